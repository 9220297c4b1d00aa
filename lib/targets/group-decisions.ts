import type { Issue } from '../diagnostics';
import { type Element, elementKey, type Fidelity } from '../model/element';
import type { NamesBehind } from '../model/plans/plan';
import { type AskedElement, opensAll, ruleOf, type UnkeyedRule } from '../rules';
import { everywhere } from './families';
import type { Rulings } from './target';

/** What a group of either cloud, which cannot see names, does with an element. */
export interface Decided {
  readonly asking: AskedElement;
  readonly fidelity: Fidelity;
  /** What the group opens for it: one rule, or one for each family. */
  readonly rules: readonly UnkeyedRule[];
  readonly widenedName: boolean;
}

/** What is said of thousands of elements is one thing. */
const EXACT: Fidelity = { standing: 'exact' };
const ANY_NAME: Fidelity = { standing: 'widened', growth: { name: 'any' } };
const ANY_APPLICATION: Fidelity = { standing: 'widened', growth: { name: 'any', application: 'any' } };

/** By address as asked, by name to every address, and never in by name. */
export function decide(
  asking: AskedElement,
  refusedBehind: ReadonlySet<string>,
  options: { readonly ipv6?: boolean; readonly namesBehind?: NamesBehind },
): Decided {
  const closed = (fidelity: Fidelity): Decided => ({ asking, fidelity, rules: [], widenedName: false });
  const { element, ports, settled } = asking;
  if (settled !== null) return closed(settled);
  if (element.asked.kind !== 'host') {
    return { asking, fidelity: EXACT, rules: [ruleOf(element, ports)], widenedName: false };
  }
  if (element.direction === 'ingress') return closed(refusal('inbound-by-name', asking));
  if (refusedBehind.size > 0 && refusedBehind.has(elementKey(element))) {
    const reason = options.namesBehind?.kind === 'dns-firewall' ? 'refused-by-dns-firewall' : 'refused-by-firewall';
    return closed(refusal(reason, asking));
  }
  return {
    asking,
    fidelity: widenedName(element),
    rules: everywhere(asking, options).map((peer) => ruleOf(element, ports, peer)),
    widenedName: true,
  };
}

/** A group is one source: what is open to one entry's machines is open to those of every other name in it. */
export function sharedSources(rulings: Rulings, decided: readonly Decided[]): readonly Decided[] {
  const names = rulings.sources.map(({ name }) => name);
  const rulesOf = new Map(
    names.map((name) => [name, decided.flatMap(({ rules }) => rules.filter(({ source }) => source === name))] as const),
  );
  return decided.map((one) => {
    const { rules, fidelity } = one;
    const [first] = rules;
    if (first === undefined) return one;
    const source = names.filter(
      (name) => name !== first.source && !rules.every((rule) => opensAll(rulesOf.get(name) ?? [], rule)),
    );
    if (source.length === 0) return one;
    const growth = fidelity.standing === 'widened' ? fidelity.growth : {};
    return { ...one, fidelity: { standing: 'widened', growth: { ...growth, source } } };
  });
}

function refusal(reason: string, { waysOut: { byAddress } }: AskedElement): Fidelity {
  return { standing: 'refused', reason, waysOut: byAddress === null ? [] : [byAddress] };
}

function widenedName(element: Element): Fidelity {
  const path =
    element.asked.kind === 'host' && element.asked.host.kind === 'exact' ? element.asked.host.path : undefined;
  if (path === undefined) return element.carrier === null ? ANY_NAME : ANY_APPLICATION;
  return {
    standing: 'widened',
    growth: { name: 'any', ...(element.carrier === null ? {} : { application: 'any' }), path },
  };
}

/** Ports that would open to everybody need the user's word on what stands behind them; a proxy stands only behind what it takes. */
export function needEnforcement(
  decided: readonly Decided[],
  namesBehind: NamesBehind | undefined,
  by?: 'network security group',
): readonly Issue[] {
  if (namesBehind !== undefined && namesBehind.kind !== 'proxy') return [];
  const open = decided.filter(({ widenedName }) => widenedName);
  const sources = [...new Set(open.map(({ asking }) => asking.element.source))];
  return sources.map((source) => {
    const own = open.filter(({ asking }) => asking.element.source === source).map(({ asking }) => asking.element);
    const requirements = [...new Set(own.map(({ requirement }) => requirement))];
    return {
      code: 'names-need-enforcement',
      at: 'hostEnforcement',
      ...(by === undefined ? {} : { by }),
      source,
      flows: requirements.map((requirement) => ({
        requirement,
        hosts: own
          .filter((one) => one.requirement === requirement)
          .flatMap(({ asked }) => (asked.kind === 'host' ? [asked.host.printed] : [])),
      })),
    };
  });
}
