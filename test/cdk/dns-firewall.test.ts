import { Stack } from 'aws-cdk-lib';
import { Match, Annotations as Said } from 'aws-cdk-lib/assertions';
import { type IVpc, Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  type CfnFirewallDomainList,
  type CfnFirewallRuleGroup,
  CfnFirewallRuleGroupAssociation,
} from 'aws-cdk-lib/aws-route53resolver';
import {
  DnsFirewallRules,
  type DnsFirewallRulesProps,
  EndpointCentralDataCenter,
  EndpointCentralEgress,
  endpointCentralCloud,
  HostEnforcement,
  MobiControlDeviceEgress,
  MobiControlPlatform,
  MobiControlServerLocation,
  mobiControl,
  role,
} from 'portolan/cdk';
import { resourcesOf, resourcesOfType, stackWithVpc, synthErrors, testApp, thrownBy } from './scene';

const agents = role(endpointCentralCloud, { dataCenter: 'JP', remoteControl: true }, 'agent');
const server = role(endpointCentralCloud, { dataCenter: 'JP' }, 'distributionServer');
const phones = role(
  mobiControl,
  { serverLocation: 'DMZ', platforms: ['Android'], parties: { deploymentServer: { hosts: ['mc.example.com'] } } },
  'device',
);
const many = (count: number, from = 0) =>
  role(
    endpointCentralCloud,
    {
      dataCenter: 'EU',
      parties: { cloud: { hosts: Array.from({ length: count }, (_, at) => `h${at + from}.example.eu`) } },
    },
    'agent',
    { name: 'MANY' },
  );
const ssm = {
  id: 'aws-services',
  direction: 'egress',
  peer: '*.amazonaws.com',
  transport: 'tcp',
  ports: '443',
  application: 'https',
  reason: 'SSM and S3 of every machine',
} as const;

function scene(props: DnsFirewallRulesProps = {}, associated = true) {
  const { app, stack, vpc } = stackWithVpc();
  const dns = new DnsFirewallRules(stack, 'Names', { ...(associated ? { vpcs: [vpc] } : {}), ...props });
  return { app, stack, vpc, dns };
}

interface RuleBody {
  readonly Priority: number;
  readonly Action: string;
  readonly FirewallDomainListId: { readonly 'Fn::GetAtt': readonly [string, string] };
}

function rulesOf(stack: Stack): readonly RuleBody[] {
  const [group] = resourcesOfType(stack, 'AWS::Route53Resolver::FirewallRuleGroup');
  return group?.Properties.FirewallRules as readonly RuleBody[];
}

function domainsOf(stack: Stack): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(resourcesOf(stack))
      .filter(([, { Type }]) => Type === 'AWS::Route53Resolver::FirewallDomainList')
      .map(([id, { Properties }]) => [id, Properties.Domains as readonly string[]]),
  );
}

function warningsOf(stack: Stack): readonly string[] {
  return Said.fromStack(stack)
    .findWarning('*', Match.anyValue())
    .map(({ entry }) => /\[ack: portolan:(.*)\]/.exec(String(entry.data))?.[1] ?? '')
    .sort();
}

