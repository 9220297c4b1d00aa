import { CfnParameter } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import {
  type AdditionalAccess,
  EndpointCentralDataCenter,
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  endpointCentralCloud,
  HostEnforcement,
  NetworkFirewallRules,
  Peer,
  RoleAccess,
  role,
} from 'portolan/cdk';
import { stackWithVpc, thrownBy } from './scene';

const none = HostEnforcement.none('a test');
const dataCenter = EndpointCentralDataCenter.JP;

describe('openings of the user', () => {
  const opening: AdditionalAccess = {
    id: 'backup',
    direction: 'egress',
    peer: '10.9.0.1',
    transport: 'tcp',
    ports: '443',
    reason: 'nightly',
  };
  const said = (...rules: readonly object[]) => {
    const { stack, vpc } = stackWithVpc();
    const additionalRules = rules.map((rule) => ({ ...opening, ...rule }));
    return thrownBy(
      () => new EndpointCentralEgress(stack, 'Agents', { vpc, dataCenter, hostEnforcement: none, additionalRules }),
    );
  };

  test.each([
    [
      { peer: '*.co.jp' },
      ".peer: '*.co.jp' would open every name that anyone registers under the public suffix 'co.jp'",
    ],
    [{ direction: 'outbound' }, ".direction: 'outbound' is no value of 'direction'; allowed: egress, ingress"],
    [{ transport: 'TCP' }, ".transport: 'TCP' is no value of 'transport'; did you mean "],
    [{ id: undefined }, '.id: got undefined, expected an id in kebab-case'],
    [{ id: 'My Backup' }, ".id: got 'My Backup', expected an id in kebab-case"],
    [{ reason: undefined }, '.reason: got undefined, expected why it is open'],
    [{ reason: ' ' }, ".reason: got ' ', expected why it is open"],
    [{ peer: undefined }, '.peer: got undefined, expected Peer.securityGroup(...)'],
    [{ ports: 443.5 }, ".ports: '443.5' is no port"],
  ])('are refused by name: %j', (rule, sentence) => {
    expect(said(rule)).toContain(`- additionalRules[0]${sentence}`);
  });

  test('are refused all at once, each at its own place', () => {
    const wide = Peer.cidr('10.9.0.1', '10.9.0.2');
    const message = said({ peer: wide }, { id: 'two', direction: 'in' }, { id: 'backup', ports: '22' });
    expect(message.split('\n').map((line) => line.split(': ')[0])).toEqual([
      'Stack/Agents cannot be compiled:',
      '- additionalRules[1].direction',
      '- additionalRules[2].id',
    ]);
  });

  test('may be for several peers under one id', () => {
    expect(said({ peer: Peer.cidr('10.9.0.1', '10.9.0.2') }, { peer: '10.9.0.3' })).toBe('nothing is thrown');
  });

  test('to a text that is known at deployment are told to use Peer.cidr', () => {
    const { stack, vpc } = stackWithVpc();
    const { valueAsString: peer } = new CfnParameter(stack, 'Late');
    const agents = (id: string, there: string | Peer) =>
      thrownBy(() => {
        const additionalRules = [{ ...opening, peer: there }];
        new EndpointCentralEgress(stack, id, { vpc, dataCenter, hostEnforcement: none, additionalRules });
      });
    expect(agents('Text', peer)).toContain(
      '- additionalRules[0].peer: got a text that is known at deployment, expected Peer.cidr(...) of it',
    );
    expect(agents('Block', Peer.cidr(peer))).toBe('nothing is thrown');
  });

  test('that cannot be said are told so without a way out that is refused', () => {
    const { stack, vpc } = stackWithVpc();
    const firewall = new NetworkFirewallRules(stack, 'Firewall');
    const additionalRules = [{ ...opening, peer: 'x.example.com', ports: '22' }];
    const hostEnforcement = HostEnforcement.firewall(firewall);
    new EndpointCentralEgress(stack, 'Agents', { vpc, dataCenter, hostEnforcement, additionalRules });
    const warnings = Annotations.fromStack(stack)
      .findWarning('/Stack/Agents', Match.stringLikeRegexp('backup'))
      .map(({ entry }) => String(entry.data));
    expect(warnings).toEqual([
      expect.stringContaining('backup of additionalRules cannot be said here and is not open'),
    ]);
    expect(warnings.join()).not.toContain('leaveOut');
  });
});

describe('everybody on IPv4', () => {
  const ports = { 'agent-distribution-server-http': '8383' };
  const server = role(endpointCentralCloud, { dataCenter: 'JP', ports }, 'distributionServer');
  const everywhere = Peer.cidr('0.0.0.0/0');

  test('comes in through a firewall for a reason alone', () => {
    const firewall = new NetworkFirewallRules(stackWithVpc().stack, 'Firewall');
    const admit = (agent: Peer) => () => firewall.addRole(server, { sources: ['10.0.0.0/24'], peers: { agent } });
    expect(thrownBy(admit(everywhere))).toContain(
      '- peers.agent: agent-distribution-server-https would let everybody in',
    );
    expect(thrownBy(admit(Peer.cidr('0.0.0.0/1', '128.0.0.0/1')))).toContain('would let everybody in');
    expect(thrownBy(admit(Peer.anyIpv4('agents on the road')))).toBe('nothing is thrown');
  });

  test('is not excused by the reason for another party', () => {
    const { stack, vpc } = stackWithVpc();
    const access = (id: string, agent: readonly Peer[]) =>
      thrownBy(() => {
        const peers = { agent, domainController: Peer.anyIpv4('a reason of its own') };
        new RoleAccess(stack, id, { vpc, hostEnforcement: none, roles: [server], peers });
      });
    expect(access('Wrong', [everywhere])).toContain(
      '- peers.agent: agent-distribution-server-https would let everybody in',
    );
    expect(access('Right', [everywhere, Peer.anyIpv4('agents on the road')])).toBe('nothing is thrown');
  });

  test('does not come in beside a party that stands in a block of its own', () => {
    const { stack, vpc } = stackWithVpc();
    const peers = { agent: [Peer.anyIpv4('agents on the road'), Peer.cidr('10.0.0.0/8')] };
    const made = new EndpointCentralDistributionServer(stack, 'Server', {
      vpc,
      dataCenter,
      hostEnforcement: none,
      peers,
    });
    expect(made.plan.ingress.map(({ key }) => key)).toEqual(['ingress tcp 8384 0.0.0.0/0']);
  });

  test('on IPv6 has no such way', () => {
    const { stack, vpc } = stackWithVpc();
    const peers = { agent: [Peer.anyIpv4('agents on the road'), Peer.cidr('::/0')] };
    const props = { vpc, dataCenter, hostEnforcement: none, peers };
    expect(thrownBy(() => new EndpointCentralDistributionServer(stack, 'Server', props))).toContain(
      'would let everybody in',
    );
  });
});
