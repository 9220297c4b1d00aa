import { App } from 'aws-cdk-lib';
import { CentralInspectionSpoke } from './stack';

const app = new App();
new CentralInspectionSpoke(app, 'CentralInspectionSpoke', {
  // The transit gateway that the hub shares with this account.
  transitGatewayId: app.node.tryGetContext('transitGatewayId') ?? 'tgw-0123456789abcdef0',
});
app.synth();