describe('DNS Firewall rules', () => {
  test('allow the listed names first and block every other last, each list by its own id', () => {
    const { stack } = scene({ roles: [agents] });
    const rules = rulesOf(stack);
    expect(rules.map(({ Action }) => Action)).toEqual(['ALLOW', 'BLOCK']);
    const lists = domainsOf(stack);
    const listed = rules.map(({ FirewallDomainListId }) => lists[FirewallDomainListId['Fn::GetAtt'][0]]);
    expect(listed[0]).toEqual(expect.arrayContaining(['*.zoho.jp', 'desktopcentral.manageengine.jp']));
    expect(listed[1]).toEqual(['*']);
    expect(synthErrors(stack)).toEqual([]);
  });

  test('render the same whatever the order, at once, and from the constructs of other stacks', () => {
    const added = (order: readonly (typeof agents)[]) => {
      const { stack, dns } = scene({ additionalRules: [ssm] });
      for (const entry of order) dns.addRole(entry);
      return resourcesOf(stack);
    };
    const atOnce = resourcesOf(scene({ additionalRules: [ssm], roles: [phones, server, agents] }).stack);
    expect(added([agents, server, phones])).toEqual(atOnce);
    expect(added([phones, server, agents])).toEqual(atOnce);

    const constructs = (order: readonly ('Agents' | 'Phones')[]) => {
      const app = testApp();
      const hub = stackWithVpc(app, 'Hub');
      const dns = new DnsFirewallRules(hub.stack, 'Names', { vpcs: [hub.vpc] });
      const hostEnforcement = HostEnforcement.dnsFirewall(dns);
      for (const id of order) {
        const stack = new Stack(app, id);
        if (id === 'Agents') {
          new EndpointCentralEgress(stack, id, {
            vpc: hub.vpc,
            dataCenter: EndpointCentralDataCenter.JP,
            hostEnforcement,
          });
        } else {
          new MobiControlDeviceEgress(stack, id, {
            vpc: hub.vpc,
            serverLocation: MobiControlServerLocation.DMZ,
            platforms: [MobiControlPlatform.Android],
            parties: { deploymentServer: { hosts: ['mc.example.com'] } },
            hostEnforcement,
          });
        }
      }
      return resourcesOf(hub.stack);
    };
    expect(constructs(['Agents', 'Phones'])).toEqual(constructs(['Phones', 'Agents']));
  });

  test("say the names of the VPCs once, as the user's, with their reason", () => {
    const { dns } = scene({ roles: [phones, agents], additionalRules: [ssm] });
    expect(dns.report.usersOwn.map(({ rule, reason }) => [rule, reason])).toEqual([
      ['out tcp 443 to *.amazonaws.com', 'SSM and S3 of every machine'],
    ]);
    expect(dns.report.notes.join()).toContain('every name that is not listed stops resolving');
    const other = dns.plan.fidelity.filter(({ element }) => element.product === 'additional');
    expect(other.map(({ element }) => element.source)).toEqual(['ECC_AGENT']);
  });

  test('tie the rule group to each VPC once, in a place that no other VPC moves', () => {
    const { stack, vpc } = stackWithVpc();
    const second: IVpc = new Vpc(stack, 'Second', { natGateways: 0 });
    const alone = stackWithVpc();
    new DnsFirewallRules(alone.stack, 'Names', { roles: [agents], vpcs: [alone.vpc] });
    new DnsFirewallRules(stack, 'Names', {
      roles: [agents],
      vpcs: [second, vpc, vpc],
      priority: 200,
      mutationProtection: true,
    });
    const associations = (of: Stack) =>
      Object.entries(resourcesOf(of)).filter(
        ([, { Type }]) => Type === 'AWS::Route53Resolver::FirewallRuleGroupAssociation',
      );
    expect(associations(stack)).toHaveLength(2);
    expect(associations(stack).map(([id]) => id)).toEqual(
      expect.arrayContaining(associations(alone.stack).map(([id]) => id)),
    );
    expect(associations(stack)[0]?.[1].Properties).toMatchObject({ Priority: 200, MutationProtection: 'ENABLED' });
    expect(associations(alone.stack)[0]?.[1].Properties).not.toHaveProperty('MutationProtection');
  });

  test('halve a list that is too long, and join it again, without another list being touched', () => {
    const before = scene({ roles: [many(1000)] });
    expect(Object.keys(domainsOf(before.stack))).toHaveLength(2);
    const after = scene({ roles: [many(1001)] });
    const lists = domainsOf(after.stack);
    expect(Object.keys(lists)).toHaveLength(3);
    expect(Object.values(lists).flat()).toHaveLength(1002);
    expect(rulesOf(after.stack).map(({ Action }) => Action)).toEqual(['ALLOW', 'ALLOW', 'BLOCK']);
    expect(rulesOf(after.stack)[0]?.Priority).toBe(rulesOf(before.stack)[0]?.Priority);
    expect(synthErrors(after.stack)).toEqual([]);
  });

  test('bear names that AWS takes', () => {
    const { stack } = scene({ roles: [many(2500)], ruleGroupName: 'x'.repeat(44) });
    const named = Object.values(resourcesOf(stack)).filter(({ Type }) =>
      /FirewallDomainList|FirewallRuleGroup$/.test(Type),
    );
    expect(named.length).toBeGreaterThan(4);
    for (const { Properties } of named) expect(Properties.Name).toMatch(/^(?![0-9]+$)[a-zA-Z0-9_-]{1,64}$/);
  });

  test('refuse what AWS would refuse, all at once', () => {
    const { stack } = stackWithVpc();
    const props = {
      roles: [agents],
      priority: 100,
      unlisted: 'drop',
      redirections: 'follow',
      blockResponse: 'OVERRIDE',
      ruleGroupName: '123',
      vpcs: ['vpc-1'],
    } as unknown as DnsFirewallRulesProps;
    const said = thrownBy(() => new DnsFirewallRules(stack, 'Names', props));
    for (const word of ['priority', 'unlisted', 'redirections', 'blockResponse', 'ruleGroupName', 'vpcs[0]']) {
      expect(said).toContain(`- ${word}: `);
    }
    expect(said).toContain('a whole number from 101 to 9899');
    for (const priority of [101, 9899]) expect(() => scene({ roles: [agents], priority })).not.toThrow();
    for (const priority of [100, 9900, 200.5]) expect(() => scene({ roles: [agents], priority })).toThrow('priority');
  });

  test('refuse a sixth rule group of a VPC, unless the user had the limit raised', () => {
    const crowded = (limits: DnsFirewallRulesProps['limits'], others: number) => {
      const { stack, vpc } = scene({ roles: [agents], ...(limits === undefined ? {} : { limits }) });
      for (let at = 0; at < others; at++) {
        new CfnFirewallRuleGroupAssociation(stack, `Other${at}`, {
          firewallRuleGroupId: `rslvr-frg-${at}`,
          vpcId: vpc.vpcId,
          priority: 200 + at,
        });
      }
      return synthErrors(stack);
    };
    expect(crowded(undefined, 4)).toEqual([]);
    expect(crowded(undefined, 5)).toEqual([expect.stringContaining('6, and DNS Firewall rule groups')]);
    expect(crowded({ ruleGroupsPerVpc: 6 }, 5)).toEqual([]);
  });
});

