import { join } from 'node:path';
import type { ElementFidelity } from '../../lib/model/element';
import { expectGolden } from '../golden';
import { ECC, portolan, typed } from './portolan';

interface PlanObject {
  readonly target: string;
  readonly egress?: readonly { readonly peer: object; readonly fromPort: number }[];
  readonly namesBehind?: object | null;
  readonly groups?: readonly { readonly kind: string; readonly id: string }[];
  readonly fidelity: readonly ElementFidelity[];
  readonly sources: readonly { readonly name: string; readonly addresses?: readonly string[] }[];
  readonly flows: readonly { readonly requirement: string; readonly standing: string }[];
  readonly verdict: { readonly clean: boolean };
}

const AGENT = `${ECC} --role agent --choose dataCenter=JP`;
const FIREWALL = 'compile --target aws-network-firewall';
const GROUP = 'compile --target aws-security-group';

function planOf(line: string): PlanObject {
  const { code, out, err } = typed(`${line} --json`);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as PlanObject;
}

function standingOf({ flows }: PlanObject, id: string): string | undefined {
  return flows.find(({ requirement }) => requirement === id)?.standing;
}

describe('compile', () => {
  test('gives the proved plan as plain JSON, with the fidelity of every flow', () => {
    const compiled = planOf(`${FIREWALL} ${AGENT}`);
    expect(Object.keys(compiled)).toEqual(
      expect.arrayContaining(['target', 'sources', 'fidelity', 'flows', 'verdict']),
    );
    expect(compiled.target).toBe('aws-network-firewall');
    expect(compiled.verdict.clean).toBe(true);
    const elements = new Set(compiled.fidelity.map(({ element }) => element.requirement));
    expect(new Set(compiled.flows.map(({ requirement }) => requirement))).toEqual(elements);
    expect(standingOf(compiled, 'agent-cloud-jp')).toBe('widened');
    expect(standingOf(compiled, 'agent-patch-vendors')).toBe('uncovered');
  });

  test('holds a rule string once', () => {
    const { out } = typed(`${FIREWALL} ${AGENT} --choose remoteControl=true --exact --json`);
    const sids = [...out.matchAll(/sid:(\d+);/g)].map(([, sid]) => sid);
    expect(sids.length).toBeGreaterThan(8);
    expect(new Set(sids).size).toBe(sids.length);
  });

  test('defines the source where its addresses are given, and leaves it to the user where they are not', () => {
    const bare = { name: 'ECC_AGENT', roles: ['endpoint-central-cloud.agent'] };
    expect(planOf(`${FIREWALL} ${AGENT} --source agent=10.0.0.0/16 --source agent=10.1.0.7`).sources).toEqual([
      { ...bare, addresses: ['10.0.0.0/16', '10.1.0.7/32'] },
    ]);
    expect(planOf(`${FIREWALL} ${AGENT}`).sources).toEqual([bare]);
    expect(typed(`${FIREWALL} ${AGENT}`).out).toContain(
      '$ECC_AGENT = the addresses of these machines, bound where the plan is deployed',
    );
  });

  test('writes a policy that observes, alerts on what passes and lets QUIC through, and says so first', () => {
    const options = '--mode observe --alert-on-pass --quic allow';
    const plan = planOf(`${FIREWALL} ${AGENT} ${options}`) as unknown as Record<string, unknown>;
    expect(plan).toMatchObject({ mode: 'observe', alertOnPass: true, quic: 'allow', verdict: { clean: true } });
    const { out } = typed(`${FIREWALL} ${AGENT} ${options}`);
    expect(out).toContain('mode: observe, so nothing is closed');
    expect(out).toContain('NOTHING IS ENFORCED');
    expect(out).toContain('--mode enforce closes it');
    expect(typed(`${FIREWALL} ${AGENT}`).out).toContain('--quic allow opens it to every address');
  });

  test('takes the limits that AWS raised, and refuses every other word', () => {
    expect(typed(`${FIREWALL} ${AGENT} --limit policyCapacity=50000`).code).toBe(0);
    for (const [options, words] of [
      ['--limit policyCapacity=50', '--limit policyCapacity=FIGURE'],
      ['--limit policyCapacity=many', 'a whole number from 1'],
      ['--limit policyCapacities=5', "'policyCapacities' is no limit"],
      ['--limit ruleLength=9000', '8175 for everybody'],
      ['--mode watch', "'enforce' or 'observe'"],
      ['--quic close', "'drop' or 'allow'"],
    ] as const) {
      const { code, err } = typed(`${FIREWALL} ${AGENT} ${options}`);
      expect(code).toBe(2);
      expect(err).toContain(words);
    }
  });

  test('puts everything into rule strings with --exact', () => {
    const kinds = planOf(`${FIREWALL} ${AGENT} --exact`).groups?.map(({ kind }) => kind);
    expect(kinds).toEqual(['rule-strings', 'tail']);
    expect(standingOf(planOf(`${FIREWALL} ${AGENT} --exact`), 'agent-cloud-jp')).toBe('exact');
  });

  test('names the entry as it is told to', () => {
    expect(planOf(`${FIREWALL} ${AGENT} --name OSAKA`).sources.map(({ name }) => name)).toEqual(['OSAKA']);
  });

  test('asks for host enforcement where a target cannot see names, and there alone', () => {
    const { code, out, err } = typed(`${GROUP} ${AGENT}`);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('--host-enforcement firewall, dns-firewall, proxy=CIDR:PORT or none=REASON');
    expect(typed(`${GROUP} ${AGENT} --reach-by addresses`).code).toBe(0);
  });

  test('records what stands behind names, and the reason for nothing', () => {
    const { code, out } = portolan(
      ...`${GROUP} ${AGENT} --json --host-enforcement`.split(' '),
      'none=a laboratory, alone',
    );
    expect(code).toBe(0);
    expect((JSON.parse(out) as PlanObject).namesBehind).toEqual({ kind: 'none', reason: 'a laboratory, alone' });
  });

  test.each([
    ['10.0.9.9:8080', { cidrIp: '10.0.9.9/32' }],
    ['10.0.9.0/28:8080', { cidrIp: '10.0.9.0/28' }],
    ['[::1]:8080', { cidrIpv6: '::1/128' }],
    ['[2001:db8::/64]:8080', { cidrIpv6: '2001:db8::/64' }],
    ['[2001:db8::]/64:8080', { cidrIpv6: '2001:db8::/64' }],
  ])('sends what may go there through a proxy at %s', (where, peer) => {
    const compiled = planOf(`${GROUP} ${AGENT} --host-enforcement proxy=${where}`);
    expect(compiled.egress?.map((rule) => [rule.peer, rule.fromPort])).toEqual([[peer, 8080]]);
    expect(standingOf(compiled, 'agent-cloud-jp')).toBe('viaProxy');
  });

  test('closes in the group what the firewall behind it refuses', () => {
    const refused = `${ECC} --role agent --choose dataCenter=JP --supply patchVendors=download.example.com --ports agent-patch-vendors=8443`;
    const open = planOf(`${GROUP} ${refused} --host-enforcement none=test`);
    const closed = planOf(`${GROUP} ${refused} --host-enforcement firewall --leave-out agent-patch-vendors`);
    expect(open.egress?.map(({ fromPort }) => fromPort)).toEqual([443, 8443]);
    expect(closed.egress?.map(({ fromPort }) => fromPort)).toEqual([443]);
    expect(standingOf(closed, 'agent-patch-vendors')).toBe('refused');
  });

  describe('prefix lists, groups and limits', () => {
    const many = Array.from({ length: 61 }, (_, index) => `--supply patchVendors=10.0.${index}.1`).join(' ');
    const US = `${GROUP} ${ECC} --role agent --choose dataCenter=US --reach-by addresses`;
    const over = `${GROUP} ${AGENT} --reach-by addresses ${many} --ports agent-patch-vendors=8443`;

    test('put addresses into lists, and spread rules over groups', () => {
      const { out } = typed(`${US} --prefix-lists --groups 2`);
      expect(out).toContain('Rules of security group 2 of 2, all of which the machines bear');
      expect(out).toContain('egress  tcp 443  prefix list ipv4-136-143-180-0-10');
      expect(out).toContain(
        'Prefix list ipv4-136-143-180-0-10: 7 entries of IPv4 with room for 10, which is what it weighs in every rule',
      );
      expect(planOf(`${US} --prefix-lists --groups 2`)).toMatchObject({
        groups: 2,
        prefixLists: [{ id: 'ipv4-136-143-180-0-10', maxEntries: 10 }],
        weights: expect.arrayContaining([{ group: 1, direction: 'egress', family: 4, weight: 10, limit: 60 }]),
      });
    });

    test('say each way out as the option that takes it, and it leads out', () => {
      const { err } = typed(over);
      const ways = /--groups 2 spreads .*; or (--limit rulesPerSecurityGroup=63), once AWS/.exec(err);
      expect(ways).not.toBeNull();
      expect(err).not.toMatch(/prefixLists|groups: |limits: /);
      expect(typed(`${over} --groups 2`)).toMatchObject({ code: 0 });
      expect(typed(`${over} ${ways?.[1]}`)).toMatchObject({ code: 0 });
      expect(typed(`${over} --limit rulesPerSecurityGroup=62`)).toMatchObject({ code: 2 });
    });

    test.each([
      ['--groups two', "- --groups two: got 'two', expected a whole number from 1"],
      ['--groups 6', '- --groups 6: security groups that one machine bears: 6'],
      [
        '--limit rulesPerSecurityGroup=many',
        "- --limit rulesPerSecurityGroup=many: got 'many', expected a whole number",
      ],
      ['--limit rules=70', "- --limit rules=70: 'rules' is no limit that is raised on request"],
      ['--limit descriptionLength=300', '- --limit descriptionLength=300: characters of a rule description is 255'],
      ['--limit 70', "'70' is not of the form NAME=N"],
    ])('are refused where they are typed wrongly: %s', (options, sentence) => {
      const { code, out, err } = typed(`${US} ${options}`);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(sentence);
    });

    test('are remarked on where a target has no such thing', () => {
      const { code, err } = typed(`${FIREWALL} ${AGENT} --prefix-lists --groups 2`);
      expect(code).toBe(0);
      expect(err).toContain('--prefix-lists says nothing to aws-network-firewall');
      expect(err).toContain('--groups says nothing to aws-network-firewall');
    });
  });

  test('takes the alternative per party', () => {
    const line = `${FIREWALL} ${ECC} --role agent --choose dataCenter=US --reach-by names --reach-by cloud=addresses`;
    const asked = planOf(line).fidelity.map(({ element }) => `${element.requirement} ${element.asked.kind}`);
    expect(asked).toContain('agent-cloud-us cidr');
    expect(asked).toContain('agent-patch-database host');
    const byName = planOf(`${line} --without-ranges cloud=names`).fidelity.filter(
      ({ element, fidelity }) => element.requirement === 'agent-cloud-us' && fidelity.standing === 'uncovered',
    );
    expect(byName).toEqual([]);
  });

  test('demands a place for a must-have party that no document knows, or the word that it is left out', () => {
    const line = `${FIREWALL} ${AGENT} --choose distributionServer=true`;
    expect(typed(line)).toMatchObject({ code: 2, out: '' });
    expect(typed(line).err).toContain('--supply distributionServer=HOST-OR-CIDR, or --unbound distributionServer');
    expect(standingOf(planOf(`${line} --unbound distributionServer`), 'agent-distribution-server-https')).toBe(
      'unplaced',
    );
    expect(standingOf(planOf(`${line} --supply distributionServer=10.0.5.10`), 'agent-distribution-server-https')).toBe(
      'exact',
    );
  });

  test.each([
    ['group', `${GROUP} ${AGENT} --host-enforcement firewall`],
    ['firewall', `${FIREWALL} ${AGENT} --source agent=10.0.0.0/16`],
  ])('reads for a person as it was reviewed: %s', (name, line) => {
    const { code, out } = typed(line);
    expect(code).toBe(0);
    expectGolden(join(__dirname, 'golden', `compile-${name}.txt`), out);
  });

  test('says in its reports the options that make a change, never the arguments of a program', () => {
    const lines = [
      `${FIREWALL} ${AGENT}`,
      `${FIREWALL} ${AGENT} --reach-by addresses`,
      `${FIREWALL} ${ECC} --role distributionServer --choose dataCenter=EU --choose distributionServer=true`,
      `flows ${ECC} --choose dataCenter=EU --choose distributionServer=true`,
    ];
    for (const line of [...lines, ...lines.slice(0, 3).map((each) => `${each} --json`)]) {
      const { code, out } = typed(line);
      expect(code).toBe(0);
      expect(out).not.toMatch(/\[\.\.\.\]|exact: true|'\.\.\.'|withoutRanges|reachBy|hostEnforcement/);
    }
    const { out } = typed(`${FIREWALL} ${AGENT} --reach-by addresses`);
    expect(out).toContain(
      '--supply patchDatabase=CIDR, or open these hosts by name with --without-ranges patchDatabase=names',
    );
    expect(out).toContain('--supply patchVendors=HOST, --ports agent-patch-vendors=PORTS');
    expect(typed(`${FIREWALL} ${AGENT}`).out).toContain('with --exact each name stands on its own ports alone');
  });

  test('names under its rules the requirements that they stand for', () => {
    const { out } = typed(`${FIREWALL} ${AGENT} --choose remoteControl=true`);
    expect(out).toMatch(/content:"\.zohoassist\.jp".*\n {4}for agent-remote-control\n/);
    expect(out).toMatch(/^ {2}patchdb\.manageengine\.com\n {4}for agent-patch-database$/m);
    expect(out).toContain('stateless default action for fragments: aws:forward_to_sfe');
  });

  test('holds the same thing once, however often and however it was typed', () => {
    const sources = planOf(
      `${FIREWALL} ${AGENT} --source agent=10.0.0.0/8 --source agent=10.0.0.0/8 --source agent=10.1.0.0/16`,
    );
    expect(sources.sources[0]?.addresses).toEqual(['10.0.0.0/8']);
  });

  test.each([
    ['--host-enforcement none=x', 'sees names itself'],
    ['--unbound cloud', 'no flow misses it'],
    ['--leave-out agent-cloud-jp', 'does not refuse it'],
    ['--ports distribution-server-proxy=8080', 'is not in force'],
    ['--supply domainController=10.0.0.9', 'no flow in force'],
  ])('remarks on stderr that %s says nothing here', (option, why) => {
    const { code, err } = typed(`${FIREWALL} ${AGENT} ${option}`);
    expect(code).toBe(0);
    expect(err.split('\n')).toEqual([expect.stringMatching(new RegExp(`^portolan compile: ${option} .*${why}`)), '']);
  });

  test('sends flows through a proxy in the profile, and says how where it does not take all of them', () => {
    const past = `${GROUP} ${AGENT} --choose directFallback=true`;
    const { code, err } = typed(`${past} --host-enforcement proxy=10.0.0.5:3128`);
    expect(code).toBe(2);
    const [, options] = /say the proxy with (.*?), and/.exec(err) ?? [];
    expect(options).toBe('--supply proxy=10.0.0.5 --ports agent-proxy=3128');
    expect(typed(`${past} ${options} --host-enforcement firewall`)).toMatchObject({ code: 0, err: '' });
  });

  test('says what can be done where a host name cannot stand', () => {
    const { code, err } = typed(`${GROUP} ${AGENT} --host-enforcement proxy=proxy.example.com:8080`);
    expect(code).toBe(2);
    const [, options] = /stands in the profile: (.*?), with/.exec(err) ?? [];
    expect(options).toBe('--supply proxy=proxy.example.com --ports agent-proxy=8080');
    expect(typed(`${GROUP} ${AGENT} ${options} --host-enforcement none=x`)).toMatchObject({ code: 0, err: '' });
  });

  test('opens names over IPv6 too with --ipv6, and tells a firewall that it says nothing there', () => {
    const line = `${GROUP} ${AGENT} --host-enforcement firewall`;
    const peers = (more: string) => planOf(`${line}${more}`).egress?.map(({ peer }) => Object.values(peer)[0]);
    expect(peers('')).toEqual(['0.0.0.0/0']);
    expect(peers(' --ipv6')).toEqual(['0.0.0.0/0', '::/0']);
    expect(typed(`${line} --ipv6`).out.replace(/\s+/g, ' ')).toContain(
      'what is reached by name is open to every address, of IPv4 and of IPv6',
    );
    expect(typed(`${FIREWALL} ${AGENT} --ipv6`)).toMatchObject({
      code: 0,
      err: 'portolan compile: --ipv6 says nothing to aws-network-firewall, which reads names over IPv4 and IPv6 alike\n',
    });
  });

  test('remarks on stderr that an option says nothing to the target, and prints the plan all the same', () => {
    const { code, out, err } = typed(`${GROUP} ${AGENT} --reach-by addresses --exact`);
    expect({ code, err }).toEqual({ code: 0, err: 'portolan compile: --exact says nothing to aws-security-group\n' });
    expect(out).not.toBe('');
  });
});

