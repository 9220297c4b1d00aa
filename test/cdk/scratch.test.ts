import { cpSync, mkdtempSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EndpointCentralDataCenter, EndpointCentralEgress, HostEnforcement, NetworkFirewallRules, readFirewallRequests, renderText } from 'portolan/cdk';
import { attach, resourcesOf, stackWithVpc } from './scene';
test('x', () => {
  const folder = mkdtempSync(join(tmpdir(), 'req-'));
  const spoke = (owner: string, cidr: string, dataCenter = EndpointCentralDataCenter.JP) => {
    const { app, stack, vpc } = stackWithVpc();
    new EndpointCentralEgress(stack, 'Agents', { vpc, dataCenter, hostEnforcement: HostEnforcement.requested('central-egress', { sources: [cidr], owner, reason: 'agents report to the vendor' }) });
    mkdirSync(join(folder, owner));
    cpSync(join(app.synth().directory, 'central-egress.firewall-request.json'), join(folder, owner, 'central-egress.firewall-request.json'));
  };
  spoke('fleet', '10.1.0.0/24'); spoke('office', '10.2.0.0/24', EndpointCentralDataCenter.US); spoke('security', '10.1.0.0/24');
  const { stack } = stackWithVpc();
  const hub = new NetworkFirewallRules(stack, 'Rules', { requests: readFirewallRequests(folder) });
  attach(hub);
  console.log(JSON.stringify(resourcesOf(stack), null, 1).slice(0, 9000));
  console.log(renderText(hub.report, { width: 120, colour: false }).slice(0, 2500));
});