describe('what is said at synth', () => {
  test('a walled garden, and what stops resolving there', () => {
    expect(warningsOf(scene({ roles: [phones] }).stack)).toContain('walled-garden');
  });

  test('that alerting closes nothing', () => {
    const { stack, dns } = scene({ roles: [phones], unlisted: 'alert' });
    expect(rulesOf(stack).map(({ Action }) => Action)).toEqual(['ALLOW', 'ALERT']);
    expect(warningsOf(stack)).toContain('nothing-closed');
    expect(warningsOf(stack)).not.toContain('walled-garden');
    expect(dns.report.admits[0]).toContain('NOTHING IS CLOSED');
    expect(dns.report.notes.join()).not.toContain('stops resolving');
  });

  test('a rule group that nothing ties to a VPC, and a construct in another VPC', () => {
    expect(warningsOf(scene({ roles: [phones] }, false).stack)).toContain('rule-group-unassociated');
    const { stack, dns, app } = scene();
    const elsewhere = stackWithVpc(app, 'Elsewhere', '10.9.0.0/16');
    const vpc = Vpc.fromVpcAttributes(elsewhere.stack, 'Far', {
      vpcId: 'vpc-0fedcba9876543210',
      availabilityZones: ['a'],
      vpcCidrBlock: '10.9.0.0/16',
    });
    new EndpointCentralEgress(elsewhere.stack, 'Agents', {
      vpc,
      dataCenter: EndpointCentralDataCenter.JP,
      hostEnforcement: HostEnforcement.dnsFirewall(dns),
    });
    expect(warningsOf(stack)).toContain('vpc-unassociated');
    expect(warningsOf(scene({ roles: [phones] }).stack)).not.toContain('vpc-unassociated');
  });

  test('no role at all is an error', () => {
    expect(synthErrors(scene().stack).join()).toContain('no role');
  });
});

describe('what is read back at synth', () => {
  type Change = (dns: DnsFirewallRules) => void;
  const list = (dns: DnsFirewallRules, id: string) => dns.node.findChild(id) as CfnFirewallDomainList;
  const group = (dns: DnsFirewallRules): CfnFirewallRuleGroup => dns.ruleGroup;
  const association = (dns: DnsFirewallRules) =>
    dns.node.children.find(
      (child) => child instanceof CfnFirewallRuleGroupAssociation,
    ) as CfnFirewallRuleGroupAssociation;
  const changes: Readonly<Record<string, Change>> = {
    'a name that is added': (dns) => list(dns, 'names').addPropertyOverride('Domains.0', 'evil.example.org'),
    'a star that is added': (dns) => list(dns, 'names').addPropertyOverride('Domains.0', '*'),
    'a list from a file': (dns) => list(dns, 'names').addPropertyOverride('DomainFileUrl', 's3://bucket/list'),
    'a block that alerts': (dns) => group(dns).addPropertyOverride('FirewallRules.1.Action', 'ALERT'),
    'a block that allows': (dns) => group(dns).addPropertyOverride('FirewallRules.1.Action', 'ALLOW'),
    'a block with an answer of its own': (dns) =>
      group(dns).addPropertyOverride('FirewallRules.1.BlockResponse', 'OVERRIDE'),
    'a block that is gone': (dns) => group(dns).addPropertyDeletionOverride('FirewallRules.1'),
    'an order that is turned round': (dns) => group(dns).addPropertyOverride('FirewallRules.1.Priority', 1),
    'aliases that are looked at': (dns) =>
      group(dns).addPropertyOverride('FirewallRules.0.FirewallDomainRedirectionAction', 'INSPECT_REDIRECTION_DOMAIN'),
    'a query type': (dns) => group(dns).addPropertyOverride('FirewallRules.1.Qtype', 'A'),
    'a list of somebody else': (dns) =>
      group(dns).addPropertyOverride('FirewallRules.0.FirewallDomainListId', 'rslvr-fdl-1'),
    'an association of another rule group': (dns) =>
      association(dns).addPropertyOverride('FirewallRuleGroupId', 'rslvr-frg-1'),
    'an association with another VPC': (dns) => association(dns).addPropertyOverride('VpcId', 'vpc-1'),
  };
  test.each(Object.entries(changes))('%s is an error', (_, change) => {
    const { stack, dns } = scene({ roles: [phones] });
    change(dns);
    expect(synthErrors(stack).join()).toContain('is not what was proved');
  });

  test('what opens nothing may change', () => {
    const { stack, dns } = scene({ roles: [phones] });
    association(dns).addPropertyOverride('MutationProtection', 'ENABLED');
    list(dns, 'names').addPropertyOverride('Tags', [{ Key: 'team', Value: 'network' }]);
    expect(synthErrors(stack)).toEqual([]);
  });
});

