import type { Issue } from '../diagnostics';
import { toldOf } from './told';

/** Whether it is a fault of portolan, whatever was typed. */
export function isOurs({ code }: Issue): boolean {
  return code === 'proof-failed';
}

/** Everything that is wrong under its heading, each once, in the words of the command line; nothing where there is none. */
export function refusal(heading: string, issues: readonly Issue[]): string {
  const lines = [...new Set(issues.map(toldOf))];
  return lines.length === 0 ? '' : [heading, ...lines.map((line) => `- ${line}`), ''].join('\n');
}
