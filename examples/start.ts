/**
 * What `npm start` runs: synthesizes the stack of `examples/cdk/endpoint-central-jp` into `cdk.out/`, and prints what it
 * opens, with the sentence of the vendor that asks for each rule and the verdict of the proof.
 */
import path from 'node:path';
import { App } from 'aws-cdk-lib';
import type { Report } from 'portolan/cdk';
import { forgiveClosedPipes, renderPlan, renderText, screenOf, wrapWords } from 'portolan/report';
import { EndpointCentralJp } from './cdk/endpoint-central-jp/stack';

forgiveClosedPipes(({ message }) => {
  process.stderr.write(`the reports could not be written whole (${message})\n`);
  process.exitCode = 1;
});

// The validator that comes with the CDK costs more time than all the rest; the tests run it over this very template.
process.env.CDK_VALIDATION ??= 'false';

const root = path.resolve(__dirname, '..');
const app = new App({ outdir: path.join(root, 'cdk.out') });
const stack = new EndpointCentralJp(app, 'EndpointCentralJp');
app.synth();

const firewallReport = stack.firewall.report;
const reports = [stack.agents.report, stack.server.report, firewallReport];
const screen = screenOf(process.stdout, process.env);
const rule = '─'.repeat(Math.min(screen.width, 80));
const write = (text: string) => process.stdout.write(`${wrapWords(text, screen.width).join('\n')}\n`);
for (const report of reports) {
  // Of a group the openings of its report say everything; a firewall's rules are shown as they are deployed.
  const rules = report === firewallReport ? `${renderPlan(stack.firewall.plan, screen)}\n` : '';
  process.stdout.write(`${rules}${renderText(report, screen)}\n${rule}\n\n`);
}
for (const line of closing(reports)) write(line);
write(`The template stands in cdk.out/${stack.templateFile}`);
if (!reports.every(({ verdict }) => verdict.clean)) process.exitCode = 1;

function closing(all: readonly Report[]): readonly string[] {
  const open = all.filter(({ verdict }) => !verdict.clean);
  if (open.length > 0) return open.map(({ subject, verdict }) => `${subject}: ${verdict.sentence}`);
  const [rows, widened, uncovered] = (['rows', 'widened', 'uncovered'] as const).map((list) =>
    all.reduce((sum, report) => sum + report[list].length, 0),
  );
  return [
    `Proved: ${all.length} plans, ${rows} openings, ${widened} of them wider than asked for, ${uncovered} flows uncovered; nothing is open that these reports do not tell.`,
  ];
}
