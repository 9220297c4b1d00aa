import { harmful, harmless, type Operator, type Seed } from '../seeds';
import { put } from '../spots';
import { LINES } from '../words';

/** A line of Suricata that is a rule. */
const RULE = /^\s*(?:pass|drop|reject|alert) /;

const onLine =
  (change: (line: string, all: readonly string[], at: number) => string | undefined): Operator['seeds'] =>
  (spots) =>
    spots.flatMap((spot) => {
      const { value: text } = spot;
      if (!LINES.has(spot.word) || typeof text !== 'string' || !text.split('\n').some((line) => RULE.test(line)))
        return [];
      const all = text.split('\n');
      return all.flatMap((line, at): readonly Seed[] => {
        const changed = RULE.test(line) ? change(line, all, at) : undefined;
        if (changed === undefined || changed === line) return [];
        const next = all.map((one, index) => (index === at ? changed : one)).join('\n');
        return [
          { at: `${spot.path.join('/')}:${at + 1}`, value: line.replace(/sid:\d+/, ''), act: () => put(spot, next) },
        ];
      });
    });

/** Lines of Suricata. */
export const IN_LINES: readonly Operator[] = [
  harmful(
    'a line opens instead of closing, or closes',
    onLine((line) => (line.trimStart().startsWith('pass ') ? line.replace('pass', 'drop') : undefined)),
  ),
  harmful(
    'a line is dropped',
    onLine((line) => (line.trimStart().startsWith('pass ') ? '' : undefined)),
  ),
  harmful(
    'the name of a line has another label',
    onLine((line) => {
      const next = line.replace(/content:"(\.?)([^"|.]+)\./, 'content:"$1altered.');
      return next === line ? undefined : next;
    }),
  ),
  harmful(
    'the dot of the name of a line is dropped',
    onLine((line) => (/content:"\.[a-z]/.test(line) ? line.replace('content:".', 'content:"') : undefined)),
  ),
  harmful(
    'a name of a line is its ending alone',
    onLine((line) =>
      /startswith; ?/.test(line) && /endswith/.test(line) && !/dotprefix/.test(line)
        ? line.replace(/startswith; ?/, '')
        : undefined,
    ),
  ),
  harmful(
    'the port of a line is the next one',
    onLine((line) => {
      const next = line.replace(/(-> \S+ )(\d+)( \()/, (_, a, p, b) => `${a}${Number(p) + 1}${b}`);
      return next;
    }),
  ),
  harmful(
    'a line closes all before the others',
    onLine((line, all, at) =>
      at === all.findIndex((one) => RULE.test(one)) && all.some((one) => one.trimStart().startsWith('pass '))
        ? `drop ip any any -> any any (sid:999999; rev:1;)\n${line}`
        : undefined,
    ),
  ),
  harmless(
    'a line has a comment above',
    onLine((line) => `# as agreed\n\n${line}`),
  ),
  harmless(
    'a line has another sid',
    onLine((line) => line.replace(/sid: ?\d+/, 'sid:987654')),
  ),
  harmless(
    'a line has another revision',
    onLine((line) => line.replace(/rev: ?\d+/, 'rev:77')),
  ),
  harmless(
    'a line has another message',
    onLine((line) =>
      /msg:"/.test(line) ? line.replace(/msg:"[^"]*"/, 'msg:"reviewed"') : line.replace('(', '(msg:"reviewed"; '),
    ),
  ),
  harmless('the lines of one action stand in another order', (spots) =>
    spots.flatMap((spot): readonly Seed[] => {
      if (!LINES.has(spot.word) || typeof spot.value !== 'string') return [];
      const all = spot.value.split('\n').filter((line) => RULE.test(line));
      if (all.length < 2 || !all.every((line) => line.trimStart().startsWith('pass '))) return [];
      return [{ at: spot.path.join('/'), value: spot.value, act: () => put(spot, all.reverse().join('\n')) }];
    }),
  ),
];
