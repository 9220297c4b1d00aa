import type { Chart, ChartDeployed } from './chart';
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

/** What was found in a deployment, in one sentence: in Japanese of the same figures. */
export function deployedSaid({ sentence, requirements, beyond, denials, notUnderstood }: ChartDeployed): Said {
  const of = (standing: ChartDeployed['requirements'][number]['standing']) =>
    requirements.filter((one) => one.standing === standing).length;
  const asked = requirements.length - of('not-asked');
  const standings = (['open', 'partly', 'closed', 'unknown'] as const).filter((one) => of(one) > 0);
  const words = { open: '開', partly: '一部開', closed: '閉', unknown: '不明' };
  const broken = denials.filter(({ standing }) => standing === 'broken').length;
  const figures = [
    asked === 0
      ? '開く必要のある要件はありません'
      : of('open') === asked
        ? `開く必要のある要件（${asked}件）はすべて開いています`
        : `要件${asked}件のうち${standings.map((one) => `${words[one]}${of(one)}件`).join('、')}`,
    beyond.length === 0 ? '要求なしに開いているものはありません' : `要求なしに開いているもの${beyond.length}件`,
    ...(broken === 0 ? [] : [`文書の禁止に反するもの${broken}件`]),
    notUnderstood.length === 0 ? '読み残しはありません' : `解釈できなかった部分${notUnderstood.length}件`,
  ];
  return [sentence, `${figures.join('。')}。`];
}

/** Requirements of which some is not open though it is asked for. */
export function lackingIn({ uncovered, refused }: Chart): number {
  return new Set([...uncovered, ...refused].map(({ of }) => of)).size;
}
