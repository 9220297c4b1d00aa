import { type Element, opens } from '../../lib/model/element';
import { type Host, hostKey } from '../../lib/model/host';
import type { Surroundings } from './attempts';
import type { MainProfile } from './main-profiles';

/** What the attempts at the rules of a profile are made from. */
export function surroundingsOf({ plans, variables }: MainProfile): Surroundings {
  const patterns = plans.flatMap(({ fidelity }) =>
    fidelity.flatMap(({ element: { asked } }) =>
      asked.kind === 'host' && asked.host.kind === 'pattern' ? [asked.host] : [],
    ),
  );
  const lists = new Set(plans.flatMap(({ prefixLists }) => prefixLists.map(({ name }) => name)));
  const inside = [...variables].flatMap(([name, [block = '']]) =>
    /^(?:HOME|EXTERNAL)_NET$/.test(name) || lists.has(name) ? [] : [block.replace(/0\/\d+$/, '9')],
  );
  return {
    variables,
    // Inside the policy's HOME_NET a domain list matches nothing, and a line of ours does.
    destinations: inside.slice(0, 2),
    listed: (expression) => {
      const host = patterns.find(({ name }) => expression.includes(name.toLowerCase().replace(/^\^|\$$/g, '')));
      if (host === undefined) throw new Error(`no name is listed for ${expression}`);
      return host.listed;
    },
  };
}

/** A name that a document asks for and that a plan opens, with the element that asks. */
export interface DocumentedName {
  readonly host: Host;
  readonly element: Element;
}

/** Every documented name of a profile once per source and carrier. */
export function documentedNames({ plans }: MainProfile): readonly DocumentedName[] {
  const names = new Map<string, DocumentedName>();
  for (const { element, fidelity } of plans.flatMap((plan) => plan.fidelity)) {
    const { asked, source, carrier, ports } = element;
    if (asked.kind !== 'host' || carrier === null || !opens(fidelity)) continue;
    names.set([source, carrier, ports, hostKey(asked.host)].join('|'), { host: asked.host, element });
  }
  return [...names.values()];
}
