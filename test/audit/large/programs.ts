/** Files of tools that hold a program of as many rules as are asked for. */

import { block, type Plain, port, range } from './numbered';

export const terraform = (n: number): string => {
  const resources = [
    { address: 'aws_security_group.Agents', mode: 'managed', type: 'aws_security_group', name: 'Agents' },
    ...range(n, (i) => ({
      address: `aws_vpc_security_group_egress_rule.r${i}`,
      mode: 'managed',
      type: 'aws_vpc_security_group_egress_rule',
      name: `r${i}`,
    })),
  ];
  const valuesOf = (i: number): Plain =>
    i < 0
      ? { name: 'Agents', description: 'agents' }
      : { ip_protocol: 'tcp', from_port: port(i), to_port: port(i), cidr_ipv4: block(i), description: null };
  return JSON.stringify({
    format_version: '1.2',
    planned_values: { root_module: { resources: resources.map((one, i) => ({ ...one, values: valuesOf(i - 1) })) } },
    resource_changes: resources.map((one, i) => ({
      ...one,
      change: {
        actions: ['create'],
        before: null,
        after: valuesOf(i - 1),
        after_unknown: i === 0 ? { id: true } : { id: true, security_group_id: true },
      },
    })),
    configuration: {
      root_module: {
        resources: resources.map((one, i) => ({
          ...one,
          expressions: i === 0 ? {} : { security_group_id: { references: ['aws_security_group.Agents.id'] } },
        })),
      },
    },
  });
};

export const pulumi = (n: number): string =>
  JSON.stringify({
    version: 3,
    deployment: {
      resources: [
        {
          urn: 'urn:pulumi:s::p::aws:ec2/securityGroup:SecurityGroup::Agents',
          custom: true,
          type: 'aws:ec2/securityGroup:SecurityGroup',
          id: 'sg-0a',
          inputs: { description: 'agents' },
          outputs: {},
        },
        ...range(n, (i) => ({
          urn: `urn:pulumi:s::p::aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule::r${i}`,
          custom: true,
          type: 'aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule',
          id: `sgr-${i}`,
          inputs: {
            securityGroupId: 'sg-0a',
            ipProtocol: 'tcp',
            fromPort: port(i),
            toPort: port(i),
            cidrIpv4: block(i),
          },
          outputs: {},
        })),
      ],
    },
  });
