import { code, headed, markdownText, plain, table } from '../../report/markdown';
import type { Alone, Change, Difference } from '../difference';
import { notUnderstoodRows } from './audit-markdown';
import { aloneCounts, aloneWords, countedBodies, headingsOf, sameWords } from './difference-words';
import { BY_OVERLAY, overlaidTitle, wordsOfOverlay } from './overlaid';
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
  if (diff.same) return markdownText([plain(sameWords(diff)), ...unread]);
  const lets = diff.added.flatMap((one) => one.lets);
  const wanted = [...wantedOf(diff.gained, 'open'), ...wantedOf(diff.lost, 'close'), ...wantedOf(lets, 'let through')];
  const alone = [
    ...diff.added.map((one) => ({ body: one.body, line: aloneLine(one, 'added') })),
    ...diff.removed.map((one) => ({ body: one.body, line: aloneLine(one, 'removed') })),
  ];
  const bodies = [...new Set([...alone, ...wanted].map(({ body }) => body))];
  const ordered = bodies.flatMap((body) => wanted.filter((one) => one.body === body));
  const rows = ordered.map((one, at) => ({ body: one.body, cells: [`${at + 1}`, ...cellsOf(one)] }));
  const count = (what: Wanted['what']) => wanted.filter((one) => one.what === what).length;
  const [open, close] = [count('open'), count('close')];
  const counts = [
    ...(open + close === 0 ? [] : [`${counted(open + close, 'change')}: ${open} to open, ${close} to close`]),
    ...[aloneCounts(diff)].filter((words) => words !== ''),
    ...(diff.restated.length === 0 ? [] : [`${countedBodies(diff, diff.restated.length)} under other terms`]),
  ];
  return markdownText([
    '## Change request',
    '',
    `${counts.join('; ')}.`,
    ...bodies.flatMap((body) => {
      const own = rows.filter((one) => one.body === body).map(({ cells }) => cells);
      return [
        '',
        `### ${code(body)}`,
        ...alone.flatMap((one) => (one.body === body ? ['', one.line] : [])),
        ...(own.length === 0 ? [] : ['', ...table(HEAD, own)]),
      ];
    }),
    ...headed(
      headingsOf(diff).restated,
      diff.restated.map(({ body, before, after }) => `- ${code(body)}: ${plain(before)} -> ${plain(after)}`),
    ),
    ...headed(
      BY_OVERLAY,
      (diff.overlaid ?? []).map(
        (one) => `- ${code(overlaidTitle(one))}: ${wordsOfOverlay(one.overlay).map(plain).join('; ')}`,
      ),
    ),
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
      [...diff.gained, ...diff.lost, ...lets].flatMap(({ body, why, whole }) =>
        whole ? [] : [`- ${code(`${body} ${why}`)}: ${MORE}`],
      ),
    ),
    ...unread,
  ]);
}

const HEAD = ['No', 'Do', 'Transport and ports', 'From', 'To', 'Names', 'Why'];

function aloneLine(one: Alone, side: 'added' | 'removed'): string {
  const words = aloneWords(one, side).replace(/:$/, '');
  return plain(`${words.charAt(0).toUpperCase()}${words.slice(1)}.`);
}

interface Wanted {
  readonly body: string;
  readonly what: 'open' | 'close' | 'let through';
  readonly open: Change['open'][number];
  readonly why: readonly string[];
  readonly askedBy: readonly string[];
  readonly perhaps: boolean;
}

/** What several rules open alike is one change. */
function wantedOf(changes: readonly Change[], what: Wanted['what']): readonly Wanted[] {
  const byWords = new Map<string, Wanted>();
  for (const { body, why, open, perhaps, askedBy } of changes) {
    for (const one of open) {
      const { witness: _, rule: __, ...same } = one;
      const key = JSON.stringify([body, same, perhaps, openingWords(one)]);
      const known = byWords.get(key);
      byWords.set(key, {
        body,
        what,
        open: one,
        why: [...(known?.why ?? []), why],
        askedBy: [...(known?.askedBy ?? []), ...askedBy],
        perhaps,
      });
    }
  }
  return [...byWords.values()];
}

function cellsOf({ what, open, why, askedBy, perhaps }: Wanted): readonly string[] {
  const { traffic, from, to, names } = partsOfOpening(open, Number.POSITIVE_INFINITY);
  return [
    `**${what}**${perhaps ? ' (perhaps)' : ''}`,
    ...[traffic, from, to, names].map(code),
    [
      ...[...new Set(why)].map(code),
      ...[...new Set(askedBy)].map((requirement) => `asked for by ${code(requirement)}`),
    ].join('<br>'),
  ];
}
