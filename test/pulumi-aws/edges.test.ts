import { Subnet } from '@pulumi/aws/ec2';
import { InputPropertiesError } from '@pulumi/pulumi';
import {
  EndpointCentralDistributionServer,
  MobiControlDeviceEgress,
  MobiControlDmzServer,
  PatchManagerPlusAgent,
  PatchManagerPlusServer,
  Peer,
} from 'portolan/pulumi-aws';
import { runInline } from '../pulumi/engine';
import { agents, GROUP, hostEnforcement, named, problemsOf, RULE, today, vpcId } from './agents';

describe('an edge', () => {
  const server = (args = {}) =>
    new EndpointCentralDistributionServer('server', { vpcId, dataCenter: 'JP', hostEnforcement, ...args });

  test('that cannot be opened registers nothing of the component that asks for it', async () => {
    const answer = await runInline({}, () => {
      const other = server({ ports: { 'agent-distribution-server-https': '9999' } });
      agents({ distributionServer: other });
    });
    expect(answer.exitCode).toBe(32);
    expect(Object.keys(problemsOf(answer))).toEqual(['allowAgents']);
    expect(answer.resources.filter(({ name }) => name.startsWith('agents'))).toEqual([]);
    expect(answer.resources.some(({ name }) => name.startsWith('server-ingress'))).toBe(false);
  });

  test('by a verb that fails changes nothing on either side', async () => {
    const answer = await runInline({}, () => {
      const there = server();
      const here = agents();
      const before = JSON.stringify([there.plan, here.plan]);
      expect(() => there.allowAgents(here)).toThrow(InputPropertiesError);
      expect(() => here.place('nobody', Peer.cidr('10.0.0.0/8'))).toThrow(/nobody/);
      expect(() => here.place('distributionServer', there, { by: 'addresses' })).toThrow(/server does not say where/);
      expect(JSON.stringify([there.plan, here.plan])).toBe(before);
    });
    expect(answer.error).toBeNull();
    expect(
      answer.resources
        .filter(({ type }) => type.includes('Rule:'))
        .map(({ name }) => name)
        .sort(),
    ).toEqual([RULE, 'server-egress-tcp-443-0.0.0.0/0']);
  });

  test('by addresses opens to the sources of both sides', async () => {
    const answer = await runInline({}, () => {
      const office = new Subnet('office', { vpcId, cidrBlock: '10.3.0.0/24' });
      const profile = { serverLocation: 'DMZ', platforms: ['Android'], closedNetwork: true } as const;
      const there = new MobiControlDmzServer('server', {
        vpcId,
        ...profile,
        reachBy: 'addresses',
        sources: ['10.1.0.5/32'],
      });
      const devices = new MobiControlDeviceEgress('devices', {
        vpcId,
        ...profile,
        sources: [office.cidrBlock],
        peers: { deploymentServer: Peer.cidr('10.1.0.5') },
      });
      there.allowDevices(devices, { by: 'addresses' });
    });
    expect(answer.error).toBeNull();
    expect(named(answer, 'server-ingress-tcp-443-output<office.cidrBlock>').inputs.cidrIpv4).toBe('10.3.0.0/24');
    expect(named(answer, 'devices-egress-tcp-443-10.1.0.5/32').inputs.cidrIpv4).toBe('10.1.0.5/32');
    expect(answer.resources.some(({ name }) => name.includes('devices') && name.startsWith('server'))).toBe(false);
  });

  test('may lead to machines by any of their groups, which are known as the first', async () => {
    const answer = await runInline({}, () => {
      const there = new PatchManagerPlusServer('server', { vpcId, ...today, closedNetwork: true, groups: 2 });
      const second = there.securityGroups[1];
      if (second === undefined) throw new Error('one group');
      new PatchManagerPlusAgent('agents', { vpcId, ...today, peers: { server: Peer.securityGroup(second) } });
    });
    expect(answer.error).toBeNull();
    expect(named(answer, 'agents-egress-tcp-8383-server').inputs.referencedSecurityGroupId).toBe(
      named(answer, 'server', GROUP).id,
    );
  });
});
