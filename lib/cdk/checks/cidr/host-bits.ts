import { parseCidr } from '../../../model/addresses';
import type { Check } from '../check';
import { SOURCES } from '../sources';
import { cidrPlaces, saidOf } from './places';

/** A warning, since EC2 and Suricata both clear them: what is open is the whole block. */
export const hostBits: Check<'cidr-host-bits'> = {
  id: 'cidr-host-bits',
  severity: 'warning',
  rule: 'an address block has no bits set behind its prefix length',
  source: SOURCES.ipRange,
  find(app) {
    return app.read(cidrPlaces).flatMap((place) => {
      const { resource, at, text } = place;
      const read = parseCidr(text);
      if (read.ok || read.problem.code !== 'address-host-bits') return [];
      const [block, alone] = read.problem.suggestions;
      return [
        {
          resource,
          at,
          ...saidOf(place, `'${text}' has host bits set, and stands for all of ${block}`),
          fix: `write '${block}' where the block is meant, or '${alone}' where the one address is`,
        },
      ];
    });
  },
};
