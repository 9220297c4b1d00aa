import { type App, Aspects, CfnResource, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Match, Annotations as Said, Template } from 'aws-cdk-lib/assertions';
import { CfnPrefixList } from 'aws-cdk-lib/aws-ec2';
import { CfnFirewallPolicy } from 'aws-cdk-lib/aws-networkfirewall';
import { CfnResourceShare } from 'aws-cdk-lib/aws-ram';
import {
  EndpointCentralDataCenter,
  EndpointCentralEgress,
  endpointCentralCloud,
  HostEnforcement,
  NetworkFirewallRules,
  type NetworkFirewallRulesProps,
  renderText,
  role,
} from 'portolan/cdk';
import {
  attach,
  type Resource,
  resourcesOf,
  resourcesOfType,
  stackWithVpc,
  synthErrors,
  testApp,
  thrownBy,
} from './scene';

const agentEntry = role(endpointCentralCloud, { dataCenter: 'JP', remoteControl: true }, 'agent');
const serverEntry = role(endpointCentralCloud, { dataCenter: 'JP' }, 'distributionServer');
const usEntry = role(endpointCentralCloud, { dataCenter: 'US' }, 'agent', { name: 'US_AGENT' });
const agents = { entry: agentEntry, sources: ['10.0.1.0/24'] };
const servers = { entry: serverEntry, sources: ['10.0.2.0/24'] };

function firewallScene(props: NetworkFirewallRulesProps = {}) {
  const { stack, vpc } = stackWithVpc();
  const firewall = new NetworkFirewallRules(stack, 'Firewall', props);
  if (props.policy !== 'yours') attach(firewall);
  return { stack, vpc, firewall };
}

function warningsOf(stack: Stack): readonly string[] {
  return Said.fromStack(stack)
    .findWarning('*', Match.anyValue())
    .map(({ entry }) => /\[ack: portolan:(.*)\]/.exec(String(entry.data))?.[1] ?? '');
}

const groupsOf = (stack: Stack) => resourcesOfType(stack, 'AWS::NetworkFirewall::RuleGroup');

