import { code, headed, markdownText, plain, table } from '../../report/markdown';
import type { Change, Difference } from '../difference';
import { notUnderstoodRows } from './audit-markdown';
import { sameWords } from './difference-text';
import { counted, MORE, openingWords, partsOfOpening } from './words';

/**
 * A difference as a change request that a firewall team works through: numbered over all, by filter, what to open before
 * what to close, every block written out.
 */
export function differenceMarkdown(diff: Difference): string {
  const { before, after } = diff.notUnderstood;
  const unread = [
    ...headed('Not understood in the first', notUnderstoodRows(before)),
    ...headed('Not understood in the second', notUnderstoodRows(after)),
  ];
  if (diff.same) return markdownText([plain(sameWords(diff.notUnderstood)), ...unread]);
  const wanted = [...wantedOf(diff.gained, 'open'), ...wantedOf(diff.lost, 'close')];
  const bodies = [...new Set(wanted.map(({ body }) => body))];
  const ordered = bodies.flatMap((body) => wanted.filter((one) => one.body === body));
  const rows = ordered.map((one, at) => ({ body: one.body, cells: [`${at + 1}`, ...cellsOf(one)] }));
  const count = (what: Wanted['what']) => wanted.filter((one) => one.what === what).length;
  return markdownText([
    '## Change request',
    '',
    `${counted(wanted.length, 'change')}: ${count('open')} to open, ${count('close')} to close.`,
    ...bodies.flatMap((body) => [
      '',
      `### ${code(body)}`,
      '',
      ...table(
        HEAD,
        rows.filter((one) => one.body === body).map(({ cells }) => cells),
      ),
    ]),
    ...headed(
      'To be looked at before',
      ordered.some(({ perhaps }) => perhaps)
        ? [
            'What is marked “perhaps” hangs on what the files do not say: a value that is known at deployment alone, or a part that was not understood.',
          ]
        : [],
    ),
    ...headed(
      'Not told to its end',
      [...diff.gained, ...diff.lost].flatMap(({ body, why, whole }) =>
        whole ? [] : [`- ${code(`${body} ${why}`)}: ${MORE}`],
      ),
    ),
    ...unread,
  ]);
}

const HEAD = ['No', 'Do', 'Transport and ports', 'From', 'To', 'Names', 'Why'];

interface Wanted {
  readonly body: string;
  readonly what: 'open' | 'close';
  readonly open: Change['open'][number];
  readonly why: readonly string[];
  readonly perhaps: boolean;
}

/** What several rules open alike is one change. */
function wantedOf(changes: readonly Change[], what: Wanted['what']): readonly Wanted[] {
  const byWords = new Map<string, Wanted>();
  for (const { body, why, open, perhaps } of changes) {
    for (const one of open) {
      const { witness: _, rule: __, ...same } = one;
      const key = JSON.stringify([body, same, perhaps, openingWords(one)]);
      const known = byWords.get(key);
      byWords.set(key, { body, what, open: one, why: [...(known?.why ?? []), why], perhaps });
    }
  }
  return [...byWords.values()];
}

function cellsOf({ what, open, why, perhaps }: Wanted): readonly string[] {
  const { traffic, from, to, names } = partsOfOpening(open, Number.POSITIVE_INFINITY);
  return [
    `**${what}**${perhaps ? ' (perhaps)' : ''}`,
    ...[traffic, from, to, names].map(code),
    [...new Set(why)].map(code).join('<br>'),
  ];
}
