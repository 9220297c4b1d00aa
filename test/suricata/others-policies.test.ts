/** What is read in policies of others, held against what the engine lets through: whole policies, in the engine's own order. */

import type { Attempt } from './conversation';
import { policyOf, readVerdict, VARIABLES } from './others-policies';
import { randomLine, randomOf } from './others-random';
import { verdictsOf } from './verdicts';

const [OURS, THEIRS] = ['10.0.0.5', '203.0.113.9'];
const [OURS6, THEIRS6] = ['2001:db8::5', '2001:db8:9::9'];
const NAME = 'www.example.com';

const ATTEMPTS: readonly Attempt[] = [
  ...(['1.2', '1.3', 'split', 'long'] as const).map(
    (how): Attempt => ({ from: OURS, to: THEIRS, port: 443, speaks: { kind: 'tls', name: NAME, how } }),
  ),
  ...['other.example.org', 'example.com', 'evilexample.com', NAME.toUpperCase(), null].map(
    (name): Attempt => ({ from: OURS, to: THEIRS, port: 443, speaks: { kind: 'tls', name, how: '1.3' } }),
  ),
  ...[NAME, 'other.example.org', null].map(
    (name): Attempt => ({ from: OURS, to: THEIRS, port: 80, speaks: { kind: 'http', name } }),
  ),
  ...(['opaque', 'handshake', 'udp', 'icmp', 'other'] as const).flatMap((kind): readonly Attempt[] => [
    { from: OURS, to: THEIRS, port: 22, speaks: { kind } },
    { from: THEIRS, to: OURS, port: 443, speaks: { kind } },
  ]),
  { from: THEIRS, to: OURS, port: 443, speaks: { kind: 'tls', name: NAME, how: '1.3' } },
  { from: OURS, to: '10.1.0.9', port: 443, speaks: { kind: 'tls', name: NAME, how: '1.3' } },
  { from: OURS6, to: THEIRS6, port: 443, speaks: { kind: 'tls', name: NAME, how: '1.3' } },
];

const POLICIES = 32;

test('What is said to pass does, what is said to be closed is, and most of it is said', () => {
  const random = randomOf(4711);
  let known = 0;
  let all = 0;
  const wrong: string[] = [];
  for (let policy = 0; policy < POLICIES; policy++) {
    const lines = Array.from({ length: 1 + Math.floor(random() * 5) }, (_, index) => randomLine(random, index + 1));
    const seen = verdictsOf(ATTEMPTS, lines, VARIABLES);
    const { filter } = policyOf(lines);
    ATTEMPTS.forEach((attempt, index) => {
      const verdict = readVerdict(filter, attempt);
      all++;
      if (verdict === 'unknown') return;
      known++;
      if (verdict !== seen[index]) wrong.push(`${JSON.stringify(attempt)} ${verdict}:\n${lines.join('\n')}`);
    });
  }
  expect(wrong).toEqual([]);
  expect(known / all).toBeGreaterThan(0.7);
});
