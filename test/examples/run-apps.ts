/**
 * Runs apps one after another in one process, each in its own folder and with what the `cdk` command gives it: the
 * arguments are pairs of a folder and of where its cloud assembly goes. An app that throws ends the process.
 */
import path from 'node:path';

/** What `cdk synth --no-version-reporting` says to an app of itself. */
const CONTEXT = {
  'aws:cdk:enable-path-metadata': true,
  'aws:cdk:enable-asset-metadata': true,
  'aws:cdk:disable-version-reporting': true,
  'aws:cdk:bundling-stacks': ['**'],
  '@aws-cdk/core:failSynthOnValidationErrors': false,
};

process.env.CDK_CONTEXT_JSON = JSON.stringify(CONTEXT);
process.env.CDK_DEFAULT_REGION = 'us-east-1';
const [, , ...args] = process.argv;
for (let at = 0; at < args.length; at += 2) {
  const [folder = '', output = ''] = args.slice(at);
  process.env.CDK_OUTDIR = output;
  process.chdir(folder);
  require(path.join(folder, 'app.ts'));
}
