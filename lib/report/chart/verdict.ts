import type { Chart } from './chart';
import { type Said, say } from './dictionary';
import { isUnguarded } from './internet';

/** How a chart ends: `good` where nothing is to do, `careful` where something is to be seen, `bad` where it may not be signed. */
export type Tone = 'good' | 'careful' | 'bad';

/** The verdict of a chart in one sentence, the gravest thing first; and beside it what nobody could read, which may open more. */
export function verdictOf(chart: Chart): { readonly tone: Tone; readonly sentence: Said } {
  const verdict = ofWhatIsKnown(chart);
  const unread = chart.deployed?.notUnderstood.length ?? 0;
  if (unread === 0) return verdict;
  const [en, ja] = say('deployedUnread', { n: unread });
  const { tone, sentence } = verdict;
  return { tone: tone === 'good' ? 'careful' : tone, sentence: [`${sentence[0]} ${en}`, `${sentence[1]}${ja}`] };
}

function ofWhatIsKnown(chart: Chart): { readonly tone: Tone; readonly sentence: Said } {
  const { devices, deployed, rules } = chart;
  if (devices.some(({ verdict }) => !verdict.clean)) return { tone: 'bad', sentence: say('notProved') };
  if (deployed?.fine === false) return { tone: 'bad', sentence: say('notFine') };
  if (devices.some(({ notEnforced }) => notEnforced !== null)) return { tone: 'bad', sentence: say('notEnforced') };
  if (deployed?.clean === false) {
    return { tone: 'careful', sentence: say('notClean', { n: deployed.beyond.length }) };
  }
  const open = rules.filter(isUnguarded).length;
  if (open > 0) return { tone: 'careful', sentence: say('provedOpen', { n: open }) };
  const lacking = lackingIn(chart);
  if (lacking > 0) return { tone: 'careful', sentence: say('provedGaps', { n: lacking }) };
  return { tone: 'good', sentence: say('provedAll') };
}

/** Requirements of which some is not open though it is asked for. */
export function lackingIn({ uncovered, refused }: Chart): number {
  return new Set([...uncovered, ...refused].map(({ of }) => of)).size;
}
