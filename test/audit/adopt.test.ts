import { adopt } from '../../lib/audit';
import { crane, deployed, entry, group, NEEDED } from './quay';

function adopted(...lines: readonly string[]) {
  const result = adopt(deployed(group('Cranes', lines.map(entry))), [crane(['Cranes'])]);
  const [filter] = result.filters;
  if (filter === undefined) throw new Error('there is no filter');
  return { ...result, filter };
}

test('rules that open what is asked for are replaced, and the change is proved', () => {
  const { filter, proved } = adopted(...NEEDED);
  expect(filter.replaced.map(({ rule }) => rule)).toEqual(['egress 1', 'egress 2', 'egress 3']);
  expect([filter.narrowed, filter.kept, filter.opened, filter.closed, filter.lost, proved]).toEqual([
    [],
    [],
    [],
    [],
    [],
    true,
  ]);
});

test('a rule that is wider is narrowed, and the rest is said', () => {
  const { filter, proved } = adopted('tcp 443 0.0.0.0/0', 'tcp 7000-7003 192.0.2.0/24', 'tcp 8383 10.9.0.0/24');
  expect(filter.narrowed.map(({ rule, rest }) => [rule.rule, rest])).toEqual([
    ['egress 2', ['out tcp 7002-7003 to 192.0.2.0/24']],
  ]);
  expect([filter.closed, filter.lost, proved]).toEqual([['out tcp 7002-7003 to 192.0.2.0/24'], [], true]);
});

test('a rule that nothing asks for is kept, and what it opens stays open', () => {
  const { filter, proved } = adopted(...NEEDED, 'tcp 22 203.0.113.0/24');
  expect(filter.kept.map(({ rule }) => rule)).toEqual(['egress 4']);
  expect([filter.closed, proved]).toEqual([[], true]);
});

test('what the construct opens that is closed today is said', () => {
  const { filter, proved } = adopted('tcp 443 0.0.0.0/0', 'tcp 8383 10.9.0.0/24');
  expect(filter.opened).toEqual(['out tcp 7000-7001 to 192.0.2.0/24']);
  expect([filter.lost, proved]).toEqual([[], true]);
});
