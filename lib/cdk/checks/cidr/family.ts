import { parseCidr } from '../../../model/addresses';
import type { Check } from '../check';
import { SOURCES } from '../sources';
import { cidrPlaces } from './places';

const INSTEAD: Readonly<Record<string, string>> = {
  CidrIp: 'CidrIpv6',
  CidrIpv6: 'CidrIp',
  CidrBlock: 'Ipv6CidrBlock',
  Ipv6CidrBlock: 'CidrBlock',
};

export const family: Check<'cidr-family'> = {
  id: 'cidr-family',
  severity: 'error',
  rule: 'IPv4 blocks and IPv6 blocks stand each under their own property',
  source: SOURCES.ipPermission,
  find(app) {
    return app.read(cidrPlaces).flatMap(({ resource, at, text, family: expected }) => {
      const read = parseCidr(text);
      if (expected === undefined || !read.ok || read.value.family === expected) return [];
      const key = at.slice(at.lastIndexOf('.') + 1);
      return [
        {
          resource,
          at,
          says: `'${text}' is IPv${read.value.family}, and ${key} takes IPv${expected} alone`,
          fix: `pass it as ${INSTEAD[key]}`,
        },
      ];
    });
  },
};
