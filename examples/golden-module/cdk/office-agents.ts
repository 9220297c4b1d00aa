import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import {
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
    reason: 'The time server of the office; the vendor expects clocks that agree. NET-1423, network team.',
  },
];

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
    });
  }
}
