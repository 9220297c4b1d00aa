import { App } from 'aws-cdk-lib';
import { MobiControlDmz } from './stack';

const app = new App();
new MobiControlDmz(app, 'MobiControlDmz');
app.synth();
