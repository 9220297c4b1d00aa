import type { Product } from '../../lib/model/product';
import type { Profile } from '../../lib/model/profile';
import { askersOf, auditedTemplate, complaintsOf } from './own-templates';

const none = { namesBehind: { kind: 'none', reason: 'a test' } } as const;

/** A profile with its product, for `describe.each`. */
export type NamedProfile = readonly [string, Product, Profile];

/** What an audit says of all that we write for profiles: of every role, and of every target. */
export function expectClean(profiles: readonly NamedProfile[]): void {
  describe.each(profiles)('what we write for %s audits clean', (_, product, profile) => {
    test.each(['names', 'addresses'] as const)('as groups of each role, reached by %s', (reachBy) => {
      for (const asking of askersOf(product, profile, reachBy)) {
        const own = [
          auditedTemplate('aws-security-group', [asking], none),
          auditedTemplate('aws-security-group', [asking], { ...none, prefixLists: true, groups: 2 }),
          auditedTemplate('aws-dns-firewall', [asking], {}),
          auditedTemplate('azure-network-security-group', [asking], none),
          auditedTemplate('azure-network-security-group', [asking], { ...none, applicationSecurityGroups: true }),
        ];
        for (const one of own) expect(one === null ? ['has no filter'] : complaintsOf(one)).toEqual([]);
      }
    });

    test('as firewalls of all roles together', () => {
      const asking = askersOf(product, profile, 'names');
      const own = [
        auditedTemplate('aws-network-firewall', asking, { exact: true }),
        auditedTemplate('aws-network-firewall', asking, { exact: false }),
        auditedTemplate('azure-firewall', asking, { patterns: 'listed' }),
      ];
      for (const one of own) {
        const complaints = one === null ? ['has no filter'] : complaintsOf(one);
        // Two roles that speak with each other ask for it from both ends, and a firewall between has it twice.
        expect(complaints.filter((text) => !text.startsWith('duplicate: '))).toEqual([]);
      }
    });
  });
}
