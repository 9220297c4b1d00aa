import type { FirewallRequestOptions } from '../access/request-behind';
import type { DnsFirewallRules } from './dns-firewall-rules';
import type { NetworkFirewallRules } from './network-firewall-rules';
import type { PeerLike } from './peer';

/**
 * What stands behind a port that a security group opens to every address because it cannot see host names. Needed
 * wherever a role reaches a party by name.
 */
export class HostEnforcement {
  /**
   * A Network Firewall of ours, in the same app, lets only the documented names through. The role entries are added to
   * it, with the construct's `sources`, unless they stand there; what the firewall refuses the group does not open.
   */
  static firewall(firewall: NetworkFirewallRules): HostEnforcement {
    return new HostEnforcement({ kind: 'firewall', firewall });
  }

  /**
   * A DNS Firewall of ours, in the same app: a name that is not listed is not resolved by the VPC's resolver, on any port.
   * Weaker than a firewall, since who connects by address or asks another resolver is not stopped, and the report says
   * so; but it takes names on flows that are neither TLS nor HTTP. The role entries are added to it; what it refuses the
   * group does not open.
   */
  static dnsFirewall(firewall: DnsFirewallRules): HostEnforcement {
    return new HostEnforcement({ kind: 'dns-firewall', firewall });
  }

  /**
   * A firewall that is another team's. The port is opened here, and at synth `<name>.firewall-request.json` is written
   * beside the templates of the stage: what all constructs of the stage ask for under this name. The other team's app
   * reads it with `readFirewallRequests`. What a Network Firewall would refuse the group does not open, and what is bound
   * to a security group is left to that group.
   *
   * `name` says where it is enforced, in kebab-case: `central-egress`.
   */
  static requested(name: string, options: FirewallRequestOptions): HostEnforcement {
    return new HostEnforcement({ kind: 'request', name, ...options });
  }

  /**
   * The proxy that the product documents, placed here: flows that may go through a proxy go to it, and only there. Flows
   * that the document does not send through a proxy still need another way.
   */
  static proxy(peer: PeerLike, port: number | string): HostEnforcement {
    return new HostEnforcement({ kind: 'proxy', peer, port: String(port) });
  }

  /** Nothing: the port is open to every address, for a reason that stands in the report. */
  static none(reason: string): HostEnforcement {
    return new HostEnforcement({ kind: 'none', reason });
  }

  private constructor(
    /** @internal */
    readonly behind:
      | { readonly kind: 'firewall'; readonly firewall: NetworkFirewallRules }
      | { readonly kind: 'dns-firewall'; readonly firewall: DnsFirewallRules }
      | ({ readonly kind: 'request'; readonly name: string } & FirewallRequestOptions)
      | { readonly kind: 'proxy'; readonly peer: PeerLike; readonly port: string }
      | { readonly kind: 'none'; readonly reason: string },
  ) {}
}
