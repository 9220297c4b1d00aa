import * as network from '@pulumi/azure-native/network';
import {
  AzureFirewallRules,
  EndpointCentralDataCenter,
  EndpointCentralEgress,
  endpointCentralCloud,
  HostEnforcement,
  role,
} from 'portolan/pulumi-azure';
import { walkInputs } from '../azure/walk';
import { registered, runInline } from '../pulumi/engine';

const JP = EndpointCentralDataCenter.JP;

test('first look', async () => {
  const answer = await runInline({}, () => {
    const entry = role(endpointCentralCloud, { dataCenter: 'JP', remoteControl: true }, 'agent');
    const subnet = new network.Subnet('subnet', {
      resourceGroupName: 'rg',
      virtualNetworkName: 'v',
      addressPrefix: '10.1.0.0/24',
    });
    const firewall = new AzureFirewallRules('firewall', {
      resourceGroupName: 'rg',
      roles: [{ entry, sources: [subnet.addressPrefix.apply((x) => x ?? '')] }],
    });
    new EndpointCentralEgress('agents', {
      resourceGroupName: 'rg',
      dataCenter: JP,
      remoteControl: true,
      hostEnforcement: HostEnforcement.firewall(firewall),
    });
  });
  console.log(answer.error, JSON.stringify(answer.logs, null, 1));
  console.log(JSON.stringify(registered(answer), null, 1));
  console.log(
    answer.resources.flatMap(({ type, inputs }) => (type.startsWith('azure-native') ? walkInputs(type, inputs) : [])),
  );
});
