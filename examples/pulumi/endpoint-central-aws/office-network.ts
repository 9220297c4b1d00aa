import * as ec2 from '@pulumi/aws/ec2';
import { Firewall } from '@pulumi/aws/networkfirewall';
import * as pulumi from '@pulumi/pulumi';

const EVERYTHING = '0.0.0.0/0';

type Place = 'outside' | 'firewall' | 'agents' | 'servers';

/**
 * What the landing zone owns: a network in one availability zone, the firewall in it, and the routes that lead through it.
 *
 *   agents, servers -> firewall endpoint -> NAT gateway -> Internet, and back the same way
 */
export class OfficeNetwork extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  /** The block of the agents' subnet, as the subnet says it. */
  readonly agentBlock: pulumi.Output<string>;
  readonly serverBlock: pulumi.Output<string>;

  readonly #name: string;
  readonly #subnets: Readonly<Record<Place, ec2.Subnet>>;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super('examples:index:OfficeNetwork', name, {}, opts);
    const vpc = new ec2.Vpc(`${name}-vpc`, { cidrBlock: '10.20.0.0/16' }, { parent: this });
    const subnet = (of: string, cidrBlock: string) =>
      new ec2.Subnet(
        `${name}-${of}`,
        { vpcId: vpc.id, cidrBlock, availabilityZone: 'ap-northeast-1a' },
        { parent: this },
      );
    this.#name = name;
    this.#subnets = {
      outside: subnet('outside', '10.20.0.0/28'),
      firewall: subnet('firewall', '10.20.0.16/28'),
      agents: subnet('agents', '10.20.1.0/24'),
      servers: subnet('servers', '10.20.2.0/24'),
    };
    this.vpcId = vpc.id;
    this.agentBlock = this.#subnets.agents.cidrBlock;
    this.serverBlock = this.#subnets.servers.cidrBlock;
    this.registerOutputs({ vpcId: this.vpcId });
  }

  /** Makes the firewall with this policy, and puts it between the machines and the Internet. */
  routeThrough(firewallPolicyArn: pulumi.Input<string>): void {
    const { vpcId } = this;
    const parent = { parent: this };
    const { outside, firewall: own } = this.#subnets;
    const firewall = new Firewall(
      `${this.#name}-firewall`,
      { vpcId, firewallPolicyArn, subnetMappings: [{ subnetId: own.id }] },
      parent,
    );
    const internet = new ec2.InternetGateway(`${this.#name}-internet`, { vpcId }, parent);
    const address = new ec2.Eip(`${this.#name}-address`, { domain: 'vpc' }, parent);
    const nat = new ec2.NatGateway(
      `${this.#name}-nat`,
      { subnetId: outside.id, allocationId: address.id },
      { parent: this, dependsOn: [internet] },
    );
    // One subnet, so one endpoint.
    const vpcEndpointId = firewall.firewallStatuses.apply(
      ([status]) => status?.syncStates[0]?.attachments[0]?.endpointId ?? '',
    );
    this.#route('agents', [{ cidrBlock: EVERYTHING, vpcEndpointId }]);
    this.#route('servers', [{ cidrBlock: EVERYTHING, vpcEndpointId }]);
    this.#route('firewall', [{ cidrBlock: EVERYTHING, natGatewayId: nat.id }]);
    this.#route('outside', [
      { cidrBlock: EVERYTHING, gatewayId: internet.id },
      // Replies pass the same endpoint: a firewall that sees half of a connection drops it.
      { cidrBlock: this.agentBlock, vpcEndpointId },
      { cidrBlock: this.serverBlock, vpcEndpointId },
    ]);
  }

  #route(from: Place, routes: NonNullable<ec2.RouteTableArgs['routes']>): void {
    const parent = { parent: this };
    const table = new ec2.RouteTable(`${this.#name}-${from}`, { vpcId: this.vpcId, routes }, parent);
    const ends = { subnetId: this.#subnets[from].id, routeTableId: table.id };
    new ec2.RouteTableAssociation(`${this.#name}-${from}`, ends, parent);
  }
}
