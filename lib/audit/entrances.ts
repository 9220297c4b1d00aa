import type { Deployment } from '../proof/readers/deployment';

/**
 * The deployment with what its DNAT rules listen at, beside where they lead: what who connects from outside can reach. An
 * audit holds documents against where a rule leads, since no document knows the public address of a firewall.
 */
export function withEntrances(deployment: Deployment): Deployment {
  const filters = deployment.filters.map((filter) => {
    if (filter.rules.every(({ entrance }) => entrance === undefined)) return filter;
    const rules = filter.rules.map((rule) => ({ ...rule, boxes: [...rule.boxes, ...(rule.entrance ?? [])] }));
    return { ...filter, rules };
  });
  return { ...deployment, filters };
}
