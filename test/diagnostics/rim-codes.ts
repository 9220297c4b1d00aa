import type { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Peer as Ec2Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnFirewallPolicy } from 'aws-cdk-lib/aws-networkfirewall';
import { CfnFirewallRuleGroupAssociation } from 'aws-cdk-lib/aws-route53resolver';
import {
  DnsFirewallRules,
  EndpointCentralDataCenter,
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  endpointCentralCloud,
  HostEnforcement,
  NetworkFirewallRules,
  PatchManagerPlusAgent,
  PatchManagerPlusServer,
  Peer,
  PrefixLists,
  patchManagerPlus,
  RoleAccess,
  role,
} from 'portolan/cdk';
import {
  HostEnforcement as PulumiEnforcement,
  type NetworkFirewallRules as PulumiFirewall,
  Peer as PulumiPeer,
} from 'portolan/pulumi-aws';
import type { RimIssue } from '../../lib/diagnostics/issue';
import { throwIfAny } from '../../lib/pulumi/problems';
import { AccessPlan } from '../../lib/pulumi-aws/access-plan';
import { FirewallPlan } from '../../lib/pulumi-aws/firewall-plan';
import { attach, stackWithVpc, synthErrors, testApp, thrownBy } from '../cdk/scene';

const dataCenter = EndpointCentralDataCenter.JP;
const none = HostEnforcement.none('a test');
const base = { dataCenter, hostEnforcement: none } as const;
const entry = role(endpointCentralCloud, { dataCenter: 'JP' }, 'agent');

const agent = role(patchManagerPlus, { portsInUse: 'default', serverProtocol: 'HTTPS' }, 'agent');

function agentsIn({ stack, vpc }: ReturnType<typeof stackWithVpc>, more: object = {}) {
  return new EndpointCentralEgress(stack, 'Agents', { vpc, ...base, ...more });
}

function serverIn({ stack, vpc }: ReturnType<typeof stackWithVpc>, more: object = {}) {
  return new EndpointCentralDistributionServer(stack, 'Server', { vpc, ...base, ...more });
}

function groupIn({ stack }: ReturnType<typeof stackWithVpc>, options = {}) {
  return SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-0123456789abcdef0', options);
}

