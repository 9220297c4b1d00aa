import { Stack, Validations } from 'aws-cdk-lib';
import { type CheckId, NetworkChecks } from 'portolan/cdk';
import { FAULTS } from './faults';
import { appToCheck, check, stackOf } from './synth';

/** What a user may acknowledge, whole: an id that comes, goes or is renamed shows here. */
const IDS = [
  'cidr-family',
  'cidr-host-bits',
  'cidr-malformed',
  'dns-firewall-association-duplicate',
  'dns-firewall-association-priority',
  'dns-firewall-block-response',
  'dns-firewall-domain',
  'dns-firewall-domains',
  'dns-firewall-priorities',
  'domain-list-duplicate',
  'domain-list-target',
  'domain-list-upper-case',
  'firewall-policy-capacity',
  'firewall-policy-default-action',
  'firewall-policy-default-actions-mixed',
  'firewall-policy-default-actions-order',
  'firewall-policy-default-drops',
  'firewall-policy-drop-established',
  'firewall-policy-no-default-drop',
  'firewall-policy-priorities',
  'firewall-policy-references',
  'firewall-policy-rule-order',
  'firewall-policy-stateless-actions',
  'firewall-policy-variables',
  'prefix-list-entries',
  'prefix-list-family',
  'prefix-list-name',
  'prefix-list-size',
  'rule-continued',
  'rule-flow-missing',
  'rule-group-capacity',
  'rule-group-capacity-limit',
  'rule-group-ip-set-references',
  'rule-host-case',
  'rule-length',
  'rule-modifier-order',
  'rule-name-unanchored',
  'rule-pcre-alone',
  'rule-ports',
  'rule-priority',
  'rule-sid-duplicate',
  'rule-sid-missing',
  'rule-sid-range',
  'rule-unsupported',
  'rule-variable-unknown',
  'security-group-description',
  'security-group-duplicate-rule',
  'security-group-name',
  'security-group-ports',
  'security-group-ports-ignored',
  'security-group-rules',
];

const ALL = Object.entries(FAULTS) as [CheckId, (typeof FAULTS)[CheckId]][];

test('the checks are these, and each has a fault here', () => {
  expect([...new NetworkChecks().ruleIds].sort()).toEqual(IDS);
  expect(Object.keys(FAULTS).sort()).toEqual(IDS);
});

describe('finds once, with its path, its place, the figure, the fix and the source:', () => {
  test.each(ALL)('%s', (id, { severity, faulty, resource, at, says }) => {
    const app = appToCheck();
    stackOf(app, faulty);
    const { findings, failed } = check(app);
    const own = findings.filter((finding) => finding.id === id);
    expect(own).toEqual([
      expect.objectContaining({
        severity,
        path: `Stack/${resource}`,
        at: `Properties.${at}`,
        says: expect.stringContaining(says),
      }),
    ]);
    expect(own[0]?.fix).toMatch(/^.+\nSource: .+/);
    expect(failed).toBe(findings.some((finding) => finding.severity === 'error'));
    expect(failed || severity === 'warning').toBe(true);
  });
});

test('each fault is one of its own check alone, or of one that says more of the same', () => {
  const together = ALL.flatMap(([id, { faulty }]) => {
    const app = appToCheck();
    stackOf(app, faulty);
    const others = check(app).findings.flatMap((finding) => (finding.id === id ? [] : [finding.id]));
    return others.length === 0 ? [] : [`${id}: ${others.join(', ')}`];
  });
  expect(together).toEqual([]);
});

describe('leaves the harmless neighbour alone:', () => {
  test.each(ALL)('%s', (_, { harmless }) => {
    const app = appToCheck();
    stackOf(app, harmless);
    expect(check(app).findings.map((finding) => `${finding.id} ${finding.says}`)).toEqual([]);
  });
});

describe('is silent, with the reason kept, once it is acknowledged:', () => {
  test.each(ALL)('%s', (id, { faulty, resource }) => {
    const app = appToCheck();
    const stack = stackOf(app, faulty);
    Validations.of(stack.node.findChild(resource)).acknowledge({ id: `portolan::${id}`, reason: 'agreed with AWS' });
    const { findings, silenced } = check(app);
    expect(findings.filter((finding) => finding.id === id)).toEqual([]);
    expect(silenced).toEqual([expect.objectContaining({ id, path: `Stack/${resource}`, reason: 'agreed with AWS' })]);
  });
});

test('an acknowledgement holds below its construct, and nowhere else', () => {
  const app = appToCheck();
  const { faulty } = FAULTS['security-group-name'];
  const acknowledged = stackOf(app, faulty, 'One');
  stackOf(app, faulty, 'Other');
  Validations.of(acknowledged).acknowledge({ id: 'portolan::security-group-name', reason: 'a name of old' });
  const { findings, failed } = check(app);
  expect(findings.map(({ path }) => path)).toEqual(['Other/S']);
  expect(failed).toBe(true);
});

test('a user reads what is wrong, where, the change, the source, and how to acknowledge it', () => {
  const app = appToCheck();
  stackOf(app, FAULTS['security-group-rules'].faulty);
  expect(
    check(app)
      .output.replace(/^\S+:\d+:\d+\n/gm, '')
      .split('\n')
      .slice(0, 5),
  ).toEqual([
    'ERROR SecurityGroupEgress: 71 IPv4 egress rules, and a security group has at most 60 (portolan)',
    '   Stack/S (S) aws-cdk-lib.CfnResource',
    expect.stringMatching(
      /^ {3}Suggested fix: merge neighbouring blocks and ports, .*limits: \{ rulesPerSecurityGroup/,
    ),
    '   Source: Amazon VPC quotas, https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html',
    "   Acknowledge with 'portolan::security-group-rules'",
  ]);
});

test('everything that is wrong is told at once', () => {
  const app = appToCheck();
  for (const [id, { faulty }] of ALL) stackOf(app, faulty, id);
  const found = new Set(check(app).findings.map(({ id }) => id));
  expect([...found].sort()).toEqual(IDS);
});

test('an empty app has no finding', () => {
  const app = appToCheck();
  new Stack(app, 'Stack');
  expect(check(app)).toMatchObject({ findings: [], failed: false });
});
