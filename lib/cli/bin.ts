#!/usr/bin/env node
import { forgiveClosedPipes, screenOf } from '../report';
import { OUR_FAULT, runPortolan } from './program';

forgiveClosedPipes(({ message }) => {
  process.stderr.write(`portolan: the result could not be written whole (${message})\n`);
  process.exitCode = OUR_FAULT;
});
const progress = (text: string | null) => process.stderr.write(`\r\u001b[K${text ?? ''}`);
// The exit code is set and the process ends by itself, so that what was written reaches a pipe whole.
const run = async () =>
  runPortolan(process.argv.slice(2), {
    writeOut: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
    screen: { ...screenOf(process.stdout, process.env), ...(process.stderr.isTTY ? { progress } : {}) },
    // The only clock of the command.
    today: new Date().toISOString().slice(0, 10),
  });
run().then(
  (code) => {
    process.exitCode = code;
  },
  (fault) => {
    process.stderr.write(`portolan: a fault of its own, please report it: ${(fault as Error).stack ?? fault}\n`);
    process.exitCode = OUR_FAULT;
  },
);
