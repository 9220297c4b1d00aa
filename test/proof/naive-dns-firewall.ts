import type { AwsDnsFirewallPlan } from '../../lib/model/plans/aws-dns-firewall';

/** `log`: it resolves, and is logged. */
type Answer = 'pass' | 'drop' | 'maybe' | 'log';

/** What a resolver does with a name, asked rule by rule with string functions alone. `maybe`: nobody says. */
export function resolves(plan: AwsDnsFirewallPlan, name: string | null): Answer {
  if (name === null) return 'pass';
  const rules = [...plan.rules].sort((a, b) => a.priority - b.priority);
  let doubted: Answer | null = null;
  for (const { list, action } of rules) {
    const domains = plan.lists.filter(({ id }) => id === list).flatMap((one) => one.domains.map(({ text }) => text));
    const found = domains.map((text) => matches(text, name));
    const answer = ({ ALLOW: 'pass', ALERT: 'log', BLOCK: 'drop' } as const)[action];
    if (found.includes('yes')) return doubted === null || doubted === answer ? answer : 'maybe';
    if (found.includes('perhaps')) {
      if (doubted !== null && doubted !== answer) return 'maybe';
      doubted = answer;
    }
  }
  return doubted === null || doubted === 'pass' ? 'pass' : 'maybe';
}

function matches(domain: string, name: string): 'yes' | 'no' | 'perhaps' {
  if (domain === '*') return 'yes';
  if (!domain.startsWith('*')) return domain === name ? 'yes' : 'no';
  const ending = domain.slice(1);
  if (ending.startsWith('.') && name.endsWith(ending)) return 'yes';
  return name.endsWith(ending) || `.${name}` === ending ? 'perhaps' : 'no';
}

/** Over every name of both, and its near misses. */
export function resolveTheSame(base: AwsDnsFirewallPlan, mutant: AwsDnsFirewallPlan): boolean {
  const texts = [base, mutant].flatMap(({ lists }) => lists.flatMap(({ domains }) => domains.map(({ text }) => text)));
  const names = new Set(texts.flatMap((text) => nearMisses(text.replace(/^\*?\.?/, ''))));
  return [...names, 'unrelated.example.net', null].every((name) => resolves(base, name) === resolves(mutant, name));
}

function nearMisses(name: string): readonly string[] {
  const near = [
    name,
    `a.${name}`,
    `x.y.${name}`,
    `bad${name}`,
    `a.bad${name}`,
    `${name}.evil.org`,
    name.replace(/^[^.]*\./, ''),
  ];
  return near.filter((one) => /^[^.].*\.[^.]+$/.test(one));
}
