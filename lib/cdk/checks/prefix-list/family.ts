import { parseCidr } from '../../../model/addresses';
import type { Check } from '../check';
import { SOURCES } from '../sources';
import { fieldOf, itemsOf, textOf } from '../values';

export const family: Check<'prefix-list-family'> = {
  id: 'prefix-list-family',
  severity: 'error',
  rule: 'the entries of a prefix list are of its address family',
  source: SOURCES.prefixLists,
  find(app) {
    return app.resources('AWS::EC2::PrefixList').flatMap((resource) => {
      const list = textOf(resource.properties.AddressFamily);
      if (list !== 'IPv4' && list !== 'IPv6') return [];
      return itemsOf(resource.properties.Entries, 'Entries').flatMap(({ value, at }) => {
        const text = textOf(fieldOf(value, 'Cidr'));
        const read = text === undefined ? undefined : parseCidr(text);
        if (read?.ok !== true || `IPv${read.value.family}` === list) return [];
        return [
          {
            resource,
            at: `${at}.Cidr`,
            says: `'${text}' is IPv${read.value.family}, and this list has AddressFamily ${list}`,
            fix: `keep a list per family, and move it to one with AddressFamily IPv${read.value.family}`,
          },
        ];
      });
    });
  },
};
