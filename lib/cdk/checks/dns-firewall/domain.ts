import { visible } from '../../../diagnostics/words';
import type { Check } from '../check';
import { SOURCES } from '../sources';
import { textsOf } from '../values';

const LONGEST = 255;

export const domain: Check<'dns-firewall-domain'> = {
  id: 'dns-firewall-domain',
  severity: 'error',
  rule: 'a domain of DNS Firewall is letters, digits, - and dots, with a star nowhere but in front',
  source: SOURCES.updateDomains,
  find(app) {
    return app.resources('AWS::Route53Resolver::FirewallDomainList').flatMap((resource) =>
      textsOf(resource.properties.Domains, 'Domains').flatMap(({ text, at }) => {
        const fault = faultOf(text);
        return fault === null ? [] : [{ resource, at, says: `'${visible(text)}' ${fault.why}`, fix: fault.fix }];
      }),
    );
  },
};

interface Fault {
  readonly why: string;
  readonly fix: string;
}

function faultOf(text: string): Fault | null {
  if (text === '') return { why: 'is empty', fix: 'write a name' };
  if (text.length > LONGEST)
    return { why: `has ${text.length} characters, and at most ${LONGEST} are taken`, fix: 'shorten it' };
  if (text.startsWith('.')) {
    const name = text.slice(1);
    const why = 'begins with a dot, which Network Firewall takes and DNS Firewall does not';
    return { why, fix: visible(`write '${name}' and '*.${name}'`) };
  }
  if (text.lastIndexOf('*') > 0)
    return { why: 'has a star elsewhere than in front', fix: "write '*.' in front of a name" };
  if (/[^A-Za-z0-9.*-]/.test(text)) {
    return { why: 'has a character that DNS Firewall does not take', fix: 'write the name alone, in punycode' };
  }
  return null;
}
