import { type ComponentResourceOptions, InputPropertiesError } from '@pulumi/pulumi';
import { EndpointCentralEgress, type EndpointCentralEgressArgs, HostEnforcement } from 'portolan/pulumi-aws';
import type { InlineAnswer } from '../pulumi/engine';

export const vpcId = 'vpc-0123456789abcdef0';
export const today = { portsInUse: 'default', serverProtocol: 'HTTPS' } as const;
export const hostEnforcement = HostEnforcement.none('a proxy of another team filters names');

export const agents = (args: Partial<EndpointCentralEgressArgs> = {}, options: ComponentResourceOptions = {}) =>
  new EndpointCentralEgress('agents', { vpcId, dataCenter: 'JP', hostEnforcement, ...args }, options);

export const named = ({ resources }: InlineAnswer, name: string, type = '') => {
  const found = resources.find((resource) => resource.name === name && resource.type.includes(type));
  if (found === undefined) throw new Error(`no ${name} among ${resources.map((one) => one.name).join(', ')}`);
  return found;
};

/** Ours, without the stack and what the test makes itself. */
export const children = ({ resources }: InlineAnswer) =>
  resources.filter(({ urn }) => urn.includes('portolan-aws:') && urn.includes('$'));

export const GROUP = 'aws:ec2/securityGroup:SecurityGroup';
export const RULE = 'agents-egress-tcp-443-0.0.0.0/0';

/** What is wrong, by property. */
export function problemsOf({ thrown }: InlineAnswer): Readonly<Record<string, string>> {
  const errors = thrown.filter((one): one is InputPropertiesError => InputPropertiesError.isInstance(one));
  expect(errors).toHaveLength(1);
  return Object.fromEntries(
    errors.flatMap(({ errors: own }) => own.map(({ propertyPath, reason }) => [propertyPath, reason])),
  );
}