/** What the CDK rim says for each of its codes; one that is missing does not compile. */
export const RIM_CASES: Readonly<Record<RimIssue['code'], () => string>> = {
  'role-not-in-firewall': () => {
    const firewall = new NetworkFirewallRules(stackWithVpc(testApp(), 'Other').stack, 'Firewall');
    return thrownBy(() => agentsIn(stackWithVpc(), { hostEnforcement: HostEnforcement.firewall(firewall) }));
  },
  'role-differs-in-firewall': () => {
    const standing = { entry: agent, sources: ['10.0.1.0/24'], peers: { server: PulumiPeer.cidr('10.0.9.5') } };
    const firewall = { firewall: new FirewallPlan('firewall', { roles: [standing] }) } as PulumiFirewall;
    const access = new AccessPlan('agents', {
      vpcId: 'vpc-0123456789abcdef0',
      roles: [agent],
      peers: { server: PulumiPeer.cidr('10.0.9.6') },
      hostEnforcement: PulumiEnforcement.firewall(firewall),
    });
    return thrownBy(() => throwIfAny(access.settle(), 'agents'));
  },
  'prefix-list-stands': () => {
    const access = new AccessPlan('server', {
      vpcId: 'vpc-0123456789abcdef0',
      roles: [
        role(patchManagerPlus, { portsInUse: 'default', serverProtocol: 'HTTPS', closedNetwork: true }, 'server'),
      ],
      peers: { agent: PulumiPeer.cidr('10.1.0.0/24', '10.3.0.0/24') },
      prefixLists: true,
    });
    for (const list of access.compiled.plan.prefixLists) access.ownLists.register(list);
    access.bindings.bind('agent', PulumiPeer.cidr('10.5.0.0/24'), access);
    access.changed();
    return thrownBy(() => throwIfAny(access.faults(), 'server'));
  },
  'choice-not-made': () => {
    const scene = stackWithVpc();
    return thrownBy(() => serverIn(scene).allowAgents(agentsIn(scene)));
  },
  'choices-disagree': () => {
    const { stack, vpc } = stackWithVpc();
    const serverProtocol = 'HTTPS' as const;
    const server = new PatchManagerPlusServer(stack, 'Server', { vpc, portsInUse: 'default', serverProtocol });
    const agents = new PatchManagerPlusAgent(stack, 'Agents', { vpc, portsInUse: 'old', serverProtocol });
    return thrownBy(() => server.allowAgents(agents));
  },
  'party-shared': () => {
    const { stack, vpc } = stackWithVpc();
    const pmp = role(patchManagerPlus, { portsInUse: 'default', serverProtocol: 'HTTPS' }, 'server');
    const peers = { agent: Peer.cidr('10.0.0.0/24') };
    return thrownBy(() => new RoleAccess(stack, 'Machine', { vpc, roles: [entry, pmp], peers, hostEnforcement: none }));
  },
  'rule-repeated': () => {
    const scene = stackWithVpc();
    const agents = agentsIn(scene, { peers: { distributionServer: Peer.cidr('10.0.5.10') } });
    agents.connections.allowTo(Ec2Peer.ipv4('10.0.5.10/32'), Port.tcp(8384));
    return synthErrors(scene.stack).join('\n');
  },
  'host-bound': () => thrownBy(() => agentsIn(stackWithVpc(), { peers: { proxy: Peer.cidr('proxy.example.com') } })),
  'name-of-resource': () => thrownBy(() => agentsIn(stackWithVpc(), { securityGroupName: 'sg-agents' })),
  'role-not-in-construct': () => {
    const scene = stackWithVpc();
    const roles = [role(endpointCentralCloud, { dataCenter: 'JP' }, 'console')];
    const console = new RoleAccess(scene.stack, 'Console', { vpc: scene.vpc, roles, hostEnforcement: none });
    return thrownBy(() => serverIn(scene).allowAgents(console));
  },
  'ports-disagree': () => {
    const scene = stackWithVpc();
    const agents = agentsIn(scene, { distributionServer: true, ports: { 'agent-distribution-server-https': '9443' } });
    return thrownBy(() => serverIn(scene).allowAgents(agents));
  },
  'open-to-everyone': () => thrownBy(() => serverIn(stackWithVpc(), { peers: { agent: Peer.cidr('0.0.0.0/0') } })),
  'edge-sources-missing': () => {
    const scene = stackWithVpc();
    const server = serverIn(scene, { sources: ['10.0.2.0/24'] });
    return thrownBy(() => server.allowAgents(agentsIn(scene, { distributionServer: true }), { by: 'addresses' }));
  },
  'not-of-existing-group': () => {
    const scene = stackWithVpc();
    return thrownBy(() => agentsIn(scene, { securityGroup: groupIn(scene), securityGroupName: 'agents' }));
  },
  'group-immutable': () => {
    const scene = stackWithVpc();
    return thrownBy(() => agentsIn(scene, { securityGroup: groupIn(scene, { mutable: false }) }));
  },
  'rule-twice-in-group': () => {
    const scene = stackWithVpc();
    const securityGroup = groupIn(scene);
    agentsIn(scene, { securityGroup });
    serverIn(scene, { securityGroup });
    return synthErrors(scene.stack).join('\n');
  },
  'ipv6-sources-missing': () => {
    const scene = stackWithVpc();
    const firewall = new NetworkFirewallRules(scene.stack, 'Firewall');
    attach(firewall);
    agentsIn(scene, { ipv6: true, hostEnforcement: HostEnforcement.firewall(firewall) });
    return synthErrors(scene.stack).join('\n');
  },
  'enforcement-left-out': () => {
    const { stack, vpc } = stackWithVpc();
    const unknown = { dataCenter: 'JPX' as typeof dataCenter };
    // The profile's own fault stands beside it: without one, the flows that need it are known and listed.
    const said = thrownBy(() => new EndpointCentralEgress(stack, 'Agents', { vpc, ...unknown }));
    return said.replace(/^- dataCenter: .*\n/m, '');
  },
  'opening-named-twice': () => {
    const opening = { id: 'backup', direction: 'egress', peer: '10.9.0.1', transport: 'tcp', reason: 'a test' };
    const additionalRules = ['443', '8443'].map((ports) => ({ ...opening, ports }));
    return thrownBy(() => agentsIn(stackWithVpc(), { additionalRules }));
  },
  'changed-after-proof': () => {
    const scene = stackWithVpc();
    const group = agentsIn(scene).node.defaultChild as CfnSecurityGroup;
    group.addPropertyOverride('SecurityGroupEgress.0.ToPort', 444);
    return synthErrors(scene.stack).join('\n');
  },
  'policy-is-yours': () =>
    thrownBy(() => new NetworkFirewallRules(stackWithVpc().stack, 'Firewall', { policy: 'yours' }).policyArn),
  'policy-unfit': () => {
    const { stack } = stackWithVpc();
    const roles = [{ entry, sources: ['10.0.1.0/24'] }];
    const firewall = new NetworkFirewallRules(stack, 'Firewall', { policy: 'yours', roles });
    new CfnFirewallPolicy(stack, 'Policy', {
      firewallPolicyName: 'landing-zone',
      firewallPolicy: {
        statefulDefaultActions: ['aws:drop_established_app_layer_to_server'],
        statefulRuleGroupReferences: firewall.ruleGroupReferences,
        statelessDefaultActions: ['aws:forward_to_sfe'],
        statelessFragmentDefaultActions: ['aws:forward_to_sfe'],
      },
    });
    return synthErrors(stack).join('\n');
  },
  'priority-taken': () => {
    const { stack, vpc } = stackWithVpc();
    new DnsFirewallRules(stack, 'Names', { roles: [entry], vpcs: [vpc], priority: 300 });
    const theirs = { firewallRuleGroupId: 'rslvr-frg-0123456789abcdef', vpcId: vpc.vpcId, priority: 300 };
    new CfnFirewallRuleGroupAssociation(stack, 'Malware', theirs);
    return synthErrors(stack).join('\n');
  },
  'prefix-lists-meet': () => {
    const { stack, vpc } = stackWithVpc();
    const prefixLists = new PrefixLists(stack, 'Lists');
    for (const [id, last] of [
      ['Office', '192.0.2.8'],
      ['Branch', '192.0.2.12'],
    ] as const) {
      const backup = { direction: 'egress', transport: 'tcp', ports: '8443', reason: 'nightly' } as const;
      const peer = Peer.cidr('192.0.2.0', last);
      const additionalRules = [{ id: 'backup', peer, ...backup }];
      new EndpointCentralEgress(stack, id, { vpc, ...base, prefixLists, additionalRules });
    }
    return synthErrors(stack).join('\n');
  },
  'sources-missing': () => {
    const { stack } = stackWithVpc();
    attach(new NetworkFirewallRules(stack, 'Firewall', { roles: [entry] }));
    return synthErrors(stack).join('\n');
  },
  'sources-given-twice': () => {
    const words = { sources: ['10.0.1.0/24'], owner: 'fleet team', reason: 'a test' };
    const hostEnforcement = HostEnforcement.requested('central-egress', words);
    return thrownBy(() => agentsIn(stackWithVpc(), { hostEnforcement, sources: ['10.0.2.0/24'] }));
  },
  'home-too-small': () => {
    const { stack } = stackWithVpc();
    const roles = [{ entry, sources: ['192.168.0.0/24'] }];
    attach(new NetworkFirewallRules(stack, 'Firewall', { roles, home: ['10.0.0.0/8'] }));
    return synthErrors(stack).join('\n');
  },
};
