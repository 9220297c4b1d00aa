import { isPulumiStack, readPulumi } from '../../../lib/proof/readers/pulumi';
import { readTerraformPlan } from '../../../lib/proof/readers/terraform';
import { bridged, RESOURCES, stackOf, TYPES, type Values } from './bridged-resources';
import { read, said } from './provider-reading';
import { SENTINEL } from './pulumi-files';
import { planOf, reference, stateOf } from './terraform-files';

/** A small generator, so that a failure can be repeated. */
function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const all = [...items];
  let state = seed;
  for (let at = all.length - 1; at > 0; at--) {
    state = (state * 48271) % 2147483647;
    const other = state % (at + 1);
    [all[at], all[other]] = [all[other] as T, all[at] as T];
  }
  return all;
}

const names = new Map(RESOURCES.map(({ address }) => [address, address.split('.')[1] ?? '']));

describe('a state of Terraform and a stack of Pulumi that say the same', () => {
  const there = read(readTerraformPlan, stateOf(RESOURCES));
  const stack = stackOf(RESOURCES);
  const inPulumi = read(readPulumi, stack);

  test('are read as the same, and whole', () => {
    expect(isPulumiStack(stack)).toBe(true);
    expect(there.notUnderstood).toEqual([]);
    expect(inPulumi.notUnderstood).toEqual([]);
    expect(said(inPulumi, names)).toEqual(said(there, names));
    const all: readonly (readonly unknown[])[] = [...Object.values(there.aws), ...Object.values(there.azure)];
    expect(all.map(({ length }) => length)).toEqual([2, 1, 4, 1, 1, 1, 1, 1, 0, 1, 1]);
  });

  test('are read as the same in whatever order their resources stand', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const other = shuffled(RESOURCES, seed);
      expect(said(read(readTerraformPlan, stateOf(other)), names)).toEqual(said(there, names));
      expect(said(read(readPulumi, stackOf(other)), names)).toEqual(said(there, names));
    }
  });
});

test('a plan and a preview of what is yet to be made are read as the same', () => {
  const rule = { ip_protocol: 'tcp', from_port: 443, to_port: 443 };
  const plan = planOf([
    { address: 'aws_security_group.web', values: { name: 'web' }, unknown: { id: true, ingress: true, egress: true } },
    {
      address: 'aws_vpc_security_group_egress_rule.out',
      values: rule,
      unknown: { security_group_id: true, cidr_ipv4: true },
      expressions: {
        security_group_id: reference('aws_security_group.web.id', 'aws_security_group.web'),
        cidr_ipv4: reference('aws_eip.out.public_ip', 'aws_eip.out'),
      },
    },
  ]);
  const urn = (type: string, name: string) => `urn:pulumi:dev::shop::${TYPES[type]}::${name}`;
  const steps = [
    { type: 'aws_security_group', name: 'web', inputs: { name: 'web' } },
    {
      type: 'aws_vpc_security_group_egress_rule',
      name: 'out',
      inputs: { ...(bridged(rule) as Values), securityGroupId: SENTINEL, cidrIpv4: SENTINEL },
      propertyDependencies: {
        securityGroupId: [urn('aws_security_group', 'web')],
        cidrIpv4: ['urn:pulumi:dev::shop::aws:ec2/eip:Eip::out'],
      },
    },
  ].map(({ type, name, ...state }) => ({
    op: 'create',
    urn: urn(type, name),
    newState: { urn: urn(type, name), custom: true, type: TYPES[type], ...state },
  }));
  const preview = { config: {}, steps, changeSummary: { create: 2 } };
  const addresses = new Map([
    ['aws_security_group.web', 'web'],
    ['aws_vpc_security_group_egress_rule.out', 'out'],
  ]);
  expect(said(read(readPulumi, preview), addresses)).toEqual(said(read(readTerraformPlan, plan), addresses));
});
