import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import {
  type AccessPolicy,
  type AdditionalAccess,
  EndpointCentralDataCenter,
  EndpointCentralEgress,
  HostEnforcement,
  type NetworkFirewallRules,
  Peer,
} from 'portolan/cdk';

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
export interface OfficeAgentsProps {
  readonly vpc: IVpc;
  /** The address blocks of the agents. */
  readonly sources: readonly string[];
  /** The office's firewall. */
  readonly firewall: NetworkFirewallRules;
}

/**
 * The agents of Endpoint Central as this company runs them: in the Japanese data centre, without remote control, behind the
 * office's firewall, with the company's own time server. What is not in the props cannot be chosen.
 */
export class OfficeAgents extends Construct {
  readonly access: EndpointCentralEgress;

  constructor(scope: Construct, id: string, { vpc, sources, firewall }: OfficeAgentsProps) {
    super(scope, id);
    this.access = new EndpointCentralEgress(this, 'Access', {
      vpc,
      sources,
      dataCenter: EndpointCentralDataCenter.JP,
      remoteControl: false,
      hostEnforcement: HostEnforcement.firewall(firewall),
      additionalRules: OWN_OPENINGS,
      accessPolicy: POLICY,
    });
  }
}
