import { App } from 'aws-cdk-lib';
import { EndpointCentralJp } from './stack';

const app = new App();
new EndpointCentralJp(app, 'EndpointCentralJp');
app.synth();
