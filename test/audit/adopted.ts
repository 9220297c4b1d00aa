import { type Adoption, type Audit, type AuditedRole, adopt, audit, type Deployment } from '../../lib/audit';
import { prepare } from '../../lib/audit/audit';
import { EVERYTHING } from '../../lib/proof/box';
import { readPlan } from '../../lib/proof/prove';
import type { Filter, FilterRule } from '../../lib/proof/readers/deployment';

/** Where the rules that are kept are put: all of them before the construct's as far as the service lets them, or behind. */
export type Put = 'before' | 'behind';

/**
 * The deployment that comes of an adoption: what is replaced or narrowed is gone, the construct's rules stand there, and
 * nothing else is open. Rules of a network security group stand at the priorities that they have.
 */
export function changed(
  deployment: Deployment,
  roles: readonly AuditedRole[],
  adoption: Adoption,
  put: Put,
): Deployment {
  const { ways } = prepare(deployment, roles, {});
  const expected = ways.flatMap((way) => way.expected);
  const filters = deployment.filters.map((filter): Filter => {
    const told = adoption.filters.find((one) => one.filter === filter.id);
    const here = expected.find(({ stage }) => stage.filters.includes(filter));
    if (told === undefined || here === undefined) return filter;
    const { plan } = here.compiled;
    const priorities = new Map(
      plan.target === 'azure-network-security-group' ? plan.rules.map((one) => [one.key, one.priority]) : [],
    );
    const ours = readPlan(plan).surely.map(
      ({ box, rule }, at): Placed => ({
        rule: { ...NO_RULE, name: `ours ${at}`, action: 'pass', boxes: here.place([box]) },
        rank: priorities.get(rule) ?? 1e6,
      }),
    );
    const isKept = ({ name }: FilterRule) => told.kept.some(({ rule }) => rule === name);
    const kept = filter.rules.filter(isKept).map((rule): Placed => {
      const { turn } = rule;
      if (turn?.by === 'priority' && put === 'before') return { rule, rank: turn.priority };
      return { rule, rank: put === 'before' ? 0 : 1e7 };
    });
    const rules = [...kept, ...ours].sort((a, b) => a.rank - b.rank).map(({ rule }) => rule);
    const last: FilterRule = { ...NO_RULE, name: 'nothing else', action: 'drop', boxes: [EVERYTHING] };
    return { ...filter, rules: filter.kind === 'aws-security-group' ? rules : [...rules, last] };
  });
  return { ...deployment, filters };
}

interface Placed {
  readonly rule: FilterRule;
  readonly rank: number;
}

const NO_RULE = { place: { file: 'ours', resource: 'ours', pointer: '', line: 1 }, description: null } as const;

/** What is open before, and is not open after. */
export function lostBetween(before: Audit, after: Audit): readonly string[] {
  const standings = new Map(after.requirements.map((one) => [`${one.entry} ${one.requirement}`, one.standing]));
  return before.requirements.flatMap(({ entry, requirement, standing }) => {
    const now = standings.get(`${entry} ${requirement}`);
    return standing === 'open' && now !== 'open' ? [`${requirement}: ${now}`] : [];
  });
}

/** An adoption with the audits of what stood there and of what comes of it. */
export function adoptedAs(deployment: Deployment, roles: readonly AuditedRole[]) {
  const adoption = adopt(deployment, roles);
  const before = audit(deployment, roles);
  const lost = (put: Put) => lostBetween(before, audit(changed(deployment, roles, adoption, put), roles));
  return { adoption, before, lost };
}
