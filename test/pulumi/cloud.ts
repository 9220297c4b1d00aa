import { createHash } from 'node:crypto';
import { AZURE_TYPES } from '../azure/types';
import { opened, type Values } from './wire';

/** What the engine knows of a resource when its provider would make it. */
export interface Made {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly inputs: Values;
}

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000000';

/** The ids that EC2 gives are a prefix and 17 hexadecimal digits. Of other types the engine makes an id up. */
const EC2_PREFIXES: ReadonlyMap<string, string> = new Map([
  ['aws:ec2/securityGroup:SecurityGroup', 'sg'],
  ['aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule', 'sgr'],
  ['aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule', 'sgr'],
  ['aws:ec2/managedPrefixList:ManagedPrefixList', 'pl'],
  ['aws:ec2/vpc:Vpc', 'vpc'],
  ['aws:ec2/subnet:Subnet', 'subnet'],
]);

/** The resources of AWS Network Firewall are known to their provider by their ARN. */
const BY_ARN = /^aws:networkfirewall\//;

/** A deterministic id, in the form that the cloud gives where the program may look at it. */
export function idOf(made: Made): string {
  const { type, name, urn, inputs } = made;
  if (type.startsWith('pulumi:providers:')) return `${name}-id`;
  if (type === 'azure-native:resources:ResourceGroup') {
    return `${SUBSCRIPTION}/resourceGroups/${textOf(inputs, 'resourceGroupName', name)}`;
  }
  const azure = AZURE_TYPES.get(type.match(/^azure-native:network:(\w+)$/)?.[1] ?? '');
  if (azure !== undefined) {
    const path = azure.path.map(([collection, input]) => `${collection}/${textOf(inputs, input, name)}`);
    const group = `resourceGroups/${textOf(inputs, 'resourceGroupName', 'unnamed')}`;
    return [SUBSCRIPTION, group, 'providers/Microsoft.Network', ...path].join('/');
  }
  if (BY_ARN.test(type)) return arnOf(made);
  const prefix = EC2_PREFIXES.get(type);
  return prefix === undefined
    ? `${name}-id`
    : `${prefix}-${createHash('sha256').update(urn).digest('hex').slice(0, 17)}`;
}

/** Some of the outputs that the provider of a resource computes: those that programs read. */
export function computedOf(made: Made): Values {
  if (made.type.startsWith('aws:')) return { arn: arnOf(made) };
  if (made.type.startsWith('azure-native:')) return { name: idOf(made).split('/').at(-1) ?? made.name };
  return {};
}

function arnOf(made: Made): string {
  const [, service = '', kind = ''] = made.type.match(/^aws:(\w+)\/(\w+):/) ?? [];
  const name = BY_ARN.test(made.type) ? textOf(made.inputs, 'name', made.name) : idOf(made);
  return `arn:aws:${service}:eu-west-1:111111111111:${kind}/${name}`;
}

function textOf(inputs: Values, key: string, otherwise: string): string {
  const value = opened(inputs[key]);
  return typeof value === 'string' ? value : otherwise;
}
