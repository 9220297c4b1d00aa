import type { Check } from '../check';
import { SOURCES } from '../sources';
import { type GroupRule, groupRules, placeIn } from './rules';

/** The most dangerous of misreadings: it looks like one port, and opens all of every protocol. */
export const portsIgnored: Check<'security-group-ports-ignored'> = {
  id: 'security-group-ports-ignored',
  severity: 'warning',
  rule: 'a security group rule for all protocols names no ports, since EC2 ignores them',
  source: SOURCES.ipPermission,
  find(app) {
    return app
      .read(groupRules)
      .filter((rule) => rule.protocol === '-1' && namesPorts(rule))
      .map((rule) => ({
        resource: rule.resource,
        at: placeIn(rule, 'IpProtocol'),
        says: `-1 is every protocol on every port, whatever FromPort (${rule.fromPort}) and ToPort (${rule.toPort}) say`,
        fix: "write the protocol of the ports, such as 'tcp', or leave FromPort and ToPort out where everything is meant",
      }));
  },
};

/** Both at 0 or at -1, or 0 to 65535, are how people write all of them. */
function namesPorts({ fromPort, toPort }: GroupRule): boolean {
  if (fromPort === undefined || toPort === undefined) return false;
  return fromPort > 0 || (toPort > 0 && toPort < 65_535);
}
