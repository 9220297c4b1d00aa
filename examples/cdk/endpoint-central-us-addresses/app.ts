import { App } from 'aws-cdk-lib';
import { renderText } from 'portolan/cdk';
import { EndpointCentralUsAddresses } from './stack';

const app = new App();
const { agents } = new EndpointCentralUsAddresses(app, 'EndpointCentralUsAddresses');
app.synth();

// What the group opens, and what it leaves closed because the page prints no range for it.
console.error(renderText(agents.report, { width: 120, colour: false }));
