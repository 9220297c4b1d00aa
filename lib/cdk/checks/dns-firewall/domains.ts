import type { Check } from '../check';
import { SOURCES } from '../sources';
import { itemsOf } from '../values';

export const domains: Check<'dns-firewall-domains'> = {
  id: 'dns-firewall-domains',
  severity: 'error',
  rule: 'a domain list in a template has no more domains than one request takes',
  source: SOURCES.updateDomains,
  find(app, { domainsPerList: { value: most } }) {
    return app.resources('AWS::Route53Resolver::FirewallDomainList').flatMap((resource) => {
      const count = itemsOf(resource.properties.Domains, 'Domains').length;
      if (count <= most) return [];
      const says = `${count} domains, and a list in a template has at most ${most}`;
      return [{ resource, at: 'Domains', says, fix: 'part the list, or keep it in S3 and pass DomainFileUrl' }];
    });
  },
};
