import type { RequestOptions } from '../pulumi/request-files';
import type { DnsFirewallRules } from './dns-firewall-rules';
import type { NetworkFirewallRules } from './network-firewall-rules';
import type { PeerLike } from './peer';

/**
 * What stands behind a port that a security group opens to every address because it cannot see host names. Needed
 * wherever a role reaches a party by name.
 */
export class HostEnforcement {
  /**
   * A Network Firewall of ours, in the same program, lets only the documented names through. It has to have the same role
   * entries, with the addresses of these machines; what it refuses the group does not open.
   */
  static firewall(firewall: NetworkFirewallRules): HostEnforcement {
    return new HostEnforcement({ kind: 'firewall', firewall });
  }

  /**
   * A DNS Firewall of ours, in the same program: a name that is not listed is not resolved by the VPC's resolver, on any
   * port. Weaker than a firewall, since who connects by address or asks another resolver is not stopped, and the report
   * says so; but it takes names on flows that are neither TLS nor HTTP. It has to have the same role entries; what it
   * refuses the group does not open.
   */
  static dnsFirewall(firewall: DnsFirewallRules): HostEnforcement {
    return new HostEnforcement({ kind: 'dns-firewall', firewall });
  }

  /**
   * A firewall that is another team's. The port is opened here, and `<name>.firewall-request.json` is written to the
   * project's `firewall-requests` folder, in a preview too: what all components of the program ask for under this name.
   * The other team's program reads it with `readFirewallRequests`. What a Network Firewall would refuse the group does not
   * open, and what is bound to a security group is left to that group.
   *
   * `name` says where it is enforced, in kebab-case: `central-egress`.
   */
  static requested(name: string, options: RequestOptions): HostEnforcement {
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
      | ({ readonly kind: 'request'; readonly name: string } & RequestOptions)
      | { readonly kind: 'proxy'; readonly peer: PeerLike; readonly port: string }
      | { readonly kind: 'none'; readonly reason: string },
  ) {}
}
