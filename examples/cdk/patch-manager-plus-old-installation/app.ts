import { App } from 'aws-cdk-lib';
import { PatchManagerPlusOldInstallation } from './stack';

const app = new App();
new PatchManagerPlusOldInstallation(app, 'PatchManagerPlusOldInstallation');
app.synth();
