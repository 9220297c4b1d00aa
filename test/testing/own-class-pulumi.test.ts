import { runtime } from '@pulumi/pulumi';
import * as aws from 'portolan/pulumi-aws';
import * as azure from 'portolan/pulumi-azure';
import { matchers } from 'portolan/testing';
import { datadogAgent } from '../../examples/product/datadog-agent/product';

expect.extend(matchers);

const made = new Set<string>();
runtime.setMocks({
  newResource: ({ name, type, inputs }) => {
    made.add(`${type} ${name}`);
    return { id: `${name}-id`, state: inputs };
  },
  call: ({ inputs }) => inputs,
});

const own = {
  product: datadogAgent,
  roles: ['agent'],
  description: 'Datadog Agents',
  type: 'acme:index:DatadogAgent',
} as const;

class OnAws extends aws.accessClass(own) {}
class OnAzure extends azure.accessClass(own) {}

const choices = { agentRelease: '7.18-or-later', features: ['apm'] } as const;

test('a class of a product of one’s own stands on AWS under its own type, and opens the same', async () => {
  const agents = new OnAws('aws-agents', {
    ...choices,
    vpcId: 'vpc-1',
    hostEnforcement: aws.HostEnforcement.none('a test'),
  });
  expect(agents).toOpen('tcp 443 to trace.agent.datadoghq.com');
  expect(agents).toOpenNothingBeyond(agents.entries);
  await runtime.disconnect();
  expect(made).toContain('acme:index:DatadogAgent aws-agents');
});

test('so it does on Azure, and a choice that is none is an error in its own words', async () => {
  const args = {
    resourceGroupName: 'office',
    hostEnforcement: azure.HostEnforcement.none('a test'),
    dnsServers: ['10.0.0.53'],
  };
  const agents = new OnAzure('azure-agents', { ...choices, ...args });
  expect(agents).toOpen('tcp 443 to trace.agent.datadoghq.com');
  await runtime.disconnect();
  expect(made).toContain('acme:index:DatadogAgent azure-agents');
  expect(() => new OnAzure('wrong', { ...args, agentRelease: 'newest' } as never)).toThrow("'newest' is no value");
});
