import { type Audit, audit, readDeployment } from '../../lib/audit';
import { type CompiledPlan, type TriedCompile, tryCompile } from '../../lib/compile';
import type { EntryRequest } from '../../lib/model/entry';
import type { Plan, TargetName } from '../../lib/model/plans';
import type { Product } from '../../lib/model/product';
import type { Profile } from '../../lib/model/profile';
import { tryResolve, tryRole } from '../../lib/resolve';
import type { TargetOptions } from '../../lib/targets';
import { armOf } from '../../lib/templates/arm';
import { cloudFormationOf } from '../../lib/templates/cloudformation';

/** A plan as a template of its own, and what an audit says of it. */
export interface AuditedPlan {
  readonly plan: Plan;
  readonly audit: Audit;
}

type Entry = EntryRequest['entry'];

/** Every role that may ask under a profile, with the block that the profile gives it. */
export function askersOf(
  product: Product,
  profile: Profile,
  reachBy: 'names' | 'addresses',
): readonly { readonly entry: Entry; readonly block: string }[] {
  return Object.keys(product.roles).flatMap((asker, index) => {
    const { entry, issues } = tryRole(product, profile, asker, { reachBy });
    const cannotAsk = issues.length > 0 || tryResolve(product, profile, { asker, peers: {} }).issues.length > 0;
    return cannotAsk ? [] : [{ entry, block: `10.${index + 1}.0.0/24` }];
  });
}

/** The plan, the template that is made of it, and the audit of that; the addresses of machines are its parameters. */
export function auditedTemplate<Name extends TargetName>(
  target: Name,
  asking: readonly { readonly entry: Entry; readonly block: string }[],
  options: TargetOptions[Name],
): AuditedPlan | null {
  const plan = planOf(
    target,
    asking.map(({ entry }) => entry),
    options,
  );
  const template =
    plan.target === 'azure-firewall' || plan.target === 'azure-network-security-group'
      ? armOf(plan)
      : cloudFormationOf(plan);
  const text = JSON.stringify(template);
  const names = Object.keys(
    'Parameters' in template ? (template.Parameters ?? {}) : 'parameters' in template ? template.parameters : {},
  );
  const parameters = Object.fromEntries(
    names.flatMap((name) => {
      const own = asking.find(({ entry }) => name.startsWith(`${entry.name.replaceAll('_', '')}Addresses`));
      if (own === undefined) return [];
      return [[name, plan.target === 'azure-firewall' ? [own.block] : own.block]];
    }),
  );
  const deployment = readDeployment([{ name: 'template.json', text }], { parameters });
  if (deployment.filters.length === 0) return null;
  const groups = deployment.filters.filter(({ kind }) => kind.endsWith('security-group')).map(({ id }) => id);
  // Members of an application security group are known where a rule speaks of them.
  const membersOf = (name: string) =>
    text.includes(`"id":"[resourceId('Microsoft.Network/applicationSecurityGroups'`) ? [`${groups[0]}-${name}`] : [];
  const roles = asking.map(({ entry, block }) => ({
    entry,
    machines: groups.length > 0 ? [...groups, ...membersOf(entry.name)] : [block],
  }));
  return { plan, audit: audit(deployment, roles) };
}

/** What a target refuses is left out, as its error says. */
function planOf<Name extends TargetName>(
  target: Name,
  entries: readonly Entry[],
  options: TargetOptions[Name],
): CompiledPlan<Name>['plan'] {
  const attempt = (leaveOut: readonly string[]): TriedCompile<Name> =>
    tryCompile(
      target,
      entries.map((entry) => ({ entry, leaveOut })),
      options,
      { proof: 'later' },
    );
  let tried = attempt([]);
  const refused = tried.issues.flatMap((issue) => (issue.code === 'must-refused' ? [issue.requirement] : []));
  if (refused.length > 0) tried = attempt([...new Set(refused)]);
  if (tried.compiled === null) throw new Error(`${target} has no plan: ${JSON.stringify(tried.issues)}`);
  return tried.compiled.plan;
}

/** Everything of an audit that our own template should not be told of; the empty list is that it is clean. */
export function complaintsOf({ plan, audit: said }: AuditedPlan): readonly string[] {
  const recorded = new Set(
    plan.fidelity.flatMap(({ element, fidelity }) =>
      fidelity.standing === 'refused' || fidelity.standing === 'narrowed' ? [element.requirement] : [],
    ),
  );
  const closed = said.requirements.filter(
    ({ standing, requirement }) => standing !== 'open' && standing !== 'not-asked' && !recorded.has(requirement),
  );
  return [
    ...closed.map((one) => `${one.entry} ${one.requirement} is ${one.standing}`),
    ...said.beyond.map((one) => `beyond: ${JSON.stringify(one)}`),
    ...said.narrower.map((one) => `narrower: ${JSON.stringify(one)}`),
    ...said.idle.filter(({ kind }) => kind !== 'covered').map((one) => `${one.kind}: ${JSON.stringify(one)}`),
    ...said.denials.filter(({ standing }) => standing === 'broken').map((one) => `broken: ${one.denial}`),
    ...said.notUnderstood.map((one) => `not understood: ${JSON.stringify(one)}`),
    ...(said.clean || closed.length > 0 || recorded.size > 0 ? [] : ['is not clean']),
  ];
}
