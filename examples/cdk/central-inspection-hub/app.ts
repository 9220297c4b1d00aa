import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { CentralInspectionHub } from './stack';

const app = new App();
new CentralInspectionHub(app, 'CentralInspectionHub', {
  requests: path.join(__dirname, 'requests'),
  // What the spokes' apps say of their attachments, once these stand.
  spokes: [{ name: 'Tokyo', attachmentId: 'tgw-attach-0123456789abcdef0', block: '10.80.0.0/16' }],
});
app.synth();
