import { App } from 'aws-cdk-lib';
import { IsmCloudOneRemoteControl } from './stack';

const app = new App();
new IsmCloudOneRemoteControl(app, 'IsmCloudOneRemoteControl', {
  // Addresses of documentation (RFC 5737): put those of your service here, which the page does not print.
  servers: { systemServer: ['192.0.2.10'], rcSystemServer: ['192.0.2.20', '192.0.2.21'] },
});
app.synth();
