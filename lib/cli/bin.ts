#!/usr/bin/env node
import { forgiveClosedPipes, screenOf } from './output';
import { runPortolan } from './program';

/** What the command never means to say: 1 belongs to commands that judge, 2 to bad input. */
const OUR_FAULT = 70;

forgiveClosedPipes();
// The exit code is set and the process ends by itself, so that what was written reaches a pipe whole.
try {
  process.exitCode = runPortolan(process.argv.slice(2), {
    writeOut: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
    screen: screenOf(process.stdout, process.env),
  });
} catch (fault) {
  process.stderr.write(`portolan: a fault of its own, please report it: ${(fault as Error).stack ?? fault}\n`);
  process.exitCode = OUR_FAULT;
}
