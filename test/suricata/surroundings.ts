import type { Surroundings } from './attempts';
import type { MainProfile } from './main-profiles';

/** What the attempts at the rules of a profile are made from. */
export function surroundingsOf({ plans, variables }: MainProfile): Surroundings {
  const patterns = plans.flatMap(({ fidelity }) =>
    fidelity.flatMap(({ element: { asked } }) =>
      asked.kind === 'host' && asked.host.kind === 'pattern' ? [asked.host] : [],
    ),
  );
  // Inside the policy's HOME_NET a domain list matches nothing, and a line of ours does.
  const destinations = [...variables].flatMap(([name, [block = '']]) =>
    /^(?:HOME|EXTERNAL)_NET$/.test(name) ? [] : [block.replace(/0\/\d+$/, '9')],
  );
  return {
    variables,
    destinations,
    listed: (expression) => {
      const host = patterns.find(({ name }) => expression.includes(name.toLowerCase().replace(/^\^|\$$/g, '')));
      if (host === undefined) throw new Error(`no name is listed for ${expression}`);
      return host.listed;
    },
  };
}
