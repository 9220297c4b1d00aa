import fc from 'fast-check';
import { PRODUCTS } from '../../lib/catalog';
import { runPortolan } from '../../lib/cli/program';
import { compile } from '../../lib/compile';
import type { AdditionalRule } from '../../lib/model/entry';
import { type AccessPolicy, GROWTH_AXES, POLICY_CONCERNS, type PolicyAnswer } from '../../lib/model/policy';
import { expiredOn, policyFindings, policyInForce } from '../../lib/policy';
import { renderText, reportOf } from '../../lib/report';
import { role } from '../../lib/resolve';

const ecc = PRODUCTS['endpoint-central-cloud'];
const ANSWERS: readonly PolicyAnswer[] = ['allow', 'warning', 'error'];

const answer = fc.constantFrom(...ANSWERS);
const policy: fc.Arbitrary<AccessPolicy> = fc.record(
  {
    widened: fc.oneof(answer, fc.record({ name: answer, port: answer, default: answer }, { requiredKeys: [] })),
    ...Object.fromEntries(POLICY_CONCERNS.map((concern) => [concern, answer])),
    final: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** Every answer of a policy by itself, or of several together. */
function answersOf(...policies: readonly AccessPolicy[]): ReadonlyMap<string, PolicyAnswer> {
  const { widened, concerns } = policyInForce(policies);
  return new Map([...Object.entries(widened), ...Object.entries(concerns)] as [string, PolicyAnswer][]);
}

describe('policies over one another', () => {
  it('are the nearest one wherever it speaks, and the ones above it wherever it is silent', () => {
    fc.assert(
      fc.property(fc.array(policy, { maxLength: 4 }), (given) => {
        const open = given.map(({ final: _, ...one }) => one);
        const alone = open.map((one) => answersOf(one));
        for (const what of [...GROWTH_AXES, ...POLICY_CONCERNS]) {
          const nearest = alone.map((one) => one.get(what)).findLast((one) => one !== undefined);
          expect(answersOf(...open).get(what)).toBe(nearest);
        }
      }),
      { seed: 8 },
    );
  });

  it('are never looser below one that is final', () => {
    fc.assert(
      fc.property(
        fc.array(policy, { maxLength: 2 }),
        policy,
        fc.array(policy, { maxLength: 3 }),
        (above, own, below) => {
          const final = answersOf(...above, { ...own, final: true });
          const spoken = answersOf(own);
          const all = answersOf(...above, { ...own, final: true }, ...below);
          for (const [what, said] of final) {
            if (!spoken.has(what)) continue;
            expect(ANSWERS.indexOf(all.get(what) ?? 'allow')).toBeGreaterThanOrEqual(ANSWERS.indexOf(said));
          }
        },
      ),
      { seed: 8 },
    );
  });
});

describe('the day of policies', () => {
  const days = (...policies: readonly AccessPolicy[]) => policyInForce(policies);

  it('is that of the nearest policy which says one', () => {
    expect(days({ today: '2026-01-01' }, {}, { today: '2025-01-01' }).today).toBe('2025-01-01');
    expect(days({ today: '2026-01-01' }, {}).today).toBe('2026-01-01');
  });

  it('is never set back below a policy that is final, and may be set forth', () => {
    const final: AccessPolicy = { today: '2026-06-01', expired: 'error', final: true };
    expect(days(final, { today: '2026-05-31' }).today).toBe('2026-06-01');
    expect(days(final, { today: '2026-05-31' }, { today: '2025-01-01' }).today).toBe('2026-06-01');
    expect(days(final, { today: '2026-06-02' }).today).toBe('2026-06-02');
    expect(days({ today: '2027-01-01' }, final, { today: '2026-05-31' }).today).toBe('2026-06-01');
  });

  it('is not before that of the program below one that is final, speaks of expiry and says no day', () => {
    const compiled = compile(
      'aws-security-group',
      [{ entry: role(ecc, { dataCenter: 'JP' }, 'agent'), additionalRules: [rule] }],
      { namesBehind: { kind: 'firewall' } },
    );
    const errors = (...policies: readonly AccessPolicy[]) =>
      policyFindings(compiled, policyInForce(policies), '2027-01-01').errors.map(({ code }) => code);
    const back: AccessPolicy = { today: '2020-01-01' };
    expect(errors({ expired: 'error', final: true }, back)).toEqual(['expired']);
    expect(errors({ expired: 'error', final: true }, { today: '2028-01-01' })).toEqual(['expired']);
    expect(errors({ expired: 'error' }, back)).toEqual([]);
    expect(errors({ expired: 'error', ...back, final: true })).toEqual([]);
  });
});

const rule: AdditionalRule = {
  id: 'monitoring',
  direction: 'egress',
  peer: '10.0.0.9',
  transport: 'tcp',
  ports: '10051',
  reason: 'the agent of the monitoring',
  owner: 'operations',
  expires: '2026-12-31',
};
const overlay = [
  {
    id: 'agent-patch-database',
    hosts: ['mirror.example.co.jp'],
    reason: 'patches come from our mirror',
    owner: 'endpoint team',
    expires: '2026-11-30',
  },
] as const;
const entry = role(ecc, { dataCenter: 'JP', overlay }, 'agent');
const compiled = compile('aws-network-firewall', [{ entry, additionalRules: [rule] }], { exact: true });
const found = (given: AccessPolicy, today: string | null = '2026-11-30') => {
  const { errors, warnings } = policyFindings(compiled, policyInForce([given]), today);
  return { errors: errors.map(({ code }) => code), warnings: warnings.map(({ code }) => code) };
};

describe('what stands on a word that was given until a day', () => {
  it('holds on that day, and is past on the next', () => {
    const past = (today: string) =>
      expiredOn([{ entry, additionalRules: [rule] }], today).map((one) => 'given' in one && one.given);
    expect(past('2026-11-30')).toEqual([]);
    expect(past('2026-12-01')).toEqual(['agent-patch-database']);
    expect(past('2027-01-01')).toEqual(['agent-patch-database', 'monitoring']);
  });

  it('is a warning once it is past, an error or nothing where the policy says so, and nothing where nobody knows the day', () => {
    expect(found({})).toEqual({ errors: [], warnings: [] });
    expect(found({}, '2026-12-01')).toEqual({ errors: [], warnings: ['expired'] });
    expect(found({ expired: 'error' }, '2026-12-01')).toEqual({ errors: ['expired'], warnings: [] });
    expect(found({ expired: 'allow' }, '2026-12-01')).toEqual({ errors: [], warnings: [] });
    expect(found({ expired: 'error' }, null)).toEqual({ errors: [], warnings: [] });
    // The policy's own day wins.
    expect(found({ today: '2027-01-01' }, '2026-01-01').warnings).toEqual(['expired', 'expired']);
  });

  it('is told in the report with who answers for it, beside what the page prints', () => {
    const text = renderText(reportOf(compiled), { width: 200, colour: false });
    expect(text).toContain('hosts by overlay: patches come from our mirror (endpoint team, until 2026-11-30)');
    const printed = ecc.requirements.find(({ id }) => id === 'agent-patch-database')?.hosts ?? [];
    expect(text).toContain(`the page prints ${printed.map((host) => host.printed).join(', ')}`);
    expect(text).toContain('by monitoring: the agent of the monitoring (operations, until 2026-12-31)');
  });
});

describe('a policy over a plan', () => {
  it('forbids what opens more along one axis, and lets the others be', () => {
    const lists = compile('aws-network-firewall', [{ entry }], {});
    const axes = (given: AccessPolicy) =>
      policyFindings(lists, policyInForce([given]), null).errors.flatMap((one) =>
        one.code === 'policy-widened' ? one.axes : [],
      );
    expect(axes({ widened: 'error' })).toEqual(['port']);
    expect(axes({ widened: { port: 'error' } })).toEqual(['port']);
    expect(axes({ widened: { port: 'allow', default: 'error' } })).toEqual([]);
    expect(axes({ widened: { name: 'error' } })).toEqual([]);
  });

  it('asks for an owner and a last day of what stands on the word of the user', () => {
    const { expires: _, ...endless } = rule;
    const plan = compile('aws-network-firewall', [{ entry, additionalRules: [endless] }], { exact: true });
    const { errors } = policyFindings(plan, policyInForce([{ unaccounted: 'error' }]), null);
    expect(errors).toEqual([
      {
        code: 'policy-unaccounted',
        at: 'additionalRules',
        of: 'additionalRules',
        given: 'monitoring',
        missing: ['expires'],
      },
    ]);
    expect(found({ unaccounted: 'error' }).errors).toEqual([]);
  });

  it('says of a must that is left out by an overlay that it is one, unless the policy allows it', () => {
    const said = { reason: 'relayed', owner: 'endpoint team' } as const;
    const without = role(ecc, { dataCenter: 'JP', overlay: [{ id: 'agent-cloud-jp', omit: true, ...said }] }, 'agent');
    const plan = compile('aws-network-firewall', [{ entry: without }], { exact: true });
    const codes = (given: AccessPolicy) =>
      policyFindings(plan, policyInForce([given]), null).warnings.map(({ code }) => code);
    expect(codes({})).toEqual(['policy-omitted']);
    expect(codes({ omitted: 'allow' })).toEqual([]);
  });

  it('leaves to a construct of its own what that one says, but for what this plan widens', () => {
    const { errors } = policyFindings(
      compiled,
      policyInForce([{ expired: 'error', unaccounted: 'error', uncovered: 'error', widened: 'error' }]),
      '2030-01-01',
      () => true,
    );
    expect(errors).toEqual([]);
  });
});

/** What the command writes, and its exit code. */
function commanded(...args: readonly string[]) {
  const written = { out: '', err: '' };
  const code = runPortolan(args, {
    writeOut: (text) => {
      written.out += text;
    },
    writeError: (text) => {
      written.err += text;
    },
    screen: { width: 100, colour: false },
    today: '2027-04-01',
  });
  return { code, ...written };
}

describe('the command', () => {
  const file = 'test/diagnostics/policy/overlay.yaml';
  const COMPILE = ['compile', '--product', ecc.id, '--role', 'agent', '--choose', 'dataCenter=JP'];
  const line = [...COMPILE, '--target', 'aws-network-firewall', '--exact', '--overlay', file];

  it('takes an overlay from a file, prints it under a heading of its own, and says aloud what must be open', () => {
    const { code, out, err } = commanded(...line, '--today', '2026-11-30');
    expect(code).toBe(0);
    expect(out).toContain('Left out on your word');
    expect(out).toContain('left out: agents go through the relay of the head office (endpoint team, until 2027-03-31)');
    expect(err).toContain("the page says that 'agent-cloud-jp' must be open");
    expect(err).not.toContain('held until');
  });

  it('reads its own clock where no day is typed', () => {
    expect(commanded(...line).err).toContain(
      "'agent-cloud-jp' of the overlay held until 2027-03-31, and it is 2027-04-01",
    );
    expect(commanded('flows', ...line.slice(1, 3), ...line.slice(5, 7), '--overlay', file).err).toContain('held until');
  });

  const TEMPLATE = 'examples/audit/cloudformation/agents.yaml';
  it.each([
    ['adopt', [TEMPLATE, '--bind', 'agent=AgentsSecurityGroup']],
    ['why', [TEMPLATE, '--from', '10.0.0.1', '--to', '203.0.113.7:443/tcp', '--bind', 'agent=AgentsSecurityGroup']],
    ['diff', [TEMPLATE, TEMPLATE]],
    ['check', ['--emit', 'sh']],
  ])('%s tells what is past on the day that is typed, or on its own', (command, words) => {
    const run = (...more: readonly string[]) =>
      commanded(command, ...words, ...COMPILE.slice(1), '--overlay', file, ...more);
    expect(run().err).toContain('held until 2027-03-31, and it is 2027-04-01');
    expect(run('--today', '2027-05-01').err).toContain('it is 2027-05-01');
    expect(run('--today', '2027-03-31').err).not.toContain('held until');
    expect(run('--today', '2027-3-31')).toMatchObject({ code: 2, out: '' });
  });

  it('audits a template against the rows as they are for the user, and tells what is left out', () => {
    const { out, err } = commanded(
      ...['audit', 'examples/audit/cloudformation/agents.yaml', '--product', ecc.id, '--role', 'agent'],
      ...[
        '--choose',
        'dataCenter=JP',
        '--bind',
        'agent=AgentsSecurityGroup',
        '--overlay',
        'examples/overlay/overlay.yaml',
      ],
    );
    expect(out).toMatch(/closed +agent-patch-database, must, out\n +tcp 8443 to patchmirror\.example\.co\.jp/);
    expect(out).toContain('the page prints patchdb.manageengine.com, patchdatabase.manageengine.com; tcp 443');
    expect(out).toMatch(/not asked +agent-patch-vendors[^\n]*\n +patchVendors: left out on your word/);
    expect(err).toContain("--overlay examples/overlay/overlay.yaml: 'agent-patch-vendors' of the overlay held until");
  });

  it('tells a row that is wrong by its line in the file', () => {
    const { code, err } = commanded(...line.slice(0, -1), 'test/policy/wrong.yaml');
    expect(code).toBe(2);
    expect(err).toContain("--overlay test/policy/wrong.yaml, line 5: 'agent-cloud' is no requirement");
  });
});
