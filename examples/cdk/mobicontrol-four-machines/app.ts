import { App } from 'aws-cdk-lib';
import { MobiControlFourMachines } from './stack';

const app = new App();
new MobiControlFourMachines(app, 'MobiControlFourMachines', {
  // Placeholders, which stand in no document: put the ports of your own installation here.
  componentPorts: {
    searchServerToManagementServer: 60001,
    managementServerToSqlServer: 60002,
    deploymentServerToManagementServer: 60003,
  },
});
app.synth();
