import type { AwsNetworkFirewallPlan, DomainListGroup } from '../../lib/model/plans/aws-network-firewall';

/** One rule of a plan as the engine is given it. */
export interface ReplayedRule {
  /** As the proof calls it. */
  readonly rule: string;
  /** The line, with `alert` for its action; the sid is put in when it is replayed. */
  readonly text: string;
}

/**
 * The rules of a plan, for an engine that says which of them match.
 *
 * An engine that passes a flow is silent about it and stops looking, so each line stands here as an `alert`, with the
 * same header and conditions: then every line that matches a flow is heard, whatever stands before it. The order of the
 * lines, the tail and the default actions are not tested here: STRICT_ORDER and the default actions are AWS's own and
 * nothing of the kind is in Suricata; what follows from them is what the proof evaluates.
 */
export function replayedRules({ groups }: AwsNetworkFirewallPlan): readonly ReplayedRule[] {
  return groups.flatMap((group) =>
    group.kind === 'domain-list'
      ? listRules(group)
      : group.rules.map(({ sid, text }) => ({ rule: `${group.id} sid ${sid}`, text: asAlert(text) })),
  );
}

/** The keyword `alert`, where a line has it, says nothing beside that action: the engine loads it, and `rule-strings.test.ts` holds that. */
export function asAlert(line: string): string {
  return line.replace(/^(?:pass|drop) /, 'alert ');
}

/** The line under a number of this replay: the sids of two groups may be the same. */
export function numbered(text: string, sid: number): string {
  return text.replace(/\bsid:\d+;/, `sid:${sid};`);
}

/**
 * The rules that AWS documents for an allow list (Network Firewall developer guide, "Examples of stateful rules for
 * Network Firewall": rules with a domain list). In strict order it generates no drop rule. The group's own HOME_NET is
 * the addresses of its source; its EXTERNAL_NET stays the negation of the policy's HOME_NET. Their `priority`
 * speaks of order alone and is left out.
 */
export function listRules({ id, source, targetType, targets }: DomainListGroup): readonly ReplayedRule[] {
  return targets.map(({ text }) => {
    const suffix = text.startsWith('.');
    const how = (nocase: string) =>
      suffix ? `dotprefix; content:"${text}"; ${nocase}endswith;` : `content:"${text}"; startswith; ${nocase}endswith;`;
    const [protocol, conditions] =
      targetType === 'TLS_SNI'
        ? ['tls', `ssl_state:client_hello; tls.sni; ${how('nocase; ')} msg:"matching TLS allowlisted FQDNs";`]
        : ['http', `http.host; ${how('')} msg:"matching HTTP allowlisted FQDNs";`];
    const flow = 'flow:to_server, established; sid:1; rev:1;';
    return {
      rule: `${id} ${text}`,
      text: `alert ${protocol} $${source} any -> $EXTERNAL_NET any (${conditions} ${flow})`,
    };
  });
}
