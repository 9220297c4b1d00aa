// What a Pulumi program in JavaScript may do with components, providers, secrets and options.
const pulumi = require('@pulumi/pulumi');
const aws = require('@pulumi/aws/provider');
const ec2 = require('@pulumi/aws/ec2');
const network = require('@pulumi/azure-native/network');

class Pair extends pulumi.ComponentResource {
  constructor(name, args, options) {
    super('test:index:Pair', name, args, options);
    const child = { parent: this };
    this.group = new ec2.SecurityGroup(`${name}-group`, { description: args.description }, child);
    this.other = new ec2.SecurityGroup(`${name}-other`, { description: this.group.arn }, child);
    this.registerOutputs({ groupId: this.group.id });
  }
}

const config = new pulumi.Config();
const provider = new aws.Provider('tokyo', { region: 'ap-northeast-1' });
const pair = new Pair(
  'pair',
  { description: config.requireSecret('description') },
  {
    providers: [provider],
    protect: true,
    ignoreChanges: ['description'],
    aliases: [{ name: 'older' }, 'urn:pulumi:test::portolan::test:index:Pair::oldest'],
  },
);
const nsg = new network.NetworkSecurityGroup(
  'nsg',
  {
    resourceGroupName: 'harbour',
    securityRules: [
      {
        name: 'tcp-443',
        access: 'Allow',
        direction: 'Outbound',
        priority: 100,
        protocol: 'Tcp',
        sourceAddressPrefix: '*',
        sourcePortRange: '*',
        destinationAddressPrefix: pair.other.id,
        destinationPortRange: '443',
      },
    ],
  },
  {
    dependsOn: [pair],
    deleteBeforeReplace: false,
    retainOnDelete: true,
    replaceOnChanges: ['location'],
    additionalSecretOutputs: ['etag'],
    aliases: [{ name: 'old-nsg' }],
  },
);
pulumi.log.warn('a shoal', nsg);
pulumi.log.info('a light');
nsg.id.apply((id) => new network.IpGroup('made-late', { resourceGroupName: 'harbour', location: id }));
const existing = ec2.SecurityGroup.get('existing', 'sg-00000000000000000');
module.exports = { nsgId: nsg.id, secret: config.requireSecret('description'), existing: existing.id };
