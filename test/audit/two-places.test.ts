import { audit, why } from '../../lib/audit';
import { role } from '../../lib/resolve';
import { crane, deployed, entry, group, NEEDED, quay } from './quay';

describe('a role that stands in two places', () => {
  const deployment = deployed(group('North', NEEDED.map(entry)) + group('South', [entry('tcp 443 0.0.0.0/0')]));
  const roles = [crane(['North']), crane(['South'])];

  test('is audited in each, and the second is numbered', () => {
    const { requirements, roles: told, beyond } = audit(deployment, roles);
    expect(told.map(({ name, machines }) => [name, machines])).toEqual([
      ['QUAY_CRANE', ['North']],
      ['QUAY_CRANE_2', ['South']],
    ]);
    const alone = roles.map((one) => audit(deployment, [one]));
    const standing = (all: typeof requirements) => all.map((one) => [one.requirement, one.standing]);
    expect(standing(requirements)).toEqual(alone.flatMap((one) => standing(one.requirements)));
    expect(new Set(requirements.map((one) => one.entry))).toEqual(new Set(['QUAY_CRANE', 'QUAY_CRANE_2']));
    expect(beyond.length).toBe(alone.flatMap((one) => one.beyond).length);
  });

  test('bears one name where both are the same machines, said in any order', () => {
    const both = [crane(['North', '10.1.0.0/24']), crane(['10.1.0.0/24', 'North'])];
    expect(audit(deployment, both).roles.map(({ name }) => name)).toEqual(['QUAY_CRANE', 'QUAY_CRANE']);
  });

  test('takes no number that another entry has for its name', () => {
    const other = { ...crane(['North']), entry: role(quay, {}, 'crane', { name: 'QUAY_CRANE_2' }) };
    expect(audit(deployment, [...roles, other]).roles.map(({ name }) => name)).toEqual([
      'QUAY_CRANE',
      'QUAY_CRANE_3',
      'QUAY_CRANE_2',
    ]);
  });

  test('is asked about by the name of one of them', () => {
    const asking = (from: string) => why(deployment, { from, to: '192.0.2.7:7000/tcp' }, roles).answer;
    expect([asking('QUAY_CRANE'), asking('QUAY_CRANE_2')]).toEqual(['allowed', 'denied']);
    expect(() => asking('crane')).toThrow(
      "from: several roles are called 'crane'; write it as one of QUAY_CRANE (on North) or QUAY_CRANE_2 (on South)",
    );
  });
});
