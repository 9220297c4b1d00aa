import { type App, PropertyInjectors } from 'aws-cdk-lib';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import * as cdk from 'portolan/cdk';
import {
  EndpointCentralDataCenter,
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  HostEnforcement,
  NetworkFirewallRules,
  Peer,
  RoleAccess,
} from 'portolan/cdk';
import { attach, resourcesOf, resourcesOfType, stackWithVpc, testApp } from './scene';

type ConstructClass = (new (
  scope: Construct,
  id: string,
  props: never,
) => Construct) & {
  readonly PROPERTY_INJECTION_ID: string;
};

/** Every construct class that is exported. */
const CLASSES = Object.entries(cdk as Readonly<Record<string, unknown>>).filter(
  (entry): entry is [string, ConstructClass] =>
    typeof entry[1] === 'function' && entry[1].prototype instanceof Construct,
);

function inject(scope: Construct, constructUniqueId: string, change: (props: object) => object) {
  let calls = 0;
  PropertyInjectors.of(scope).add({
    constructUniqueId,
    inject: (props: object) => {
      calls++;
      return change(props);
    },
  });
  return () => calls;
}

test('there are construct classes to look at', () => {
  expect(CLASSES.map(([name]) => name)).toEqual(
    expect.arrayContaining(['RoleAccess', 'NetworkFirewallRules', 'IsmClient']),
  );
});

test.each(CLASSES)('%s has an id of its own for injectors, and takes what they give', (name, Class) => {
  expect(Class.PROPERTY_INJECTION_ID).toBe(`portolan.cdk.${name}`);
  expect(Object.hasOwn(Class, 'PROPERTY_INJECTION_ID')).toBe(true);
  const { app, stack } = stackWithVpc();
  inject(app, Class.PROPERTY_INJECTION_ID, () => {
    throw new Error('asked');
  });
  expect(() => new Class(stack, 'Construct', {} as never)).toThrow('asked');
});

/** A landing zone with an edge between groups, openings by address, and a firewall. */
function landingZone(app: App) {
  const { stack, vpc } = stackWithVpc(app);
  const firewall = new NetworkFirewallRules(stack, 'Firewall');
  const props = {
    vpc,
    dataCenter: EndpointCentralDataCenter.JP,
    hostEnforcement: HostEnforcement.firewall(firewall),
  };
  const server = new EndpointCentralDistributionServer(stack, 'Server', { ...props, sources: ['10.0.1.0/24'] });
  const agents = new EndpointCentralEgress(stack, 'Agents', {
    ...props,
    sources: ['10.0.2.0/24'],
    distributionServer: server,
  });
  server.place('agent', Peer.cidr('10.9.0.0/16'));
  attach(firewall);
  return { stack, vpc, agents, firewall };
}

test('an injector for SecurityGroup of a user changes nothing in ours', () => {
  const plain = landingZone(testApp());
  const app = testApp();
  const calls = inject(app, SecurityGroup.PROPERTY_INJECTION_ID, (props) => ({
    ...props,
    disableInlineRules: true,
    allowAllOutbound: true,
    description: 'injected',
  }));
  const changed = landingZone(app);
  expect(resourcesOf(changed.stack)).toEqual(resourcesOf(plain.stack));
  expect(calls()).toBe(0);

  const { stack, vpc } = stackWithVpc(app, 'Users');
  new SecurityGroup(stack, 'Group', { vpc });
  expect(calls()).toBe(1);
});

describe('an injector for a class of ours', () => {
  const JP = { dataCenter: EndpointCentralDataCenter.JP };

  test('sets what a platform team wants everywhere, such as what stands behind names', () => {
    const { app, stack, vpc } = stackWithVpc();
    inject(app, EndpointCentralEgress.PROPERTY_INJECTION_ID, (props) => ({
      hostEnforcement: HostEnforcement.none('the proxy of the house'),
      ...props,
    }));
    const agents = new EndpointCentralEgress(stack, 'Agents', { vpc, ...JP });
    expect(agents.plan.namesBehind).toEqual({ kind: 'none', reason: 'the proxy of the house' });
  });

  test('works from the nearest scope that has one, alone', () => {
    const { app, stack, vpc } = stackWithVpc();
    const enforcement = (reason: string) => (props: object) => ({
      ...props,
      hostEnforcement: HostEnforcement.none(reason),
    });
    const far = inject(app, EndpointCentralEgress.PROPERTY_INJECTION_ID, enforcement('far'));
    inject(stack, EndpointCentralEgress.PROPERTY_INJECTION_ID, enforcement('near'));
    const agents = new EndpointCentralEgress(stack, 'Agents', { vpc, ...JP });
    expect(agents.plan.namesBehind).toEqual({ kind: 'none', reason: 'near' });
    expect(far()).toBe(0);
  });

  test('reaches the named classes from RoleAccess, which they stand on', () => {
    const { app, stack, vpc } = stackWithVpc();
    inject(app, RoleAccess.PROPERTY_INJECTION_ID, (props) => ({ ...props, metadata: false }));
    const hostEnforcement = HostEnforcement.none('the proxy of the house');
    new EndpointCentralEgress(stack, 'Agents', { vpc, ...JP, hostEnforcement });
    const [group] = resourcesOfType(stack, 'AWS::EC2::SecurityGroup');
    expect(group?.Metadata?.portolan).toBeUndefined();
  });

  test('is held to the same rules as the user: what it gives is checked, and proved', () => {
    const { app, stack, vpc } = stackWithVpc();
    inject(app, EndpointCentralEgress.PROPERTY_INJECTION_ID, (props) => ({ ...props, dataCenter: 'XX' }));
    expect(() => new EndpointCentralEgress(stack, 'Agents', { vpc, ...JP })).toThrow(/'XX'/);
  });

  test('reaches a firewall that is made without props', () => {
    const app = testApp();
    inject(app, NetworkFirewallRules.PROPERTY_INJECTION_ID, (props) => ({ ...props, exact: true }));
    const { firewall } = landingZone(app);
    expect(firewall.plan.groups.map(({ kind }) => kind)).toEqual(['rule-strings', 'tail']);
  });
});
