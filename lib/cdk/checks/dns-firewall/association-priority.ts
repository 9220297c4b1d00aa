import type { Check } from '../check';
import { SOURCES } from '../sources';
import { associationsOf } from './associations';

const LOWEST = 101;
const HIGHEST = 9899;

export const associationPriority: Check<'dns-firewall-association-priority'> = {
  id: 'dns-firewall-association-priority',
  severity: 'error',
  rule: `the priority of an association is ${LOWEST} to ${HIGHEST}; what lies around is for Firewall Manager`,
  source: SOURCES.dnsAssociation,
  find(app) {
    return associationsOf(app)
      .filter(({ priority }) => priority < LOWEST || priority > HIGHEST)
      .map(({ resource, priority }) => ({
        resource,
        at: 'Priority',
        says: `${priority} is no priority of an association; it has ${LOWEST} to ${HIGHEST}`,
        fix: 'choose one within that range',
      }));
  },
};
