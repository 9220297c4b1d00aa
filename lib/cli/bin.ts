#!/usr/bin/env node
import { forgiveClosedPipes, screenOf } from '../report/screen';
import { OUR_FAULT, runPortolan } from './program';
import { progressOn } from './progress';

forgiveClosedPipes(({ message }) => {
  process.stderr.write(`portolan: the result could not be written whole (${message})\n`);
  process.exitCode = OUR_FAULT;
});
const args = process.argv.slice(2);
const progress = progressOn(process.stderr, ['portolan', ...args.slice(0, 1)].join(' '), process.env);
// What is written follows the progress, which is over then.
const writer = (stream: NodeJS.WriteStream) => (text: string) => {
  progress?.close();
  stream.write(text);
};
// Ctrl-C ends it as it ends any program (130 in a shell): files are written whole or not at all.
const run = async () =>
  runPortolan(args, {
    writeOut: writer(process.stdout),
    writeError: writer(process.stderr),
    screen: {
      ...screenOf(process.stdout, process.env),
      ...(progress === null ? {} : { progress: progress.tell }),
    },
    // The only clock of the command.
    today: new Date().toISOString().slice(0, 10),
  });
run().then(
  (code) => {
    // What could not be written whole has said so before.
    process.exitCode ??= code;
    // What was written reaches a pipe whole first. The process would not end by itself while the system looks up a name of
    // portolan check, which cannot be called back.
    process.stdout.write('', () => process.stderr.write('', () => process.exit()));
  },
  (fault) => {
    progress?.close();
    process.stderr.write(`portolan: a fault of its own, please report it: ${(fault as Error).stack ?? fault}\n`);
    process.exitCode = OUR_FAULT;
  },
);
