import type { Audit, RequirementStanding } from '../result';
import { counted } from './words';

/** How an audit ends: `good` where nothing is to do, `careful` where something is open beside, `bad` where something lacks. */
export type Tone = 'good' | 'careful' | 'bad';

/** What an audit found, in one sentence with figures. */
export function verdictOf(audit: Audit): { readonly tone: Tone; readonly sentence: string } {
  const { requirements, beyond, denials, notUnderstood, fine, clean } = audit;
  const of = (standing: RequirementStanding) => requirements.filter((one) => one.standing === standing).length;
  const asked = requirements.length - of('not-asked');
  const open = of('open');
  const others = [
    ...some(of('partly'), (count) => `${are(count)} partly open`),
    ...some(of('closed'), (count) => `${are(count)} closed`),
    ...some(of('unknown'), (count) => `${are(count)} unknown`),
  ];
  const standing =
    asked === 0
      ? 'No requirement has to be open here'
      : open === asked
        ? `All that has to be open is open (${counted(open, 'requirement')})`
        : `of ${counted(asked, 'requirement')}, ${[...(open === 0 ? [] : [`${are(open)} open`]), ...others].join(', ')}`;
  const broken = denials.filter((one) => one.standing === 'broken').length;
  const beside = [
    ...(beyond.length === 0
      ? ['nothing is open that nobody asked for']
      : [`${counted(beyond.length, 'opening')} that nobody asked for`]),
    ...some(broken, (count) => `${counted(count, 'ban')} of the documents broken`),
    notUnderstood.length === 0
      ? 'nothing was left unread'
      : `${counted(notUnderstood.length, 'part')} of what was read not understood`,
  ];
  return {
    tone: clean && notUnderstood.length === 0 ? 'good' : fine ? 'careful' : 'bad',
    sentence: `${capital([standing, ...beside].join('; '))}.`,
  };
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function are(count: number): string {
  return `${count} ${count === 1 ? 'is' : 'are'}`;
}

function some(count: number, words: (count: number) => string): readonly string[] {
  return count === 0 ? [] : [words(count)];
}
