import type { Construct } from 'constructs';
import { namedRequest, readNone, readProxy } from '../access/enforcement';
import type { RequestBehind } from '../access/request-behind';
import type { Issue } from '../diagnostics';
import type { EntryRequest, ProxyPlacement } from '../model/entry';
import type { NamesBehind } from '../model/plans/plan';
import type { Bindings } from './bindings';
import type { DnsFirewallRules } from './dns-firewall-rules';
import type { NetworkFirewallRules } from './network-firewall-rules';
import type { RoleAccessProps } from './role-access-props';

/** A firewall of ours that stands behind the ports which a group opens for names. */
export type NamesFirewall = NetworkFirewallRules | DnsFirewallRules;

/** What stands behind the ports that a group opens for names, as it was passed. */
export interface ReadEnforcement {
  readonly namesBehind?: NamesBehind;
  readonly proxy?: ProxyPlacement;
  /** A firewall of ours, in the same app. */
  readonly firewall?: NamesFirewall;
  /** A firewall of another team, which is asked. */
  readonly request?: RequestBehind;
  readonly issues: readonly Issue[];
}

/** Whose ports they are. */
interface Enforced {
  readonly owner: Construct;
  readonly bindings: Bindings;
  readonly requests: () => readonly EntryRequest[];
}

/** Reads `hostEnforcement`, and places the proxy that it names. */
export function readEnforcement({ hostEnforcement, sources }: RoleAccessProps, of: Enforced): ReadEnforcement {
  if (hostEnforcement === undefined) return { issues: [] };
  const at = 'hostEnforcement';
  const behind = (hostEnforcement as Partial<typeof hostEnforcement> | null)?.behind;
  switch (behind?.kind) {
    case 'firewall':
    case 'dns-firewall':
      if (typeof (behind.firewall as Partial<NetworkFirewallRules> | undefined)?.enter !== 'function') {
        const expected =
          behind.kind === 'firewall'
            ? 'HostEnforcement.firewall(firewall) of a NetworkFirewallRules'
            : 'HostEnforcement.dnsFirewall(firewall) of DnsFirewallRules';
        return {
          issues: [{ code: 'wrong-type', at, given: `a firewall that is ${typeof behind.firewall}`, expected }],
        };
      }
      return { namesBehind: { kind: behind.kind }, firewall: behind.firewall, issues: [] };
    case 'request': {
      // With it the form of requests is loaded.
      const book = require('./request-book') as typeof import('./request-book');
      const issues = book.checkRequest(behind, sources, book.LATE_IN_APP);
      if (issues.length > 0) return { namesBehind: { kind: 'request', name: String(behind.name), digest: '' }, issues };
      const { owner, bindings, requests } = of;
      const request = new book.RequestBehind(
        { construct: owner, path: owner.node.path },
        behind,
        { requests, everybody: () => bindings.reasonsByParty },
        book.RequestBook.of(owner, behind.name).parts,
        book.LATE_IN_APP,
      );
      return { namesBehind: namedRequest(request), request, issues };
    }
    case 'none':
      return readNone(behind.reason);
    case 'proxy':
      return readProxy(of.bindings, behind.peer, behind.port);
    default: {
      const expected =
        "HostEnforcement.firewall(firewall), .dnsFirewall(dns), .requested('name', { ... }), .proxy(peer, port) or .none('reason')";
      return { issues: [{ code: 'wrong-type', at, given: typeof hostEnforcement, expected }] };
    }
  }
}
