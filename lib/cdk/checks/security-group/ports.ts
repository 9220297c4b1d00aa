import type { Check } from '../check';
import { SOURCES } from '../sources';
import { groupRules, placeIn } from './rules';

const HIGHEST = 65_535;

/** Of TCP and UDP alone: what ICMP has in the place of ports is types and codes. */
export const ports: Check<'security-group-ports'> = {
  id: 'security-group-ports',
  severity: 'error',
  rule: 'a port of a security group rule is 0 to 65535, and a range does not descend',
  source: SOURCES.ipPermission,
  find(app) {
    return app.read(groupRules).flatMap((rule) => {
      const { resource, protocol, fromPort, toPort } = rule;
      if (protocol !== 'tcp' && protocol !== 'udp') return [];
      const outside = Object.entries({ FromPort: fromPort, ToPort: toPort })
        .filter(([, port]) => port !== undefined && (port > HIGHEST || port < -1))
        .map(([key, port]) => ({
          resource,
          at: placeIn(rule, key),
          says: `${port} is no port of ${protocol}; ports are 0 to ${HIGHEST}`,
          fix: 'write the port that is meant',
        }));
      const descends = fromPort !== undefined && toPort !== undefined && fromPort > toPort;
      if (outside.length > 0 || !descends) return outside;
      const says = `the ports ${fromPort} to ${toPort} descend`;
      return [
        { resource, at: placeIn(rule, 'FromPort'), says, fix: `write FromPort ${toPort} and ToPort ${fromPort}` },
      ];
    });
  },
};