describe('HostEnforcement.dnsFirewall', () => {
  function behind(dataCenter: EndpointCentralDataCenter = EndpointCentralDataCenter.JP) {
    const { stack, vpc, dns } = scene();
    const made = new EndpointCentralEgress(stack, 'Agents', {
      vpc,
      dataCenter,
      remoteControl: true,
      hostEnforcement: HostEnforcement.dnsFirewall(dns),
    });
    return { stack, vpc, dns, made };
  }

  test('opens the port in the group and lists the names, and says what that proves and what not', () => {
    const { stack, dns, made } = behind();
    expect(synthErrors(stack)).toEqual([]);
    expect(made.plan.namesBehind).toEqual({ kind: 'dns-firewall' });
    expect(made.plan.egress.map(({ key }) => key)).toEqual(['egress tcp 443 0.0.0.0/0']);
    expect(dns.plan.sources.map(({ name }) => name)).toEqual(['ECC_AGENT']);
    expect(made.report.widened[0]?.behind).toMatch(/is not resolved .* who connects by address .* is not stopped/);
    expect(made.report.notes.join()).toContain('answers for the listed names alone');
  });

  test('closes in the group what no list can say', () => {
    const { made, stack } = behind(EndpointCentralDataCenter.US);
    const refused = made.report.refused.map(({ peer, reason }) => [peer, reason]);
    expect(refused).toEqual([[expect.stringContaining('(endpointcentral-agent)'), 'refused-by-dns-firewall']]);
    expect(synthErrors(stack)).toEqual([]);
  });

  test('takes names on ports that carry neither TLS nor HTTP', () => {
    const { stack, vpc, dns } = scene();
    const devices = new MobiControlDeviceEgress(stack, 'Devices', {
      vpc,
      serverLocation: MobiControlServerLocation.DMZ,
      platforms: [MobiControlPlatform.Android],
      playStore: true,
      parties: { deploymentServer: { hosts: ['mc.example.com'] } },
      hostEnforcement: HostEnforcement.dnsFirewall(dns),
    });
    expect(synthErrors(stack)).toEqual([]);
    expect(devices.report.refused).toEqual([]);
    const open = devices.plan.egress.map(({ key }) => key);
    expect(open).toEqual(
      expect.arrayContaining([
        'egress tcp 5494 0.0.0.0/0',
        'egress tcp 5228-5230 0.0.0.0/0',
        'egress udp 5228-5230 0.0.0.0/0',
      ]),
    );
    const listed = dns.plan.lists.flatMap(({ domains }) => domains.map(({ text }) => text));
    expect(listed).toEqual(expect.arrayContaining(['mc.example.com', 'gstatic.com', '*.gstatic.com', '*.ggpht.com']));
  });

  test('wants DnsFirewallRules, and one of the same app', () => {
    const { stack, vpc } = stackWithVpc();
    const props = { vpc, dataCenter: EndpointCentralDataCenter.JP };
    const wrong = HostEnforcement.dnsFirewall({} as DnsFirewallRules);
    expect(thrownBy(() => new EndpointCentralEgress(stack, 'A', { ...props, hostEnforcement: wrong }))).toContain(
      'DnsFirewallRules',
    );
    const other = new DnsFirewallRules(stackWithVpc(testApp(), 'Other').stack, 'Names');
    const far = HostEnforcement.dnsFirewall(other);
    expect(thrownBy(() => new EndpointCentralEgress(stack, 'B', { ...props, hostEnforcement: far }))).toContain(
      "'ECC_AGENT'",
    );
  });
});
