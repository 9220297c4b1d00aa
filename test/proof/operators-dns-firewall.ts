import type { Plan } from '../../lib/model/plans';
import type { AwsDnsFirewallPlan, ListedDomain, ResolverRule } from '../../lib/model/plans/aws-dns-firewall';
import type { PlanBecause } from '../../lib/model/plans/plan';
import type { Mutant, Operator } from './operators';

const operators: Operator[] = [];

function ofPlan(name: string, mutate: (plan: AwsDnsFirewallPlan) => readonly Mutant[]): void {
  operators.push({
    name,
    changes: 'traffic',
    mutate: (plan: Plan) => (plan.target === 'aws-dns-firewall' ? mutate(plan) : []),
  });
}

function withDomains(
  plan: AwsDnsFirewallPlan,
  list: string,
  change: (domains: readonly ListedDomain[]) => readonly ListedDomain[],
): AwsDnsFirewallPlan {
  return {
    ...plan,
    lists: plan.lists.map((own) => (own.id === list ? { ...own, domains: change(own.domains) } : own)),
  };
}

/** Rewrites one domain of one list; null where the operator does not apply to it. */
function ofDomains(name: string, ...changes: readonly ((text: string) => string | null)[]): void {
  ofPlan(name, (plan) =>
    plan.lists.flatMap(({ id, domains }) =>
      domains.flatMap((domain) =>
        changes.flatMap((change): readonly Mutant[] => {
          const text = change(domain.text);
          if (text === null || text === domain.text) return [];
          const changed = withDomains(plan, id, (all) => all.map((own) => (own === domain ? { ...own, text } : own)));
          return [{ plan: changed, what: `${id} ${domain.text} -> ${text}` }];
        }),
      ),
    ),
  );
}

function ofRules(
  name: string,
  change: (rule: ResolverRule, plan: AwsDnsFirewallPlan) => readonly ResolverRule[],
): void {
  ofPlan(name, (plan) =>
    plan.rules.flatMap((rule) =>
      change(rule, plan).map((changed) => ({
        plan: { ...plan, rules: plan.rules.map((own) => (own === rule ? changed : own)) },
        what: `${rule.priority} ${rule.action} ${rule.list} -> ${JSON.stringify(changed)}`,
      })),
    ),
  );
}

ofPlan('drop a domain', (plan) =>
  plan.lists.flatMap(({ id, domains }) =>
    domains.map((domain) => ({
      plan: withDomains(plan, id, (all) => all.filter((own) => own !== domain)),
      what: `${id} ${domain.text}`,
    })),
  ),
);
ofPlan('add a domain', (plan) =>
  plan.lists.flatMap(({ id }) =>
    ['b.example.net', '*.example.net', '*', '*.jp'].map((text) => ({
      plan: withDomains(plan, id, (all) => [...all, { text, because: [] }]),
      what: `${id} ${text}`,
    })),
  ),
);
ofDomains('cut the dot behind a star', (text) => (text.startsWith('*.') ? `*${text.slice(2)}` : null));
ofDomains('cut the star', (text) => (text.startsWith('*.') ? text.slice(2) : null));
ofDomains('cut the star and keep the dot', (text) => (text.startsWith('*.') ? text.slice(1) : null));
ofDomains('put a star', (text) => (text.startsWith('*') ? null : `*.${text}`));
ofDomains('put a star without a dot', (text) => (text.startsWith('*') ? null : `*${text}`));
ofDomains('swap a name', (text) =>
  text === '*' ? null : text.replace(/[a-z0-9]/, (first) => (first === 'x' ? 'y' : 'x')),
);
ofDomains('shorten a name', (text) => (text.split('.').length > 2 ? text.replace(/^(\*\.)?[^.]+\./, '$1') : null));
ofDomains(
  'write a name as no list takes it',
  (text) => (text === '*' ? null : text.toUpperCase()),
  (text) => (text === '*' ? null : `${text}.`),
);
ofRules('change an action', (rule) =>
  (['ALLOW', 'BLOCK', 'ALERT'] as const)
    .filter((action) => action !== rule.action)
    .map((action) => ({ ...rule, action, blockResponse: action === 'BLOCK' ? 'NODATA' : null })),
);
ofRules('block with an answer that is nobody else knows of, or with none', (rule) =>
  rule.action === 'BLOCK'
    ? [null, 'OVERRIDE'].map((blockResponse) => ({ ...rule, blockResponse }) as ResolverRule)
    : [{ ...rule, blockResponse: 'NODATA' }],
);
ofRules('flip what becomes of aliases', (rule) =>
  rule.action !== 'ALLOW'
    ? []
    : [
        {
          ...rule,
          redirections:
            rule.redirections === 'TRUST_REDIRECTION_DOMAIN'
              ? 'INSPECT_REDIRECTION_DOMAIN'
              : 'TRUST_REDIRECTION_DOMAIN',
        },
      ],
);
ofRules('name another list, or none', (rule, plan) =>
  [...plan.lists.map(({ id }) => id), 'nothing']
    .filter((list) => list !== rule.list)
    .map((list) => ({ ...rule, list })),
);
ofRules('take the place of another rule', (rule, plan) =>
  plan.rules.filter((other) => other !== rule).map(({ priority }) => ({ ...rule, priority })),
);
ofRules('have no place', (rule) => [{ ...rule, priority: 0 }]);
ofPlan('drop a rule', (plan) =>
  plan.rules.map((rule) => ({
    plan: { ...plan, rules: plan.rules.filter((own) => own !== rule) },
    what: `${rule.action} ${rule.list}`,
  })),
);
ofPlan('drop a list', (plan) =>
  plan.lists.map((list) => ({ plan: { ...plan, lists: plan.lists.filter((own) => own !== list) }, what: list.id })),
);
ofPlan('reverse the rules', (plan) => [
  { plan: { ...plan, rules: plan.rules.map((rule) => ({ ...rule, priority: 10_000 - rule.priority })) }, what: 'all' },
]);
ofPlan('open everything first', (plan) => [
  {
    plan: {
      ...plan,
      rules: [
        { ...plan.rules[0], priority: 1, list: 'everything', action: 'ALLOW', blockResponse: null } as ResolverRule,
        ...plan.rules,
      ],
    },
    what: 'ALLOW *',
  },
]);

export const DNS_FIREWALL_OPERATORS: readonly Operator[] = operators;

/** Every list of reasons in a plan, changed in each way in which it can be. */
export function changedReasons(
  plan: AwsDnsFirewallPlan,
  change: (because: readonly PlanBecause[], all: readonly PlanBecause[]) => readonly (readonly PlanBecause[])[],
): readonly Mutant[] {
  const all = plan.lists.flatMap(({ domains }) => domains.flatMap(({ because }) => because));
  return plan.lists.flatMap(({ id, domains }) =>
    domains.flatMap((domain) =>
      change(domain.because, all).map((because) => ({
        plan: withDomains(plan, id, (own) => own.map((one) => (one === domain ? { ...one, because } : one))),
        what: `${id} ${domain.text} for ${because.map(({ requirement, asked }) => `${requirement} ${asked}`).join() || 'nobody'}`,
      })),
    ),
  );
}
