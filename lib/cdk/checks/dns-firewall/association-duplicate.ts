import type { Check } from '../check';
import { groupedBy } from '../grouped';
import { identityOf } from '../references';
import { SOURCES } from '../sources';
import { associationsOf } from './associations';

export const associationDuplicate: Check<'dns-firewall-association-duplicate'> = {
  id: 'dns-firewall-association-duplicate',
  severity: 'error',
  rule: 'the associations of a VPC have priorities of their own',
  source: SOURCES.dnsAssociation,
  find(app) {
    const certain = associationsOf(app).filter(({ resource }) => !resource.conditional);
    return groupedBy(certain, ({ resource, priority }) => {
      return `${identityOf(app, resource.template, resource.properties.VpcId)} ${priority}`;
    })
      .filter((same) => same.length > 1)
      .flatMap(([first, ...others]) =>
        others.map(({ resource, priority }) => ({
          resource,
          at: 'Priority',
          says: `${priority} is the priority of ${first?.resource.logicalId} too, on the same VPC`,
          fix: 'choose another one',
        })),
      );
  },
};
