import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { NetworkFirewallRules, readFirewallRequests } from 'portolan/cdk';
import { InspectionVpc, type Spoke } from './inspection-vpc';

export interface CentralInspectionHubProps extends StackProps {
  /** The folder of the firewall requests that the other teams sent. */
  readonly requests: string;
  /** The VPCs that stand behind the transit gateway. */
  readonly spokes: readonly Spoke[];
  /** `observe` alerts on what would be dropped and drops nothing: where one starts. */
  readonly mode?: 'observe' | 'enforce';
}

/** Where a spoke may stand: what a request names beside it is refused. */
const SPOKES = '10.64.0.0/10';

/**
 * The team that owns the firewall: an inspection VPC behind a transit gateway, and a policy that lets through what the
 * spokes' requests ask for. A request is a file in this repository: what it opens stands in the diff of its pull request.
 */
export class CentralInspectionHub extends Stack {
  readonly rules: NetworkFirewallRules;

  constructor(scope: Construct, id: string, props: CentralInspectionHubProps) {
    const { requests, spokes, mode = 'enforce', ...stackProps } = props;
    super(scope, id, stackProps);
    this.rules = new NetworkFirewallRules(this, 'Rules', {
      mode,
      // Once for the policy: a spoke that comes changes no rule of another.
      home: [SPOKES],
      requests: readFirewallRequests(requests, { allowedSources: [SPOKES] }),
    });
    new InspectionVpc(this, 'Inspection', {
      policyArn: this.rules.policyArn,
      spokes,
      spokesBlock: SPOKES,
      availabilityZones: ['ap-northeast-1a', 'ap-northeast-1c'],
    });
  }
}
