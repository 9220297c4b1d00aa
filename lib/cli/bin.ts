#!/usr/bin/env node
import { forgiveClosedPipes, screenOf } from './output';
import { runPortolan } from './program';

forgiveClosedPipes();
// The exit code is set and the process ends by itself, so that what was written reaches a pipe whole.
process.exitCode = runPortolan(process.argv.slice(2), {
  writeOut: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
  screen: screenOf(process.stdout, process.env),
});
