import { Stack, type StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import {
  HostEnforcement,
  PatchManagerPlusAgent,
  PatchManagerPlusDistributionServer,
  PatchManagerPlusPorts,
  PatchManagerPlusServer,
  PatchManagerPlusServerProtocol,
  Peer,
} from 'portolan/cdk';

/**
 * Patch Manager Plus as it was installed long ago: it keeps the ports of old through every upgrade (6383, 6027, 6384). A
 * remote office has a distribution server with WAN agents under it; the agents of the head office have none.
 */
export class PatchManagerPlusOldInstallation extends Stack {
  readonly server: PatchManagerPlusServer;
  readonly distributionServer: PatchManagerPlusDistributionServer;
  readonly officeAgents: PatchManagerPlusAgent;
  readonly wanAgents: PatchManagerPlusAgent;

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const vpc = new ec2.Vpc(this, 'Vpc', { maxAzs: 1 });
    // A fact of the installation's history: look which ports it uses, the page tells no build for sure.
    const installation = {
      portsInUse: PatchManagerPlusPorts.OLD,
      serverProtocol: PatchManagerPlusServerProtocol.HTTPS,
    } as const;

    this.server = new PatchManagerPlusServer(this, 'Server', {
      vpc,
      ...installation,
      distributionServer: true,
      // The page names no vendor's site. The proxy knows them, and everything that is downloaded goes through it.
      hostEnforcement: HostEnforcement.proxy(Peer.cidr('10.0.250.8'), 8080),
      peers: { domainController: Peer.cidr('10.0.250.10'), console: Peer.cidr('10.0.251.0/24') },
    });
    this.distributionServer = new PatchManagerPlusDistributionServer(this, 'DistributionServer', {
      vpc,
      ...installation,
    });
    this.officeAgents = new PatchManagerPlusAgent(this, 'OfficeAgents', { vpc, ...installation });
    this.wanAgents = new PatchManagerPlusAgent(this, 'WanAgents', {
      vpc,
      ...installation,
      distributionServer: this.distributionServer,
    });

    this.server.allowDistributionServer(this.distributionServer);
    // WAN agents too: a distribution server does not relay what they ask of the server.
    this.server.allowAgents(this.officeAgents);
    this.server.allowAgents(this.wanAgents);
  }
}
