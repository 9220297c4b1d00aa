/**
 * What `npm start` runs: synthesizes the stack of `examples/cdk/endpoint-central-jp` into `cdk.out/`, and prints what it
 * opens, with the sentence of the vendor that asks for each rule and the verdict of the proof.
 */
import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { type Report, renderText } from 'portolan/cdk';
import { EndpointCentralJp } from './cdk/endpoint-central-jp/stack';

// A reader that goes away (`npm start | head`) is no fault.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault;
});

// The validator that comes with the CDK costs more time than all the rest; the tests run it over this very template.
process.env.CDK_VALIDATION ??= 'false';

const root = path.resolve(__dirname, '..');
const app = new App({ outdir: path.join(root, 'cdk.out') });
const stack = new EndpointCentralJp(app, 'EndpointCentralJp');
app.synth();

const reports = [stack.agents.report, stack.server.report, stack.firewall.report];
const terminal = process.stdout.isTTY === true;
const screen = {
  // Nobody knows the columns of a pipe, so nothing is wrapped there.
  width: terminal ? process.stdout.columns || 80 : Number.POSITIVE_INFINITY,
  colour: terminal && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb',
};
const rule = '─'.repeat(Math.min(screen.width, 80));
for (const report of reports) process.stdout.write(`${renderText(report, screen)}\n${rule}\n\n`);
process.stdout.write(`${closing(reports)}\nThe template stands in cdk.out/${stack.templateFile}\n`);
if (!reports.every(({ verdict }) => verdict.clean)) process.exitCode = 1;

function closing(all: readonly Report[]): string {
  const open = all.filter(({ verdict }) => !verdict.clean);
  if (open.length > 0) return open.map(({ subject, verdict }) => `${subject}: ${verdict.sentence}`).join('\n');
  const [rows, widened, uncovered] = (['rows', 'widened', 'uncovered'] as const).map((list) =>
    all.reduce((sum, report) => sum + report[list].length, 0),
  );
  return `Proved: ${all.length} plans, ${rows} openings, ${widened} of them wider than asked for, ${uncovered} flows uncovered; nothing is open that these reports do not tell.`;
}
