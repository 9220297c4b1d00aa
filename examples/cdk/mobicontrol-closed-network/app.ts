import { App } from 'aws-cdk-lib';
import { renderText } from 'portolan/cdk';
import { MobiControlClosedNetwork } from './stack';

const app = new App();
const { devices } = new MobiControlClosedNetwork(app, 'MobiControlClosedNetwork');
app.synth();

// What the closed network opens, and the vendor's sentence for each opening.
console.error(renderText(devices.report, { width: 120, colour: false }));
