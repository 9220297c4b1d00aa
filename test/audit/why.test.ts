import { readDeployment, why, whyRule } from '../../lib/audit';
import { crane, deployed, entry, group, NEEDED } from './quay';

const RESOURCES =
  group('Cranes', NEEDED.map(entry)) + group('Towers', [entry('tcp 443 0.0.0.0/0')], [entry('tcp 8383 Cranes Source')]);
const deployment = deployed(RESOURCES);
const roles = [crane(['Cranes'])];
const asked = (to: string, from = 'Cranes') => why(deployment, { from, to }, roles);

describe('a connection', () => {
  test('is allowed by the rule that lets it through, and asked for by the sentence that needs it', () => {
    const answer = asked('login.quay.example:443/tls');
    expect([answer.answer, answer.stages.flatMap(({ by }) => by.map(({ rule }) => rule))]).toEqual([
      'allowed',
      ['egress 1'],
    ]);
    expect(answer.askedBy.map(({ requirement }) => requirement)).toEqual(['crane-office']);
    expect(answer.askedBy[0]?.cites[0]?.quote).toContain('443');
    expect(answer.nearest).toEqual([]);
  });

  test('is denied where no rule lets it through, and what comes nearest differs in one thing', () => {
    const answer = asked('192.0.2.7:7002/tcp');
    expect([answer.answer, answer.stages.map(({ by, closedBy }) => [by, closedBy])]).toEqual(['denied', [[[], null]]]);
    expect(answer.askedBy).toEqual([]);
    expect(answer.nearest.map(({ requirement, differs }) => [requirement, differs])).toContainEqual([
      'crane-depot',
      ['port'],
    ]);
  });

  test('is partly allowed where some of what is asked about is', () => {
    expect(asked('192.0.2.0/23:7000/tcp').answer).toBe('partly');
    expect(asked('192.0.2.0/24:7000-7002/tcp').answer).toBe('partly');
  });

  test('is unknown where a value that comes later decides', () => {
    const late = `${group('Cranes', NEEDED.map(entry))}        - { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: !Ref Depot }\n`;
    const answer = why(deployed(late, 'Parameters: { Depot: { Type: String } }\n'), {
      from: 'Cranes',
      to: '203.0.113.7:22/tcp',
    });
    expect(answer.answer).toBe('unknown');
  });

  test('between two groups passes what the one opens and the other takes', () => {
    expect(asked('Towers:8383/tcp').stages.map(({ name, answer }) => [name, answer])).toEqual([
      // Nobody knows whether the members of the group stand in the block that is open.
      ['Cranes', 'unknown'],
      ['Towers', 'allowed'],
    ]);
    expect(asked('Towers:8384/tcp').answer).toBe('denied');
  });

  test('may start at an entry, and without roles nobody asks for it', () => {
    expect(asked('login.quay.example:443/tls', 'crane').answer).toBe('allowed');
    const alone = why(deployment, { from: 'Cranes', to: '192.0.2.7:7000/tcp' });
    expect([alone.answer, alone.askedBy, alone.nearest]).toEqual(['allowed', [], []]);
  });

  test('is unknown where nothing that was read decides about it', () => {
    expect(why(deployment, { from: '10.0.0.1', to: '10.0.0.2:22/tcp' }).answer).toBe('unknown');
  });

  test('starts at a group by its own id first, and by no name that two groups bear', () => {
    const groups = [
      { GroupId: 'sg-1', GroupName: 'sg-2', IpPermissions: [], IpPermissionsEgress: [] },
      {
        GroupId: 'sg-2',
        GroupName: 'web',
        IpPermissions: [],
        IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      },
      { GroupId: 'sg-3', GroupName: 'web', IpPermissions: [], IpPermissionsEgress: [] },
    ];
    const text = JSON.stringify({ SecurityGroups: groups });
    const from = (start: string) =>
      why(readDeployment([{ name: 'g.json', text }]), { from: start, to: '192.0.2.7:22/tcp' });
    expect(from('sg-2').answer).toBe('allowed');
    expect(() => from('web')).toThrow("called 'web'; write it as one of sg-2 (g.json:1) or sg-3 (g.json:1)");
  });

  test('goes through no firewall that does not stand there', () => {
    const question = { from: 'Cranes', to: '192.0.2.7:7000/tcp' };
    expect(() => why(deployment, question, [], { through: ['Wall'] })).toThrow("'Wall'");
  });

  test('is denied where each end opens another part of it', () => {
    const apart = deployed(
      group('Cranes', [entry('tcp 7000 10.0.0.0/8')]) +
        group('Towers', [entry('tcp 443 0.0.0.0/0')], [entry('tcp 7001 10.0.0.0/8')]),
    );
    const answer = why(apart, { from: 'Cranes', to: 'Towers:7000-7001/tcp' });
    expect([answer.stages.map((one) => one.answer), answer.answer]).toEqual([['partly', 'partly'], 'denied']);
  });

  test.each(['login.quay.example:443/quic', 'login.quay.example:99999/tls', 'login..example:443', ''])(
    'that is written as %p is refused',
    (to) => expect(() => asked(to)).toThrow('is no end of a connection'),
  );
});

