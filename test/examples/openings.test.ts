import { Template } from 'aws-cdk-lib/assertions';
import { type Report, RoleAccess } from 'portolan/cdk';
import { EXAMPLES } from './stacks';

function keys({ plan }: RoleAccess): readonly string[] {
  return [...plan.egress, ...plan.ingress].map(({ key }) => key);
}

function uncovered({ uncovered: rows }: Report): readonly string[] {
  return [...new Set(rows.map(({ requirement }) => requirement))].sort();
}

describe('mobicontrol-dmz', () => {
  const stack = EXAMPLES['mobicontrol-dmz']();
  const lines = stack.firewall.plan.groups.flatMap((group) => (group.kind === 'rule-strings' ? group.rules : []));
  const edge = '10.40.0.16/28';

  test('lets everybody in at the outer edge alone, and the load balancer at the inner', () => {
    expect(lines.map(({ text }) => text.split(' (')[0])).toContain(
      'pass tcp 0.0.0.0/0 any -> $MC_DEPLOYMENT [443,5494]',
    );
    expect(stack.server.plan.ingress.map(({ key }) => key)).toEqual([
      `ingress tcp 443 ${edge}`,
      `ingress tcp 5494 ${edge}`,
    ]);
  });

  test('listens in the load balancer on the ports of the page, and hides the phones from the server', () => {
    const template = Template.fromStack(stack);
    const ports = Object.values(template.findResources('AWS::ElasticLoadBalancingV2::Listener')).map(
      ({ Properties }) => Properties.Port,
    );
    expect(ports.sort()).toEqual([443, 5494]);
    template.allResourcesProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
      TargetGroupAttributes: [{ Key: 'preserve_client_ip.enabled', Value: 'false' }],
    });
    const subnets = template.findResources('AWS::EC2::Subnet', { Properties: { CidrBlock: edge } });
    expect(Object.keys(subnets)).toEqual([expect.stringContaining('Edge')]);
  });
});

describe('mobicontrol-four-machines', () => {
  const { deploymentServer, managementServer, searchServer, sqlServer } = EXAMPLES['mobicontrol-four-machines']();

  test('opens between the components the ports that were passed, and no other', () => {
    expect([searchServer, sqlServer, managementServer].map(keys)).toEqual([
      ['egress tcp 60001 Example/ManagementServer'],
      ['ingress tcp 60002 Example/ManagementServer'],
      ['egress tcp 60002 Example/SqlServer', 'ingress tcp 443 10.8.0.0/24', 'ingress tcp 60001 Example/SearchServer'],
    ]);
  });

  test('reports what the figure hides, and what was opened for it as the user’s own', () => {
    expect(uncovered(deploymentServer.report)).toEqual(['deployment-server-components']);
    expect(deploymentServer.report.usersOwn.map(({ rule }) => rule)).toEqual([
      expect.stringMatching(/^out tcp 60003 to Example\/ManagementServer/),
    ]);
    expect(managementServer.report.usersOwn.map(({ rule }) => rule)).toEqual([
      expect.stringMatching(/^in tcp 60003 from Example\/DeploymentServer/),
    ]);
  });
});

test('mobicontrol-closed-network opens for devices 443 and 5494 to the server and nothing else', () => {
  const { devices, server } = EXAMPLES['mobicontrol-closed-network']();
  expect(keys(devices)).toEqual(['egress tcp 443 Example/Server', 'egress tcp 5494 Example/Server']);
  expect(keys(server).filter((key) => key.includes('0.0.0.0/0'))).toEqual([]);
});

test('patch-manager-plus-old-installation uses the ports of old alone, and downloads through the proxy alone', () => {
  const { server, distributionServer, officeAgents, wanAgents } = EXAMPLES['patch-manager-plus-old-installation']();
  expect(keys(officeAgents)).toEqual(['egress tcp 6027 Example/Server', 'egress tcp 6383 Example/Server']);
  expect(keys(wanAgents)).toEqual([...keys(officeAgents), 'egress tcp 6384 Example/DistributionServer']);
  expect(keys(distributionServer)).toEqual([...keys(officeAgents), 'ingress tcp 6384 Example/WanAgents']);
  expect(server.plan.egress.map(({ key }) => key)).toEqual([
    'egress tcp 389 10.0.250.10/32',
    'egress tcp 636 10.0.250.10/32',
    'egress tcp 8080 10.0.250.8/32',
  ]);
});

test('ism-cloudone-remote-control has an edge in the local mode, and none over the Internet', () => {
  const stack = EXAMPLES['ism-cloudone-remote-control']();
  const between = (access: RoleAccess) => keys(access).filter((key) => key.includes('Example/'));
  expect([stack.console, stack.officeClients, stack.clientsOnTheRoad].map(between)).toEqual([
    ['egress tcp 42187-42189 Example/OfficeClients'],
    ['ingress tcp 42187-42189 Example/Console'],
    [],
  ]);
  for (const access of [stack.console, stack.officeClients, stack.clientsOnTheRoad]) {
    expect(keys(access)).toEqual(
      expect.arrayContaining(['egress tcp 42192-42193 192.0.2.20/31', 'egress udp 42189-42191 192.0.2.20/31']),
    );
  }
});

/** The hub has a firewall alone: the machines are other teams'. */
const { 'central-inspection-hub': _withoutMachines, ...withMachines } = EXAMPLES;

test.each(Object.entries(withMachines))(
  '%s opens to every address what a firewall stands behind, and nothing inbound',
  (_, example) => {
    const groups = example()
      .node.findAll()
      .filter((construct) => construct instanceof RoleAccess);
    expect(groups.length).toBeGreaterThan(0);
    for (const { plan } of groups) {
      const isBehind = plan.namesBehind?.kind === 'firewall' || plan.namesBehind?.kind === 'request';
      const open = isBehind ? plan.ingress : [...plan.ingress, ...plan.egress];
      expect(open.filter(({ key }) => key.endsWith(' 0.0.0.0/0'))).toEqual([]);
    }
  },
);
