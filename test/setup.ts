// The validator that comes with aws-cdk-lib costs more than a second per test file. A suite that wants it deletes the
// variable before its first synth, or feeds its templates to the validator itself.
process.env.CDK_VALIDATION ??= 'false';
