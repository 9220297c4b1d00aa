/** `npm run bench`: the times of the built package beside those of its peers. `README.md` says how to read them. */
import { writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { Command } from 'commander';
import { type Figure, runOf } from './harness';
import { roundsOf } from './rounds';
import { heading, rowOf } from './table';

// The validator of aws-cdk-lib would be measured on both sides, and costs more than either.
process.env.CDK_VALIDATION = 'false';
// The loader of TypeScript has every stack looked up in source maps, and the CDK takes one of each construct.
process.setSourceMapsEnabled(false);

/** Each is loaded when its turn comes: one does not pay for the SDK of another. */
const CASES = ['load', 'cidrs', 'hosts', 'compile', 'shadow', 'audit', 'cdk', 'pulumi', 'memory'] as const;

interface Options {
  readonly quick: boolean;
  readonly strict: boolean;
  readonly only?: readonly string[];
  readonly json?: string;
}

const command = new Command('bench')
  .option('--quick', 'small sizes, each work once: only whether it runs and is right', false)
  .option('--only <case...>', `some cases: ${CASES.join(', ')}`)
  .option('--json <file>', 'writes the figures to a file')
  .option('--strict', 'a missed goal is an error', false)
  .action(async ({ quick, strict, only = CASES, json }: Options) => {
    const unknown = only.filter((name) => !(CASES as readonly string[]).includes(name));
    if (unknown.length > 0) command.error(`no case is called ${unknown.join(', ')}; there are ${CASES.join(', ')}`);

    const figures: Figure[] = [];
    process.stdout.write(heading());
    const run = runOf(quick, roundsOf, (figure) => {
      figures.push(figure);
      process.stdout.write(rowOf(figure));
    });
    for (const name of CASES.filter((one) => only.includes(one))) {
      const { measure } = (await import(`./cases/${name}`)) as { measure: (of: typeof run) => Promise<void> };
      await measure(run);
    }

    const machine = `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
    if (json !== undefined) writeFileSync(json, `${JSON.stringify({ machine, quick, figures }, null, 2)}\n`);
    const wrong = figures.filter((figure) => figure.wrong !== null).length;
    const missed = figures.flatMap(({ goals }) => goals).filter(({ held }) => !held).length;
    process.stdout.write(`\n${machine}: ${figures.length} figures, ${wrong} wrong, ${missed} goals missed\n`);
    if (wrong > 0 || figures.length === 0 || (strict && missed > 0)) process.exitCode = 1;
  });

command.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
