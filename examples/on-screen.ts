/** How `npm start` and `npm run start:azure` print the reports of what they run. */
import { forgiveClosedPipes, type Report, renderPlan, renderText, screenOf, wrapWords } from 'portolan/report';

forgiveClosedPipes(({ message }) => {
  process.stderr.write(`the reports could not be written whole (${message})\n`);
  process.exitCode = 1;
});

const screen = screenOf(process.stdout, process.env);
const rule = '─'.repeat(Math.min(screen.width, 80));

/** Whether a line needs no wrapping. */
export function fits(text: string): boolean {
  return text.length <= screen.width;
}

/** Prints a line, wrapped where the terminal ends. */
export function print(text: string): void {
  process.stdout.write(`${wrapWords(text, screen.width).join('\n')}\n`);
}

/** Of a group the openings of its report say everything; a firewall's rules are shown as they are deployed. */
export function printReport(report: Report, firewall?: Parameters<typeof renderPlan>[0]): void {
  const rules = firewall === undefined ? '' : `${renderPlan(firewall, screen)}\n`;
  process.stdout.write(`${rules}${renderText(report, screen)}\n${rule}\n\n`);
}

/** Prints what all reports come to together; where one does not prove, the process fails. */
export function printVerdict(all: readonly Report[]): void {
  const open = all.filter(({ verdict }) => !verdict.clean);
  if (open.length > 0) {
    for (const { subject, verdict } of open) print(`${subject}: ${verdict.sentence}`);
    process.exitCode = 1;
    return;
  }
  const [rows, widened, uncovered] = (['rows', 'widened', 'uncovered'] as const).map((list) =>
    all.reduce((sum, report) => sum + report[list].length, 0),
  );
  print(
    `Proved: ${all.length} plans, ${rows} openings, ${widened} of them wider than asked for, ${uncovered} flows uncovered; nothing is open that these reports do not tell.`,
  );
}
