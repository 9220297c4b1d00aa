import type { Check } from '../check';
import { SOURCES } from '../sources';
import { has, lineWords, ruleLines } from './lines';

const BESIDE = [
  'content',
  'tls.sni',
  'tls_sni',
  'http.host',
  'http_host',
  'http.uri',
  'http_uri',
  'dns.query',
  'dns_query',
];

export const pcreAlone: Check<'rule-pcre-alone'> = {
  id: 'rule-pcre-alone',
  severity: 'error',
  rule: 'pcre stands in a rule beside content, tls.sni, http.host, http.uri or dns.query',
  source: SOURCES.caveats,
  find(app) {
    return app
      .read(ruleLines)
      .filter((line) => has(line, 'pcre') && !has(line, ...BESIDE))
      .map((line) => ({
        resource: line.group,
        at: line.at,
        says: `${lineWords(line)} has pcre alone, which Network Firewall does not take`,
        fix: 'name the buffer that it reads (tls.sni, http.host, dns.query), or put a content in front of it',
      }));
  },
};
