import { visible } from '../../../diagnostics/words';
import type { Check } from '../check';
import { SOURCES } from '../sources';
import { domainLists } from './lists';

/** For TLS the service adds nocase, so a target in upper case alone does no harm there. */
export const upperCase: Check<'domain-list-upper-case'> = {
  id: 'domain-list-upper-case',
  severity: 'warning',
  rule: 'a domain list that reads HTTP has its targets in lower case',
  source: `${SOURCES.domainLists} (the rules that it shows have no nocase under http.host)`,
  find(app) {
    return app
      .read(domainLists)
      .filter(({ targetTypes }) => targetTypes.includes('HTTP_HOST'))
      .flatMap(({ group, targets }) =>
        targets
          .filter(({ text }) => /[A-Z]/.test(text))
          .map(({ text, at }) => ({
            resource: group,
            at,
            says: `'${visible(text)}' has upper case, and the Host header is compared in lower case`,
            fix: `write '${visible(text.toLowerCase())}'`,
          })),
      );
  },
};
