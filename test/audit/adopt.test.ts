import { adopt, renderAdoption } from '../../lib/audit';
import { findProduct } from '../../lib/catalog';
import { tryRole } from '../../lib/resolve';
import { crane, deployed, entry, firewall, group, NEEDED, TOWER } from './quay';

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

test('what our construct refuses and a rule opens today would be lost: it is said, and nothing is proved', () => {
  const product = findProduct('mobicontrol');
  if (product === undefined) throw new Error('no such product');
  const profile = { serverLocation: 'DMZ', platforms: ['Android'], fcm: true };
  const { entry: device } = tryRole(product, profile, 'device');
  // Nothing says what is spoken on these ports, and so no line of ours can read a name there.
  const deployment = deployed(firewall('pass tcp 10.1.0.0/24 any -> any 5228:5230 (flow:to_server; sid:1;)'));
  const adoption = adopt(deployment, [
    { entry: device, machines: ['10.1.0.0/24'], peers: { deploymentServer: ['10.2.0.4/32'] } },
  ]);
  const [filter] = adoption.filters;
  expect([adoption.proved, filter?.narrowed.map(({ rule }) => rule.rule)]).toEqual([false, ['Lines sid 1']]);
  expect(filter?.lost).toEqual([
    'out http, opaque 5228-5230 to 0.0.0.0/0 meaning fcm-xmpp.googleapis.com and fcm.googleapis.com',
  ]);
  const page = renderAdoption(adoption, { width: 200, colour: false });
  expect(page).toContain('Not proved: something that is asked for would be lost, or the construct cannot open it.');
  expect(page).toContain('asked for, and lost by the change\n');
});

test('a group that one role bears alone and another together with a second group is told once, for both', () => {
  const deployment = deployed(group('Base', ['tcp 22 10.0.0.0/8'].map(entry)) + group('Cranes', NEEDED.map(entry)));
  const roles = [{ entry: TOWER, machines: ['Cranes', 'Base'] }, crane(['Cranes'])];
  for (const some of [roles, [...roles].reverse()]) {
    const { filters, proved } = adopt(deployment, some);
    expect(filters.map(({ filter, replaced, kept }) => [filter, replaced.length, kept.length]).sort()).toEqual([
      ['Base', 0, 1],
      ['Cranes', 3, 0],
    ]);
    expect(proved).toBe(true);
  }
});