describe('the end of a connection', () => {
  const saying = (to: string) => {
    try {
      return asked(to).question;
    } catch (fault) {
      return (fault as Error).message;
    }
  };

  test.each([
    ['203.0.113.7', '203.0.113.7:443/tcp'],
    ['203.0.113.7/udp', '203.0.113.7:443/udp'],
    ['Towers', 'Towers:443/tcp'],
    ['login.quay.example', 'login.quay.example:443/tcp'],
    ['2001:db8::1', '[2001:db8::1]:443/tcp'],
    ['2001:db8::1/tls', '[2001:db8::1]:443/tls'],
    ['[2001:db8::1]', '[2001:db8::1]:443/tcp'],
    ['2001:db8::/32', '[2001:db8::/32]:443/tcp'],
    // The end of it may be the port, or of the address.
    ['2001:db8::1:443/tcp', '[2001:db8::1]:443/tcp or [2001:db8::1:443]:443/tcp'],
  ])('of which nobody can tell the port is refused with its spelling: %s', (to, instead) => {
    expect(saying(to)).toContain(`'${to}' does not say which port; write ${instead}, with the port that is meant`);
  });

  test('of IPv6 stands in brackets before its port, and without them where the port cannot be its own', () => {
    const over6 = deployed(
      `${group('Cranes', NEEDED.map(entry))}        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIpv6: "2001:db8::/32" }\n`,
    );
    const answers = ['[2001:db8::1]:443/tcp', '2001:db8:0:0:0:0:0:1:443', '[2001:db9::1]:443/tcp', '[2001:db8::1]:80'];
    expect(answers.map((to) => why(over6, { from: 'Cranes', to }).answer)).toEqual([
      'allowed',
      'allowed',
      'denied',
      'denied',
    ]);
  });

  test('has every port where a star stands for it, and of ICMP it needs none', () => {
    expect(asked('192.0.2.7:*/tcp').answer).toBe('partly');
    expect(asked('192.0.2.7/icmp').answer).toBe('denied');
  });

  test('that is no block says why, at either end, and both are told at once', () => {
    expect(saying('10.0.0.1/16:443/tcp')).toContain(
      "to: '10.0.0.1/16' has host bits set; did you mean 10.0.0.0/16 or 10.0.0.1/32?",
    );
    expect(() => asked('login.quay.example', '10.0.0.300')).toThrow(/from: '10\.0\.0\.300' .*\n.*to: 'login/);
  });
});

describe('a rule', () => {
  test('is asked for by what needs it', () => {
    const answer = whyRule(deployment, { rule: 'egress 2' }, roles);
    expect([answer.rule.filter, answer.action, answer.askedBy.map(({ requirement }) => requirement)]).toEqual([
      'Cranes',
      'pass',
      ['crane-depot'],
    ]);
  });

  test('that nothing needs says what comes nearest', () => {
    const odd = deployed(group('Cranes', [...NEEDED, 'tcp 7002 192.0.2.0/24'].map(entry)));
    const answer = whyRule(odd, { rule: 'egress 4' }, roles);
    expect([answer.askedBy, answer.nearest.map(({ requirement }) => requirement)]).toEqual([
      [],
      expect.arrayContaining(['crane-depot']),
    ]);
  });

  test('of a name that several filters have is told apart by its filter', () => {
    expect(() => whyRule(deployment, { rule: 'egress 1' })).toThrow('Cranes egress 1');
    expect(whyRule(deployment, { rule: 'Towers egress 1' }).rule.filter).toBe('Towers');
  });
});
