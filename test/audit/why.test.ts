import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  difference,
  type Explanation,
  readDeployment,
  readReach,
  renderExplanation,
  renderRuleExplanation,
  why,
  whyRule,
} from '../../lib/audit';
import { openingsWords, ruleWords } from '../../lib/audit/pages/words';
import { crane, deployed, entry, firewall, group, NEEDED } from './quay';

const RESOURCES =
  group('Cranes', NEEDED.map(entry)) + group('Towers', [entry('tcp 443 0.0.0.0/0')], [entry('tcp 8383 Cranes Source')]);
const deployment = deployed(RESOURCES);
const roles = [crane(['Cranes'])];
const asked = (to: string, from = 'Cranes') => why(deployment, { from, to }, roles);
const page = (answer: Explanation) => renderExplanation(answer, { width: 200, colour: false });

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

  test('says which part of it is open and which is closed, and no part where all of it has one answer', () => {
    const told = (to: string) => {
      const { open, closed, perhaps } = asked(to).answered;
      return [open, closed, perhaps].map(({ shown }) => openingsWords(shown));
    };
    expect(told('192.0.2.0/23:7000-7002/tcp')).toEqual([
      ['tcp 7000-7001 from Cranes to 192.0.2.0/24, every name'],
      ['tcp 7002 from Cranes to 192.0.2.0/23, every name', 'tcp 7000-7001 from Cranes to 192.0.3.0/24, every name'],
      [],
    ]);
    expect(told('192.0.2.0/24:7000/tcp')).toEqual([['tcp 7000 from Cranes to 192.0.2.0/24, every name'], [], []]);
    expect(told('192.0.2.0/24:7002/tcp')).toEqual([[], ['tcp 7002 from Cranes to 192.0.2.0/24, every name'], []]);
    expect(page(asked('192.0.2.0/24:7000/tcp'))).not.toContain('Of what is asked about');
    expect(page(asked('192.0.2.0/24:7000-7002/tcp'))).toContain(
      'Of what is asked about\n  open: tcp 7000-7001 from Cranes to 192.0.2.0/24',
    );
  });

  test('that falls into many parts is told by the first of them, and how many more there are', () => {
    const ports = Array.from({ length: 9 }, (_, at) => `tcp ${7000 + 2 * at} 192.0.2.${at}/32`);
    const answer = why(deployed(group('Cranes', ports.map(entry))), {
      from: 'Cranes',
      to: '192.0.2.0/24:7000-7099/tcp',
    });
    expect([answer.answered.open.parts, answer.answered.open.shown.length, answer.answered.open.whole]).toEqual([
      9,
      3,
      true,
    ]);
    expect(page(answer)).toContain('open: and 6 parts more');
  });

  test('is closed by the rule that closes what is left of it, and by none that is never asked', () => {
    const lines = deployed(
      firewall(`
        pass tcp any any -> 192.0.2.0/25 7000 (flow:to_server; sid:1;)
        drop tcp any any -> 192.0.2.0/26 7000 (flow:to_server; sid:2;)
        drop tcp any any -> 192.0.2.128/25 7000 (flow:to_server; sid:3;)`),
    );
    const closing = (to: string) => why(lines, { from: '10.1.0.7', to }).stages[0]?.closedBy?.rule;
    expect(closing('192.0.2.0/24:7000/tcp')).toBe('Lines sid 3');
    expect(closing('192.0.2.0/25:7000-7001/tcp')).toBe('default');
    expect(closing('192.0.2.0/25:7000/tcp')).toBeUndefined();
  });

  test('of which two stages close a part each says of each stage which', () => {
    const two = deployed(
      group('Cranes', [entry('tcp 7000-7001 192.0.2.0/24')]) +
        firewall(`
        pass tcp any any -> 192.0.2.0/24 7001:7002 (flow:to_server; sid:1;)`),
    );
    const answer = why(two, { from: 'Cranes', to: '192.0.2.0/24:7000-7002/tcp' });
    expect(openingsWords(answer.answered.open.shown)).toEqual(['tcp 7001 from Cranes to 192.0.2.0/24, every name']);
    expect(page(answer).match(/^ +closed: .*$/gm)).toEqual([
      '  closed: tcp 7002 from Cranes to 192.0.2.0/24, every name',
      '  closed: tcp 7000 from Cranes to 192.0.2.0/24, every name',
      '           closed: tcp 7002 from Cranes to 192.0.2.0/24, every name',
      '           closed: tcp 7000 from Cranes to 192.0.2.0/24, every name',
    ]);
  });

  test('of which nobody knows who asks for it says so, and how to give a role', () => {
    const alone = page(why(deployment, { from: 'Cranes', to: '192.0.2.7:7000/tcp' }));
    expect(alone).toContain('no role was given: name one with --product PRODUCT --role ROLE, or with --request FILE');
    expect(page(asked('192.0.2.7:7000/tcp'))).not.toContain('no role was given');
    const far = why(deployment, { from: '10.2.0.1', to: 'nobody.invalid:9/udp' }, [crane(['Cranes', '10.1.0.0/24'])]);
    expect(page(far)).toContain('No requirement asks for it, and none comes near it.');
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

describe('a DNAT rule', () => {
  const publishing = (port: string) => {
    const rule = {
      ruleType: 'NatRule',
      name: 'in',
      ipProtocols: ['TCP'],
      sourceAddresses: ['*'],
      destinationAddresses: ['203.0.113.9'],
      destinationPorts: [port],
      translatedAddress: '10.9.0.7',
      translatedPort: '443',
    };
    const collection = { ruleCollectionType: 'FirewallPolicyNatRuleCollection', name: 'nat', priority: 100 };
    const resources = [
      { type: 'Microsoft.Network/firewallPolicies', name: 'Edge', properties: {} },
      {
        type: 'Microsoft.Network/firewallPolicies/ruleCollectionGroups',
        name: 'Edge/rules',
        properties: { priority: 100, ruleCollections: [{ ...collection, action: { type: 'DNAT' }, rules: [rule] }] },
      },
    ];
    const $schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
    return { name: 'main.json', text: JSON.stringify({ $schema, contentVersion: '1.0.0.0', resources }) };
  };

  test('lets in who asks for its public address and port, and no other', () => {
    const edge = readDeployment([publishing('8443')]);
    const answer = (to: string) => why(edge, { from: '198.51.100.7', to }).answer;
    expect([answer('203.0.113.9:8443/tcp'), answer('203.0.113.9:9000/tcp'), answer('10.9.0.7:443/tcp')]).toEqual([
      'allowed',
      'denied',
      'allowed',
    ]);
  });

  test('that listens at another port makes another one reachable', () => {
    const { gained, lost } = difference(readReach([publishing('8443')]), readReach([publishing('9443')]));
    const told = (changes: typeof gained) => changes.flatMap(({ open }) => openingsWords(open));
    expect([told(gained), told(lost)]).toEqual([
      [expect.stringContaining('tcp 9443 from 0.0.0.0/0 to 203.0.113.9/32')],
      [expect.stringContaining('tcp 8443 from 0.0.0.0/0 to 203.0.113.9/32')],
    ]);
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

  test('that closes says what of it counts behind the rules before it', () => {
    const lines = firewall(`
      pass tcp any any -> 192.0.2.0/25 7000 (flow:to_server; sid:1;)
      drop tcp any any -> 192.0.2.0/24 7000 (flow:to_server; sid:2;)
      drop tcp any any -> 192.0.2.0/26 7000 (flow:to_server; sid:3;)`);
    const closes = (sid: number) => whyRule(deployed(lines), { sid }).closes;
    expect([closes(1), closes(2), closes(3)]).toEqual([[], ['out tcp 7000 from 0.0.0.0/0 to 192.0.2.128/25'], []]);
    const told = renderRuleExplanation(whyRule(deployed(lines), { sid: 3 }), { width: 200, colour: false });
    expect(told).toContain('nothing, behind what decides before it');
  });

  test('of which no role says who asks for it is not said to be asked for by nobody', () => {
    const told = renderRuleExplanation(whyRule(deployment, { rule: 'egress 2' }), { width: 200, colour: false });
    expect(told).toContain('no role was given');
    expect(told).not.toContain('no requirement asks for it');
  });

  test('of Suricata that is read as several is one line by its sid, and each of them by its own name', () => {
    const lines = deployed(firewall('pass sctp any any -> any any (sid:7;)'));
    const [filter] = lines.filters;
    const named = filter?.rules.filter(({ sid }) => sid === 7).map(({ name }) => name) ?? [];
    expect(named).toEqual(['Lines sid 7 (not every one)', 'Lines sid 7 (its replies, not every one)']);
    expect(whyRule(lines, { sid: 7 }).rule.rule).toBe('Lines sid 7');
    expect(whyRule(lines, { rule: 'Policy Lines sid 7' }).rule.rule).toBe('Lines sid 7');
    expect(named.map((rule) => whyRule(lines, { rule }).rule.rule)).toEqual(named);
  });

  test('of Suricata that is written in fields is one line by its sid as well', () => {
    const header =
      "Protocol: TCP, Source: ANY, SourcePort: ANY, Direction: ANY, Destination: 192.0.2.0/25, DestinationPort: '443'";
    const fields = firewall('LINES').replace(
      /RulesString: \|\n +LINES/,
      `StatefulRules: [{ Action: DROP, Header: { ${header} }, RuleOptions: [{ Keyword: 'sid:2' }] }]`,
    );
    const lines = deployed(fields);
    expect(lines.filters[0]?.rules.filter(({ sid }) => sid === 2).length).toBeGreaterThan(1);
    expect(whyRule(lines, { sid: 2 }).rule.rule).toBe('Lines rule 1');
  });

  test('of ICMP says its types, as the other pages do', () => {
    const opens = (text: string) => whyRule(deployed(group('Cranes', [entry(text)])), { rule: 'egress 1' }).opens;
    expect(opens('icmp 8-0 0.0.0.0/0')).toEqual(['out icmp type 8 code 0 to 0.0.0.0/0']);
    expect(opens('icmp -1 10.0.0.0/8')).toEqual(['out icmp to 10.0.0.0/8']);
  });

  test('that may also not match what it takes in may do what it says, and is not said to do it', () => {
    const lines = deployed(
      firewall(`
      pass tcp 10.1.0.0/24 any -> 192.0.2.0/24 7000 (content:"crane"; flow:to_server; sid:1;)
      drop tcp 10.1.0.0/24 any -> 192.0.2.0/24 7001 (content:"crane"; flow:to_server; sid:2;)
      pass tcp 10.1.0.0/24 any -> 192.0.2.0/24 8383 (sid:3;)`),
    );
    const told = (sid: number) => {
      const answer = whyRule(lines, { sid });
      const [first] = renderRuleExplanation(answer, { width: 200, colour: false }).split('\n');
      return [answer.action, answer.perhaps, first?.replace(/^.*\) /, '')];
    };
    expect(told(1)).toEqual([
      'may-pass',
      ['out tcp 7000 from 10.1.0.0/24 to 192.0.2.0/24'],
      'may let through, as it may not match all of this',
    ]);
    expect(told(2)).toEqual([
      'may-drop',
      ['out tcp 7001 from 10.1.0.0/24 to 192.0.2.0/24'],
      'may close, as it may not match all of this',
    ]);
    // Its replies come from a port of the client, which is not computed.
    expect(told(3)).toEqual(['pass', ['out tcp every port from 192.0.2.0/24 to 10.1.0.0/24'], 'lets through']);
  });

  test('is found by whatever a page prints of it', () => {
    const files = ['arm', 'cloudformation'].flatMap((folder) => {
      const at = path.join(__dirname, '../proof/readers/templates', folder);
      return readdirSync(at).map((name) => path.join(at, name));
    });
    expect(files.length).toBeGreaterThan(10);
    for (const name of files) {
      const read = readDeployment([{ name: path.basename(name), text: readFileSync(name, 'utf8') }]);
      for (const filter of read.filters) {
        for (const { name: rule, place } of filter.rules) {
          const reference = { filter: filter.id, rule, place };
          for (const printed of [ruleWords(reference), `${filter.id} ${rule}`])
            expect(whyRule(read, { rule: printed }).rule).toEqual(reference);
        }
      }
    }
  });
});
