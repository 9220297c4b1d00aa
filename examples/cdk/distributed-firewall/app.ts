import { App } from 'aws-cdk-lib';
import { DistributedFirewall } from './stack';

const app = new App();
new DistributedFirewall(app, 'DistributedFirewall');
app.synth();
