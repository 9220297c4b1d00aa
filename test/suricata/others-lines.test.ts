/** The parser that reads lines of others, held against the engine's own analysis of the same lines. */

import { LineFault } from '../../lib/proof/engines/suricata-fault';
import { type LineMeaning, readLine } from '../../lib/proof/engines/suricata-line';
import { type Analysed, analysis } from './engine';
import { WRITTEN_LINES } from './others-lines';
import { VARIABLES } from './others-policies';
import { randomLine, randomOf } from './others-random';

const random = randomOf(20);
const generated = Array.from({ length: 150 }, (_, index) => randomLine(random, index + 1));
const lines = [...new Set([...WRITTEN_LINES, ...generated])].map((line, index) =>
  line.replace(/\bsid:[1-9]\d{0,8};/i, `sid:${index + 1000};`),
);

const byText = new Map<string, Analysed[]>();
for (const one of analysis(lines, VARIABLES)) byText.set(one.raw, [...(byText.get(one.raw) ?? []), one]);

const FLOWS = ['ip_only', 'like_ip_only', 'app_layer', 'app_tx'];
const OF_TRANSPORT = ['tcp', 'udp', 'ip', 'icmp', 'sctp', 'pkthdr'];

function read(line: string): LineMeaning | null {
  try {
    const meaning = readLine(line);
    // Which variables there are is known to whoever reads the whole group.
    return line.includes('$NOPE') ? null : meaning;
  } catch (fault) {
    if (fault instanceof LineFault) return null;
    throw fault;
  }
}

test('Of more than three hundred lines the parser reads exactly those that the engine loads', () => {
  expect(lines.length).toBeGreaterThan(300);
  const wrong = lines.filter((line) => (read(line) !== null) !== byText.has(line));
  expect(wrong).toEqual([]);
});

test.each(lines)('%s is to the parser what it is to the engine', (line) => {
  const [ours, [first, second] = []] = [read(line), byText.get(line)];
  if (ours === null || first === undefined) return;
  expect({ sid: ours.sid, message: ours.message ?? '' }).toEqual({ sid: first.id, message: first.msg ?? '' });
  // A line that is the same from both its ends is one to the engine.
  if (second !== undefined) expect(ours.header.bothWays).toBe(true);
  const { source, destination, sourcePorts, ports } = ours.header;
  const seen = (flag: string) => first.flags.includes(flag);
  if (!ours.header.bothWays)
    expect({
      src: seen('src_any'),
      dst: seen('dst_any'),
      sp: seen('sp_any'),
      dp: seen('dp_any'),
    }).toEqual({
      src: source.kind === 'any',
      dst: destination.kind === 'any',
      sp: sourcePorts.kind === 'any',
      dp: ports.kind === 'any',
    });
  if (ours.side !== 'both') expect(seen('toserver')).toBe(ours.side === 'client');
  const word = ours.header.protocol.toLowerCase().replace(/v?[46]$|-.*$/, '');
  if (!OF_TRANSPORT.includes(word))
    expect(first.app_proto).toMatch(word === 'http1' ? /^http/ : new RegExp(`^${word}`));
  if (ours.decidesFlow) expect(FLOWS).toContain(first.type);
  if (FLOWS.includes(first.type)) expect(ours.mayDecideFlow).toBe(true);
});
