import {
  AccessPolicies,
  type AccessPolicy,
  EndpointCentralEgress,
  type EndpointCentralEgressProps,
  endpointCentralCloud,
  HostEnforcement,
  NetworkFirewallRules,
  role,
} from 'portolan/cdk';
import { attach, stackWithVpc, synthErrors, thrownBy } from './scene';

const said = { reason: 'patches come from our mirror', owner: 'endpoint team', expires: '2026-11-30' } as const;
const overlay = [{ id: 'agent-patch-database', hosts: ['mirror.example.co.jp'], ...said }] as const;
const hostEnforcement = HostEnforcement.none('a proxy of another team filters names');

function scene(props: Partial<EndpointCentralEgressProps> = {}) {
  const { app, stack, vpc } = stackWithVpc();
  const agents = new EndpointCentralEgress(stack, 'Agents', {
    vpc,
    dataCenter: 'JP',
    hostEnforcement,
    overlay,
    ...props,
  });
  return { app, stack, agents };
}
/** What a synth warns of under an id, whether it ends well or not. */
const warnings = (stack: ReturnType<typeof scene>['stack'], id: string) => {
  synthErrors(stack);
  const said = stack.node.findAll().flatMap(({ node }) => node.metadata.map(({ data }) => String(data)));
  return [...new Set(said)].filter((text) => text.includes(`[ack: portolan:${id}]`));
};

describe('an overlay among the props of a construct', () => {
  test('stands in the place of the row, and in the report with who answers for it', () => {
    const { agents } = scene({ accessPolicy: { today: '2026-11-30' } });
    const row = agents.report.rows.find(({ peer }) => peer === 'mirror.example.co.jp');
    expect(row?.overlay).toMatchObject({ parts: ['hosts'], ...said });
    expect(agents.compiled.verdict.clean).toBe(true);
  });

  test('is refused in the words of the props, everything at once', () => {
    const wrong = [{ id: 'agent-patch-databse', omit: true, reason: '' }];
    const message = thrownBy(() => scene({ overlay: wrong as unknown as typeof overlay }));
    expect(message).toContain('- overlay[0].id: ');
    expect(message).toContain('did you mean agent-patch-database?');
    expect(message).toContain('- overlay[0]: the row does not say its reason and owner');
  });
});

describe('a policy over a scope', () => {
  test('warns of what is past, by an id that can be acknowledged, and of nothing before', () => {
    expect(warnings(scene({ accessPolicy: { today: '2026-11-30' } }).stack, 'expired')).toEqual([]);
    const { stack } = scene({ accessPolicy: { today: '2026-12-01' } });
    expect(warnings(stack, 'expired')).toHaveLength(1);
    expect(synthErrors(stack)).toEqual([]);
  });

  const forbids: AccessPolicy = { expired: 'error', today: '2026-12-01' };

  test('makes it an error, set before the construct is made or after', () => {
    const after = scene();
    AccessPolicies.of(after.app).set(forbids);
    const before = stackWithVpc();
    AccessPolicies.of(before.app).set(forbids);
    new EndpointCentralEgress(before.stack, 'Agents', { vpc: before.vpc, dataCenter: 'JP', hostEnforcement, overlay });
    for (const { stack } of [after, before]) {
      const errors = synthErrors(stack);
      expect(errors).toHaveLength(1);
      expect(errors[0]).toContain("'agent-patch-database' of the overlay held until 2026-11-30");
      expect(warnings(stack, 'expired')).toEqual([]);
    }
  });

  test('gives way to the one that stands nearer, unless it is final', () => {
    const { app, stack } = scene({ accessPolicy: { expired: 'allow' } });
    AccessPolicies.of(app).set(forbids);
    expect(synthErrors(stack)).toEqual([]);
    const held = scene({ accessPolicy: { expired: 'allow' } });
    AccessPolicies.of(held.app).set({ ...forbids, final: true });
    AccessPolicies.of(held.stack).set({ expired: 'warning' });
    expect(synthErrors(held.stack)).toHaveLength(1);
  });

  test('forbids what a group cannot say narrower, in the place of the warning of it', () => {
    const { app, stack } = scene({ accessPolicy: { today: '2026-11-30' } });
    expect(warnings(stack, 'widened')).toHaveLength(1);
    const strict = scene({ accessPolicy: { today: '2026-11-30' } });
    AccessPolicies.of(strict.app).set({ widened: 'error' });
    expect(synthErrors(strict.stack)[0]).toContain('open more than is asked for');
    expect(warnings(strict.stack, 'widened')).toEqual([]);
    AccessPolicies.of(app).set({ widened: { name: 'allow', application: 'allow' } });
    expect(synthErrors(stack)).toEqual([]);
  });

  test('holds for a firewall too', () => {
    const { app, stack } = stackWithVpc();
    const firewall = new NetworkFirewallRules(stack, 'Firewall', {
      roles: [{ entry: role(endpointCentralCloud, { dataCenter: 'JP', overlay }, 'agent'), sources: ['10.0.0.0/16'] }],
    });
    attach(firewall);
    AccessPolicies.of(app).set({ widened: { port: 'error' }, today: '2026-12-01' });
    const errors = synthErrors(stack);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain('more than is asked for (port)');
    expect(warnings(stack, 'expired')).toHaveLength(1);
  });

  test('is refused where it is none, where it is set and among the props', () => {
    const none = { widened: 'never', exprired: 'error' } as unknown as AccessPolicy;
    const { app } = scene();
    expect(thrownBy(() => AccessPolicies.of(app).set(none))).toContain('did you mean expired?');
    expect(thrownBy(() => scene({ accessPolicy: none }))).toContain("accessPolicy.widened: 'never' is no value");
  });
});
