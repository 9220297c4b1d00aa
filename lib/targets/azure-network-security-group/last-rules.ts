import type { DenyInbound, DenyOutbound, SecurityRule } from '../../model/plans/azure-network-security-group';

/** What closes stands last, and the probes just before. */
const CLOSING = 4096;
const PROBES = 4095;

const ANY = { kind: 'any' } as const;
const INTERNET = { kind: 'tag', tag: 'Internet' } as const;

/**
 * The rules that close: Azure's own last rules let the virtual network in and out and the Internet out. Their names are
 * none of Azure's own defaults, with which a rule of the same name collides.
 */
export function lastRules(outbound: DenyOutbound, inbound: DenyInbound, comesIn: boolean): readonly SecurityRule[] {
  const closing = { access: 'Deny', protocol: '*', destinationPorts: ['*'], source: ANY, because: [] } as const;
  return [
    ...(inbound === 'all' && comesIn ? [ALLOW_PROBES] : []),
    ...(inbound === 'all'
      ? ([
          {
            ...closing,
            key: 'Inbound last',
            name: 'deny-everything-else-in',
            priority: CLOSING,
            direction: 'Inbound',
            destination: ANY,
            description: 'Everything else that comes in',
          },
        ] as const)
      : []),
    ...(outbound === 'none'
      ? []
      : ([
          {
            ...closing,
            key: 'Outbound last',
            name: outbound === 'all' ? 'deny-everything-else-out' : 'deny-internet-out',
            priority: CLOSING,
            direction: 'Outbound',
            destination: outbound === 'all' ? ANY : INTERNET,
            description: outbound === 'all' ? 'Everything else that goes out' : 'Everything else to the Internet',
          },
        ] as const)),
  ];
}

const ALLOW_PROBES: SecurityRule = {
  key: 'Inbound probes',
  name: 'allow-load-balancer-probes-in',
  priority: PROBES,
  direction: 'Inbound',
  access: 'Allow',
  protocol: '*',
  source: { kind: 'tag', tag: 'AzureLoadBalancer' },
  destination: ANY,
  destinationPorts: ['*'],
  description: "Probes of Azure's load balancers",
  because: [],
};