describe('the switch from observing to enforcing', () => {
  const template = (mode: 'enforce' | 'observe', more: NetworkFirewallRulesProps = {}) =>
    resourcesOf(firewallScene({ mode, roles: [agents, servers], ...more }).stack);
  /** The tail and the default actions, as they enforce. */
  const enforced = (resources: Readonly<Record<string, Resource>>) =>
    JSON.parse(
      JSON.stringify(resources)
        .replace(/alert (udp|icmp|ip) any any/g, 'drop $1 any any')
        .replace(/("StatefulDefaultActions":\[)/, '$1"aws:drop_established_app_layer_to_server",'),
    ) as unknown;

  test.each([{}, { exact: true }, { alertOnPass: true, quic: 'allow' }] as const)(
    'changes the tail’s action and the default actions of a template, and no rule, sid, name or logical id, with %j',
    (more) => {
      const [enforcing, observing] = [template('enforce', more), template('observe', more)];
      expect(observing).not.toEqual(enforcing);
      expect(enforced(observing)).toEqual(enforcing);
    },
  );

  test('is warned of while it observes, and the reports of firewall and group say it first', () => {
    const { stack, vpc, firewall } = firewallScene({ mode: 'observe' });
    const group = new EndpointCentralEgress(stack, 'Agents', {
      vpc,
      dataCenter: EndpointCentralDataCenter.JP,
      hostEnforcement: HostEnforcement.firewall(firewall),
    });
    expect(synthErrors(stack)).toEqual([]);
    expect(warningsOf(stack)).toContain('observe');
    expect(firewall.report.notEnforced).toMatch(/^NOTHING IS ENFORCED/);
    const [, second] = renderText(group.report, { width: 200, colour: false }).split('\n');
    expect(second).toMatch(/^NOTHING IS ENFORCED behind this group: Stack\/Firewall observes/);
    expect(group.report.notes.join('\n')).toContain('only observes so far');
    expect(group.report.rows.map(({ behind }) => behind)).toContainEqual(expect.stringContaining('closes nothing'));
  });

  test('is not warned of once it enforces', () => {
    const { stack, firewall } = firewallScene({ roles: [agents] });
    expect(warningsOf(stack)).not.toContain('observe');
    expect(firewall.report.notEnforced).toBeNull();
  });
});

describe('a policy of the user’s', () => {
  type Body = Partial<CfnFirewallPolicy.FirewallPolicyProperty>;
  const theirs = 'arn:aws:network-firewall:eu-west-1:111122223333:stateful-rulegroup/theirs';
  const body = (firewall: NetworkFirewallRules, more: Body = {}): CfnFirewallPolicy.FirewallPolicyProperty => ({
    statefulDefaultActions: ['aws:drop_established_app_layer_to_server', 'aws:alert_established_app_layer_to_server'],
    statefulEngineOptions: { ruleOrder: 'STRICT_ORDER' },
    statefulRuleGroupReferences: firewall.ruleGroupReferences,
    statelessDefaultActions: ['aws:forward_to_sfe'],
    statelessFragmentDefaultActions: ['aws:forward_to_sfe'],
    ...more,
  });
  function scene(more: (firewall: NetworkFirewallRules) => Body = () => ({}), props: NetworkFirewallRulesProps = {}) {
    const { stack, firewall } = firewallScene({ policy: 'yours', roles: [agents, servers], ...props });
    const policy = new CfnFirewallPolicy(stack, 'Theirs', {
      firewallPolicyName: 'theirs',
      firewallPolicy: body(firewall, more(firewall)),
    });
    return { stack, firewall, policy };
  }

  test('takes the references, the tail last, and no other policy is made', () => {
    const { stack, firewall } = scene();
    expect(synthErrors(stack)).toEqual([]);
    const [policy, ...more] = resourcesOfType(stack, 'AWS::NetworkFirewall::FirewallPolicy');
    expect(more).toEqual([]);
    const { StatefulRuleGroupReferences: references } = (policy?.Properties.FirewallPolicy ?? {
      StatefulRuleGroupReferences: [],
    }) as { readonly StatefulRuleGroupReferences: readonly { readonly Priority: number }[] };
    expect(references).toHaveLength(groupsOf(stack).length);
    expect(JSON.stringify(references.at(-1))).toContain('Firewalltail');
    expect(references.at(-1)?.Priority).toBe(65_535);
    expect(warningsOf(stack)).not.toContain('policy-unattached');
    expect(firewall.report.notes.join('\n')).toContain('is not read here');
  });

  test('has the same groups as a policy of ours', () => {
    expect(groupsOf(scene().stack)).toEqual(groupsOf(firewallScene({ roles: [agents, servers] }).stack));
  });

  test('may stand in another stack, with rule groups of its own before ours', () => {
    const app = testApp();
    const { stack } = stackWithVpc(app);
    const firewall = new NetworkFirewallRules(stack, 'Firewall', {
      policy: 'yours',
      roles: [agents],
      priorities: { first: 1000, last: 2000 },
    });
    const zone = new Stack(app, 'LandingZone');
    new CfnFirewallPolicy(zone, 'Theirs', {
      firewallPolicyName: 'theirs',
      firewallPolicy: body(firewall, {
        statefulRuleGroupReferences: firewall.ruleGroupReferencesBeside([{ priority: 1, resourceArn: theirs }]),
      }),
    });
    expect(synthErrors(stack)).toEqual([]);
    const [policy] = resourcesOfType(zone, 'AWS::NetworkFirewall::FirewallPolicy');
    expect(JSON.stringify(policy)).toContain(theirs);
    expect(JSON.stringify(policy)).toContain('Fn::ImportValue');
  });

  test('is warned of where no policy of the app refers to the groups', () => {
    const { stack } = firewallScene({ policy: 'yours', roles: [agents] });
    expect(warningsOf(stack)).toContain('policy-unattached');
  });

  const partly = (firewall: NetworkFirewallRules, stackOf: Stack) =>
    new CfnFirewallPolicy(stackOf, 'Partly', {
      firewallPolicyName: 'partly',
      firewallPolicy: body(firewall, { statefulRuleGroupReferences: firewall.ruleGroupReferencesBeside([]) }),
    });

  test.each([
    ['rule order', () => ({ statefulEngineOptions: {} }), 'its rule order is DEFAULT_ACTION_ORDER'],
    ['no default action', () => ({ statefulDefaultActions: [] }), 'do not close what no rule passes'],
    ['a default on packets', () => ({ statefulDefaultActions: ['aws:drop_established'] }), 'do not close'],
    ['a stateless pass', () => ({ statelessDefaultActions: ['aws:pass'] }), 'StatelessDefaultActions: aws:pass'],
    [
      'another stream exception policy',
      () => ({ statefulEngineOptions: { ruleOrder: 'STRICT_ORDER', streamExceptionPolicy: 'CONTINUE' } }),
      'StreamExceptionPolicy is CONTINUE',
    ],
    [
      'a priority that is taken',
      (firewall: NetworkFirewallRules) => ({
        statefulRuleGroupReferences: firewall.ruleGroupReferencesBeside([{ priority: 65_535, resourceArn: theirs }]),
      }),
      'several of its references have the priority 65535',
    ],
    [
      'more references than a policy takes',
      (firewall: NetworkFirewallRules) => ({
        statefulRuleGroupReferences: firewall.ruleGroupReferencesBeside(
          Array.from({ length: 20 }, (_, index) => ({ priority: index + 1, resourceArn: `${theirs}${index}` })),
        ),
      }),
      'rule groups of the policy: 2',
    ],
    [
      'a HOME_NET that leaves a source out',
      () => ({ policyVariables: { ruleVariables: { HOME_NET: { definition: ['10.0.1.0/24'] } } } }),
      "leaves out 10.0.2.0/24 of 'ECC_DS'",
    ],
  ] as const)('is refused with %s', (_, more, words) => {
    const { stack } = scene(more as (firewall: NetworkFirewallRules) => Body);
    const errors = synthErrors(stack);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain('Stack/Theirs');
    expect(errors[0]).toContain(words);
  });

  test('is refused where a group of ours is missing, stands twice or stands behind the tail', () => {
    for (const [change, words] of [
      [(list: readonly Reference[]) => list.slice(1), 'not to '],
      [(list: readonly Reference[]) => [...list, { ...list[0], Priority: 7 }], 'more than once'],
      [
        (list: readonly Reference[]) => list.map((one, index) => (index === 0 ? { ...one, Priority: 65_536 } : one)),
        'stands behind the tail',
      ],
    ] as const) {
      const { stack, policy } = scene();
      // As an Aspect of the user's does it: on what is rendered.
      const list = stack.resolve(policy.firewallPolicy as object) as { statefulRuleGroupReferences: Reference[] };
      const found = list.statefulRuleGroupReferences.map((one) => ({
        Priority: (one as unknown as { priority: number }).priority,
        ResourceArn: (one as unknown as { resourceArn: object }).resourceArn,
      }));
      policy.addPropertyOverride('FirewallPolicy.StatefulRuleGroupReferences', change(found));
      expect(synthErrors(stack).join('\n')).toContain(words);
    }
  });

  interface Reference {
    readonly Priority?: number;
    readonly ResourceArn?: object;
  }

  test('may not close where the firewall is to observe', () => {
    const { stack } = scene(() => ({}), { mode: 'observe' });
    expect(synthErrors(stack).join('\n')).toContain('it closes what no rule passes');
    const observing = scene(() => ({ statefulDefaultActions: ['aws:alert_established_app_layer_to_server'] }), {
      mode: 'observe',
    });
    expect(synthErrors(observing.stack)).toEqual([]);
  });

  test('is looked at beside a policy of ours too', () => {
    const { stack, firewall } = firewallScene({ roles: [agents] });
    partly(firewall, stack).addPropertyOverride('FirewallPolicy.StatelessDefaultActions', ['aws:drop']);
    expect(synthErrors(stack).join('\n')).toContain('Stack/Partly');
  });

  test('is not taken for one that refers to the same logical ids of another stack', () => {
    const { app, stack } = stackWithVpc();
    for (const [of, source] of [
      [stack, '10.0.1.0/24'],
      [new Stack(app, 'Elsewhere'), '10.9.1.0/24'],
    ] as const) {
      attach(new NetworkFirewallRules(of, 'Firewall', { roles: [{ entry: agentEntry, sources: [source] }] }), of);
    }
    expect(synthErrors(stack)).toEqual([]);
  });

  test('is none of ours: asking for its ARN says what to pass instead', () => {
    const { firewall } = firewallScene({ policy: 'yours' });
    expect(thrownBy(() => firewall.policyArn)).toContain('pass ruleGroupReferences to your CfnFirewallPolicy');
  });

  test('does not keep a changed rule group from being found', () => {
    const { stack, firewall } = scene();
    Aspects.of(firewall).add({
      visit: (node) => {
        if (node instanceof CfnResource && node.node.id === 'tail') {
          node.addPropertyOverride('RuleGroup.RulesSource.RulesString', 'pass ip any any -> any any (sid:1; rev:1;)');
        }
      },
    });
    expect(synthErrors(stack).join('\n')).toContain('is not what was proved');
  });
});

describe('rule groups', () => {
  test('may be shared as a whole', () => {
    const { stack, firewall } = firewallScene({ roles: [agents] });
    new CfnResourceShare(stack, 'Share', { name: 'rules', resourceArns: firewall.ruleGroupArns });
    const [share] = resourcesOfType(stack, 'AWS::RAM::ResourceShare');
    expect(share?.Properties.ResourceArns).toHaveLength(groupsOf(stack).length);
    expect(groupsOf(stack).length).toBeGreaterThan(2);
  });

  test('refer to prefix lists by their ARNs, which are made of the ids where these are this account’s', () => {
    const { stack } = stackWithVpc();
    const cidrs = ['192.0.2.0/24', '198.51.100.0/24'];
    const own = new CfnPrefixList(stack, 'List', { addressFamily: 'IPv4', prefixListName: 'patches', maxEntries: 5 });
    const lists = {
      A: own.attrArn,
      B: 'pl-0123456789abcdef0',
      C: own.ref,
      D: 'arn:aws:ec2:eu-west-1:111122223333:prefix-list/pl-1',
    };
    for (const [name, prefixList] of Object.entries(lists)) {
      const firewall = new NetworkFirewallRules(stack, `Firewall${name}`, {
        prefixLists: [{ name, prefixList, cidrs }],
      });
      firewall.addRole(agentEntry, {
        sources: ['10.0.1.0/24'],
        additionalRules: cidrs.map((peer, index) => ({
          id: `patches-${index}`,
          direction: 'egress',
          peer,
          transport: 'tcp',
          ports: '8443',
          reason: 'a test',
        })),
      });
      attach(firewall, new Stack(stack.node.root as App, `Zone${name}`));
    }
    expect(synthErrors(stack)).toEqual([]);
    const references = groupsOf(stack).flatMap(
      ({ Properties }) =>
        (Properties.RuleGroup as { ReferenceSets?: { IPSetReferences: object } }).ReferenceSets?.IPSetReferences ?? [],
    );
    const arn = (...id: readonly unknown[]) => {
      const [partition, region, account] = ['Partition', 'Region', 'AccountId'].map((one) => ({ Ref: `AWS::${one}` }));
      return { 'Fn::Join': ['', ['arn:', partition, ':ec2:', region, ':', account, ...id]] };
    };
    expect(references).toEqual([
      { A: { ReferenceArn: { 'Fn::GetAtt': ['List', 'Arn'] } } },
      { B: { ReferenceArn: arn(':prefix-list/pl-0123456789abcdef0') } },
      { C: { ReferenceArn: arn(':prefix-list/', { Ref: 'List' }) } },
      { D: { ReferenceArn: lists.D } },
    ]);
  });

  test('are parted when they refer to more lists than a group may, also where the last role comes late', () => {
    const { stack } = stackWithVpc();
    const blocks = Array.from({ length: 9 }, (_, index) => `10.${index}.0.0/16`);
    const firewall = new NetworkFirewallRules(stack, 'Firewall', {
      prefixLists: blocks.map((cidr, index) => ({ name: `L${index}`, prefixList: `pl-${index}`, cidrs: [cidr] })),
    });
    attach(firewall);
    firewall.addRole(agentEntry, {
      sources: ['10.0.1.0/24'],
      additionalRules: blocks.map((peer, index) => ({
        id: `to-${index}`,
        direction: 'egress',
        peer,
        transport: 'udp',
        ports: '123',
        reason: 'a test',
      })),
    });
    expect(synthErrors(stack)).toEqual([]);
    const names = groupsOf(stack).map(({ Properties }) => String(Properties.RuleGroupName));
    expect(names.filter((name) => /ECC-AGENT-rules-\d+-100$/.test(name)).length).toBeGreaterThan(0);
    expect(names).toContainEqual(expect.stringMatching(/ECC-AGENT-rules-100$/));
  });

  test('are held to the length of a rule with the addresses of its sources in it', () => {
    const sources = Array.from({ length: 700 }, (_, index) => `10.${index % 250}.${2 * Math.floor(index / 250)}.0/24`);
    const said = thrownBy(() => firewallScene({ exact: true, roles: [{ entry: agentEntry, sources }] }));
    expect(said).toContain('characters of the rule');
    expect(said).toContain('give ECC_AGENT fewer, larger address blocks');
    expect(said).toMatch(/sid \d+/);
    expect(
      thrownBy(() => firewallScene({ exact: true, roles: [{ entry: agentEntry, sources: sources.slice(0, 300) }] })),
    ).toBe('nothing is thrown');
  });

  test('take what AWS raised for the account', () => {
    const raised = (limits: NetworkFirewallRulesProps['limits']) =>
      thrownBy(() => firewallScene({ roles: [agents], ...(limits === undefined ? {} : { limits }) }));
    expect(raised({ policyCapacity: 100 })).toContain('capacity of the policy');
    expect(raised({ policyCapacity: 50_000 })).toBe('nothing is thrown');
    expect(raised({ groupsPerPolicy: 30 } as never)).toContain('is 20 for everybody');
  });
});

describe('roles', () => {
  const roles = [agents, servers, { entry: usEntry, sources: ['10.0.3.0/24', '10.0.4.0/24'] }];

  function* permutations<Item>(items: readonly Item[]): Generator<readonly Item[]> {
    if (items.length === 0) yield [];
    for (const [index, item] of items.entries()) {
      for (const rest of permutations([...items.slice(0, index), ...items.slice(index + 1)])) yield [item, ...rest];
    }
  }

  test.each([{}, { exact: true }, { alertOnPass: true, quic: 'allow', mode: 'observe' }] as const)(
    'give the same template in any order, some at once and some later, with %j',
    (props) => {
      const whole = resourcesOf(firewallScene({ ...props, home: ['10.0.0.0/8'], roles }).stack);
      for (const order of permutations(roles)) {
        for (const atOnce of [0, 2]) {
          const { stack, firewall } = firewallScene({ ...props, home: ['10.0.0.0/8'], roles: order.slice(0, atOnce) });
          for (const { entry, sources } of order.slice(atOnce)) firewall.addRole(entry, { sources });
          expect(resourcesOf(stack)).toEqual(whole);
        }
      }
    },
  );

  test('give the same template from stacks, nested stacks and stages, in any order', () => {
    const kinds = ['stack', 'nested', 'stage'] as const;
    const render = (order: readonly (typeof kinds)[number][]) => {
      const app = testApp();
      const hub = new Stack(app, 'Hub');
      const firewall = new NetworkFirewallRules(hub, 'Firewall');
      attach(firewall);
      for (const kind of order) {
        const parent = kind === 'stage' ? new Stage(app, 'Spokes') : app;
        const id = `Spoke${kind}`;
        const stack = new Stack(parent, id);
        const scope = kind === 'nested' ? new NestedStack(stack, 'Nested') : stack;
        const { vpc } = stackWithVpc(app, `Network${kind}`, `10.${kinds.indexOf(kind) + 1}.0.0/16`);
        new EndpointCentralEgress(scope, 'Agents', {
          vpc,
          dataCenter: EndpointCentralDataCenter.JP,
          hostEnforcement: HostEnforcement.firewall(firewall),
          name: `AGENTS_${kind}`,
        });
      }
      return Template.fromStack(hub).toJSON() as unknown;
    };
    const [first, ...others] = [...permutations(kinds)].map(render);
    for (const other of others) expect(other).toEqual(first);
  });
});