describe('a compile that cannot be', () => {
  const places = (line: string) => {
    const { code, out, err } = typed(line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    return err
      .split('\n')
      .filter((each) => each.startsWith('- '))
      .map((each) => each.slice(2).replace(/: .*/, ''))
      .sort();
  };

  test('is told everything that is wrong at once, without a role too', () => {
    const line = `${FIREWALL} ${ECC} --choose dataCenter=XX --choose frob=1 --supply a=b`;
    expect(places(line)).toEqual(['--choose dataCenter=XX', '--choose frob=1', '--supply a=b', 'portolan compile']);
  });

  test('is told what is malformed, whatever the product', () => {
    const line = `${FIREWALL} --product ecc --role agent --choose dataCenter --supply x --host-enforcement zz`;
    expect(places(line)).toEqual(['--choose dataCenter', '--host-enforcement zz', '--product ecc', '--supply x']);
  });

  test('tells a list at the option that holds what is wrong with it', () => {
    expect(places(`${FIREWALL} ${AGENT} --leave-out agent-cloud-us`)).toEqual(['--leave-out agent-cloud-us']);
  });

  test('names what is nearest', () => {
    expect(typed(`${GROUP} ${AGENT} --host-enforcement firewll`).err).toContain('; did you mean firewall?');
    expect(typed(`compile --product --target aws-network-firewall --role agent`).err).toContain(
      '--product PRODUCT (endpoint-central-cloud, mobicontrol,',
    );
  });

  test.each([
    ['compile'],
    [`compile --target azure ${AGENT}`],
    [`${FIREWALL} ${ECC} --role cloud --choose dataCenter=JP`],
    [`${FIREWALL} ${AGENT} --choose dataCenter=US`],
    [`${FIREWALL} ${AGENT} --name 1`],
    [`${FIREWALL} ${AGENT} --source agent=10.0.0.1/24`],
    [`${FIREWALL} ${AGENT} --source console=10.0.0.0/24`],
    [`${FIREWALL} ${AGENT} --reach-by adresses`],
    [`${FIREWALL} ${AGENT} --reach-by clowd=addresses`],
    [`${FIREWALL} ${AGENT} --without-ranges names`],
    [`${FIREWALL} ${AGENT} --leave-out no-such-flow`],
    [`${FIREWALL} ${AGENT} --unbound nobody`],
    [`${GROUP} ${AGENT} --host-enforcement none=`],
    [`${GROUP} ${AGENT} --host-enforcement proxy=::1:8080`],
    [`${GROUP} ${AGENT} --host-enforcement proxy=10.0.0.1:0`],
    [`${GROUP} ${AGENT} --host-enforcement proxy=10.0.0.1/24:8080`],
  ])('%s: code 2, and nothing on stdout', (line) => {
    const { code, out, err } = typed(line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^portolan compile: .*\n- .+\n/);
    // In the user's words, not in those of a program.
    expect(err).not.toMatch(/profile\.|hostEnforcement|reachBy|withoutRanges|leaveOut|peers\./);
  });
});

describe('compile for a network security group of Azure', () => {
  const NSG = 'compile --target azure-network-security-group';

  test('reads for a person as it was reviewed, what is closed here among it', () => {
    const { code, out } = typed(`${NSG} ${AGENT} --reach-by addresses`);
    expect(code).toBe(0);
    expectGolden(join(__dirname, 'golden', 'compile-network-security-group.txt'), out);
  });

  test('takes the words for its last rules, and says where they cannot stand', () => {
    const line = `${NSG} ${AGENT} --host-enforcement none=test`;
    const plan = planOf(`${line} --deny-outbound internet --deny-inbound none --application-security-groups`);
    expect(plan).toMatchObject({ denyOutbound: 'internet', denyInbound: 'none', applicationSecurityGroups: true });
    expect(plan.verdict.clean).toBe(true);
    const { code, err } = typed(`${line} --deny-outbound some --deny-inbound internet`);
    expect(code).toBe(2);
    expect(err).toContain("--deny-outbound some: 'some' cannot stand here; allowed: all, internet, none");
    expect(err).toContain("--deny-inbound internet: 'internet' cannot stand here; allowed: all, none");
    const beside = typed(`${NSG} ${AGENT} --host-enforcement firewall --deny-outbound internet`);
    expect(beside.err).toContain('--deny-outbound internet: ');
  });

  test('asks what stands behind names without a DNS Firewall, and says which options say nothing', () => {
    const { err } = typed(`${NSG} ${AGENT}`);
    expect(err).toContain('a network security group cannot match host names');
    expect(err).not.toContain('dns-firewall');
    expect(typed(`${NSG} ${AGENT} --host-enforcement firewall --groups 2`).err).toContain(
      '--groups says nothing to azure-network-security-group',
    );
    expect(typed(`${FIREWALL} ${AGENT} --deny-outbound none`).err).toContain(
      '--deny-outbound says nothing to aws-network-firewall',
    );
  });
});

describe('compile for DNS Firewall', () => {
  const RESOLVER = 'compile --target aws-dns-firewall';
  const phones = '--product mobicontrol --role device --choose serverLocation=DMZ --choose platforms=Android';
  const supplied = `${phones} --supply deploymentServer=mc.example.com`;

  interface RuleGroupObject extends PlanObject {
    readonly rules: readonly {
      readonly action: string;
      readonly redirections: string;
      readonly blockResponse: string | null;
    }[];
    readonly admits: readonly { readonly code: string }[];
    readonly assumes: readonly { readonly code: string }[];
  }
  const groupOf = (line: string) => planOf(line) as RuleGroupObject;

  test('lists the names of flows that are neither TLS nor HTTP, and closes every other', () => {
    const plan = groupOf(`${RESOLVER} ${supplied}`);
    expect(plan.rules.map(({ action, redirections }) => [action, redirections])).toEqual([
      ['ALLOW', 'TRUST_REDIRECTION_DOMAIN'],
      ['BLOCK', 'INSPECT_REDIRECTION_DOMAIN'],
    ]);
    expect(plan.verdict.clean).toBe(true);
    expect(standingOf(plan, 'android-server')).toBe('widened');
    expectGolden(join(__dirname, 'golden', 'compile-dns-firewall.txt'), typed(`${RESOLVER} ${supplied}`).out);
  });

  test('alerts instead of closing, and looks at aliases, where that is asked for', () => {
    const plan = groupOf(`${RESOLVER} ${supplied} --unlisted alert --redirections inspect`);
    expect(plan.rules.map(({ action, redirections }) => [action, redirections])).toEqual([
      ['ALLOW', 'INSPECT_REDIRECTION_DOMAIN'],
      ['ALERT', 'INSPECT_REDIRECTION_DOMAIN'],
    ]);
    expect(plan.admits.map(({ code }) => code)).toContain('unlisted');
    expect(plan.assumes.map(({ code }) => code)).toEqual(['aliases-listed']);
  });

  test('says which words stand there, all at once, and which options say nothing elsewhere', () => {
    const { code, err } = typed(`${RESOLVER} ${supplied} --unlisted drop --redirections follow`);
    expect(code).toBe(2);
    expect(err).toContain("--unlisted drop: 'drop' cannot stand here; allowed: block, alert");
    expect(err).toContain("--redirections follow: 'follow' cannot stand here; allowed: trust, inspect");
    expect(typed(`${FIREWALL} ${AGENT} --unlisted alert`).err).toContain(
      '--unlisted says nothing to aws-network-firewall',
    );
    expect(typed(`${RESOLVER} ${supplied} --exact`).err).toContain('--exact says nothing to aws-dns-firewall');
    expect(typed(`${RESOLVER} ${supplied} --host-enforcement firewall`).err).toContain(
      'says nothing to aws-dns-firewall',
    );
  });

  test('stands behind the open ports of a group, which then closes what no list can say', () => {
    const group = planOf(`${GROUP} ${ECC} --role agent --choose dataCenter=US --host-enforcement dns-firewall`);
    expect(group.namesBehind).toEqual({ kind: 'dns-firewall' });
    const refused = group.fidelity.flatMap(({ fidelity }) =>
      fidelity.standing === 'refused' ? [fidelity.reason] : [],
    );
    expect(refused).toEqual(['refused-by-dns-firewall']);
    const devices = planOf(`${GROUP} ${supplied} --host-enforcement dns-firewall`);
    expect(devices.egress?.map(({ fromPort }) => fromPort)).toEqual([443, 5494]);
  });

  test('is a way out of what a firewall refuses, in the words of the command', () => {
    const { err } = typed(`${FIREWALL} ${phones} --supply deploymentServer=mc.example.com --choose playStore=true`);
    expect(err).toBe('');
    const { out } = typed(`${FIREWALL} ${phones} --supply deploymentServer=mc.example.com`);
    expect(out).toContain('let a DNS Firewall decide about the name (--target aws-dns-firewall)');
    expect(out).not.toMatch(/DnsFirewallRules|additionalRules|leaveOut/);
    const agents = typed(`${RESOLVER} ${ECC} --role agent --choose dataCenter=US`).out;
    expect(agents).not.toMatch(/additionalRules/);
  });
});

describe('compile for an Azure Firewall', () => {
  const AZURE = 'compile --target azure-firewall';
  const NORTH = `${ECC} --role agent --choose dataCenter=US`;
  const phones =
    'compile --target azure-firewall --product mobicontrol --role device --choose serverLocation=SaaS --choose platforms=Android --supply deploymentServer=mc.example.com';

  test('prints what the policy needs, and every group with its collections and rules', () => {
    expectGolden(join(__dirname, 'golden', 'compile-azure-firewall.txt'), typed(phones).out);
    const { code, out, err } = typed(`${phones} --mode observe --deny-infrastructure --owner hub`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const words of [
      'NOTHING THAT IS ASKED FOR IS ENFORCED',
      '--mode enforce closes it',
      'Rule collection group hub-observe: priority 64000',
      'Rule collection group hub-deny-infrastructure: priority 65000',
    ])
      expect(out).toContain(words);
    expect(typed(phones).out).toContain('--deny-infrastructure closes them');
  });

  test('says of an expression which options open it, and each does', () => {
    const { out } = typed(`${AZURE} ${NORTH}`);
    expect(out).toContain('--patterns listed');
    expect(out).toContain('--patterns suffix');
    expect(out).not.toMatch(/patterns: '/);
    expect(standingOf(planOf(`${AZURE} ${NORTH} --patterns listed`), 'agent-cloud-us')).toBe('narrowed');
    expect(standingOf(planOf(`${AZURE} ${NORTH} --patterns suffix`), 'agent-cloud-us')).toBe('widened');
  });

  test('looks at every word, and says which options say nothing elsewhere', () => {
    const options = '--tier Gold --patterns all --fqdn-tags WindowsUpdates --owner x! --tls-inspection';
    const { code, err } = typed(`${AZURE} ${NORTH} ${options}`);
    expect(code).toBe(2);
    for (const words of [
      "--tier Gold: 'Gold' cannot stand here",
      "--patterns all: 'all' cannot stand here",
      "--fqdn-tags WindowsUpdates: 'WindowsUpdates' cannot stand here",
      '--owner x!',
      '--tls-inspection',
    ])
      expect(err).toContain(words);
    expect(typed(`${FIREWALL} ${AGENT} --tier Premium`).err).toContain('--tier says nothing to aws-network-firewall');
    expect(typed(`${AZURE} ${AGENT} --exact --ipv6`).err).toContain(
      '--ipv6 says nothing to azure-firewall, which is for IPv4 alone',
    );
    expect(typed(`${AZURE} ${AGENT} --limit networkRuleProduct=30000`).code).toBe(0);
  });
});

describe('compile --format', () => {
  const formatted = (line: string) => {
    const { code, out, err } = typed(line);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return JSON.parse(out) as Readonly<Record<string, unknown>>;
  };

  test('writes a plan for AWS as a CloudFormation template, with the addresses that were typed as defaults', () => {
    const template = formatted(`${FIREWALL} ${AGENT} --source agent=10.0.0.0/16 --format cloudformation`);
    expect(template).toMatchObject({ AWSTemplateFormatVersion: '2010-09-09' });
    expect(JSON.stringify(template.Parameters)).toContain('"Default":"10.0.0.0/16"');
    const group = formatted(`${GROUP} ${AGENT} --host-enforcement firewall --format cloudformation`);
    expect(JSON.stringify(group.Resources)).toContain('AWS::EC2::SecurityGroup');
    const resolver = formatted(`compile --target aws-dns-firewall ${AGENT} --format cloudformation`);
    expect(JSON.stringify(resolver.Resources)).toContain('AWS::Route53Resolver::FirewallRuleGroup');
  });

  test('writes a plan for Azure as an ARM template, with the addresses that were typed as defaults', () => {
    const firewall = formatted(`compile --target azure-firewall ${AGENT} --source agent=10.0.0.0/16 --format arm`);
    expect(firewall.$schema).toContain('deploymentTemplate.json');
    expect(JSON.stringify(firewall.parameters)).toContain('"defaultValue":["10.0.0.0/16"]');
    const group = formatted(
      `compile --target azure-network-security-group ${AGENT} --host-enforcement firewall --format arm`,
    );
    expect(JSON.stringify(group.resources)).toContain('Microsoft.Network/networkSecurityGroups');
  });

  test('refuses the language of the other cloud, an unknown one, and JSON beside it', () => {
    expect(typed(`${FIREWALL} ${AGENT} --format arm`)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining("--format arm: 'arm' cannot stand here; allowed: cloudformation"),
    });
    expect(typed(`compile --target azure-firewall ${AGENT} --format bicep`)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('allowed: arm'),
    });
    expect(typed(`${FIREWALL} ${AGENT} --format cloudformation --json`)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('expected one of the two'),
    });
  });
});
