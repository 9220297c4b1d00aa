import { ComponentResource, type ComponentResourceOptions, type Input } from '@pulumi/pulumi';
import {
  type AccessPolicy,
  type AdditionalAccess,
  EndpointCentralDataCenter,
  EndpointCentralEgress,
  endpointCentralCloud,
  HostEnforcement,
  type NetworkFirewallRules,
  Peer,
  role,
} from 'portolan/pulumi-aws';

/** What is fixed: the module is made with it, and the office's firewall is told of it before the module is. */
const CHOICES = { dataCenter: EndpointCentralDataCenter.JP, remoteControl: false } as const;

/** What the team opens beside the vendor's page, each with its reason. A test holds every opening against this list. */
export const OWN_OPENINGS: readonly AdditionalAccess[] = [
  {
    id: 'office-time',
    direction: 'egress',
    peer: Peer.cidr('10.0.0.123/32'),
    transport: 'udp',
    ports: '123',
    reason: 'The time server of the office: the vendor expects clocks that agree (NET-1423).',
    owner: 'network team',
    expires: '2027-06-30',
  },
];

/** For the `roles` of the office's firewall, with the blocks of the agents as `sources`. */
export const OFFICE_AGENTS = {
  entry: role(endpointCentralCloud, CHOICES, 'agent'),
  additionalRules: OWN_OPENINGS,
} as const;

/**
 * What no stack may loosen. That names and what is spoken stay unseen by the group is what the firewall is for; everything
 * else that would open more than is asked for is an error, as is what has no owner or is past its day.
 */
const POLICY: AccessPolicy = {
  widened: { name: 'allow', application: 'allow', default: 'error' },
  everybody: 'error',
  unaccounted: 'error',
  expired: 'error',
  final: true,
};

/** What is left to the stacks that use the module. */
export interface OfficeAgentsArgs {
  readonly vpcId: Input<string>;
  /** The address blocks of the agents. */
  readonly sources: readonly string[];
  /** The office's firewall. */
  readonly firewall: NetworkFirewallRules;
}

/**
 * The agents of Endpoint Central as this company runs them: in the Japanese data centre, without remote control, behind the
 * office's firewall, with the company's own time server. What is not in the args cannot be chosen.
 */
export class OfficeAgents extends ComponentResource {
  readonly access: EndpointCentralEgress;

  constructor(name: string, { vpcId, sources, firewall }: OfficeAgentsArgs, options?: ComponentResourceOptions) {
    super('acme:index:OfficeAgents', name, {}, options);
    this.access = new EndpointCentralEgress(
      `${name}-access`,
      {
        vpcId,
        sources,
        ...CHOICES,
        hostEnforcement: HostEnforcement.firewall(firewall),
        additionalRules: OWN_OPENINGS,
        accessPolicy: POLICY,
      },
      { parent: this },
    );
    this.registerOutputs({ securityGroupId: this.access.securityGroupId });
  }
}
