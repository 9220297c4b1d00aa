import type { DomainListGroup } from '../../model/plans/aws-network-firewall';

/**
 * The rule that AWS documents for the target of an allow list at a place of the list, from 1 (Network Firewall developer
 * guide, "Examples of stateful rules for Network Firewall": rules with a domain list). The service writes it itself; here
 * it is only measured.
 */
export function listRule(target: string, place: number, targetType: DomainListGroup['targetType']): string {
  const [protocol, buffer, nocase, word] =
    targetType === 'TLS_SNI'
      ? ['tls', 'ssl_state:client_hello; tls.sni', 'nocase; ', 'TLS']
      : ['http', 'http.host', '', 'HTTP'];
  const content = target.startsWith('.')
    ? `dotprefix; content:"${target}"; ${nocase}endswith;`
    : `content:"${target}"; startswith; ${nocase}endswith;`;
  const conditions = `${buffer}; ${content} msg:"matching ${word} allowlisted FQDNs"; priority:1;`;
  return `pass ${protocol} $HOME_NET any -> $EXTERNAL_NET any (${conditions} flow:to_server, established; sid:${place}; rev:1;)`;
}
