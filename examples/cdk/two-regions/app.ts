import { App } from 'aws-cdk-lib';
import { FleetInRegion } from './stack';

const app = new App();
for (const region of ['ap-northeast-1', 'ap-northeast-3']) {
  new FleetInRegion(app, `Fleet-${region}`, { region });
}
app.synth();
