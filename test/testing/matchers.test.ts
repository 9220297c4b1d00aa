import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { compile, role } from 'portolan';
import { readDeployment } from 'portolan/audit';
import { PRODUCTS } from 'portolan/catalog';
import { EndpointCentralEgress, HostEnforcement, NetworkFirewallRules, Peer } from 'portolan/cdk';
import {
  assertThat,
  closes,
  matchers,
  opens,
  opensNothingBeyond,
  opensWhatIsNeeded,
  proves,
  type Tested,
} from 'portolan/testing';

expect.extend(matchers);

const ECC = PRODUCTS['endpoint-central-cloud'];
const agent = role(ECC, { dataCenter: 'JP' }, 'agent');
const CLOUD = 'desktopcentral.manageengine.jp';

function office() {
  const stack = new Stack(new App(), 'Office');
  const vpc = new Vpc(stack, 'Vpc', { natGateways: 0, maxAzs: 1 });
  const firewall = new NetworkFirewallRules(stack, 'Firewall');
  const agents = new EndpointCentralEgress(stack, 'Agents', {
    vpc,
    dataCenter: 'JP',
    hostEnforcement: HostEnforcement.firewall(firewall),
    sources: ['10.20.1.0/24'],
    additionalRules: [
      {
        id: 'office-ntp',
        direction: 'egress',
        peer: Peer.cidr('10.20.9.9/32'),
        transport: 'udp',
        ports: '123',
        reason: 'the clock of the office',
      },
    ],
  });
  return { stack, agents, firewall };
}

const { stack, agents, firewall } = office();
const template = Template.fromStack(stack);
const documented = [
  {
    entry: agent,
    additionalRules: [
      {
        id: 'office-ntp',
        direction: 'egress' as const,
        peer: '10.20.9.9',
        transport: 'udp' as const,
        ports: '123',
        reason: 'the clock of the office',
      },
    ],
  },
];

/** What the firewall's lists of names leave out: names that lead inside. */
const network = { network: ['10.0.0.0/16'] };

describe('of a construct', () => {
  test('toOpen finds what is open, and says by which rule and which sentence', () => {
    expect(agents).toOpen(`tcp 443 to ${CLOUD}`);
    expect(agents).toOpen({ transport: 'udp', port: 123, to: '10.20.9.9' });
    const { message } = opens(agents, `tcp 443 to ${CLOUD}`);
    expect(message).toContain(`allowed: ECC_AGENT -> ${CLOUD}:443/tcp`);
    expect(message).toContain('agent-cloud-jp of endpoint-central-cloud, for ECC_AGENT');
    expect(message).toMatch(/“.+”/);
  });

  test('.not.toOpen finds what is closed', () => {
    expect(agents).not.toOpen('tcp 22 to 198.51.100.7');
    expect(agents).not.toOpen('tcp 22 from 198.51.100.7');
    expect(() => expect(agents).toOpen('tcp 22 to 198.51.100.7')).toThrow('denied: ECC_AGENT -> 198.51.100.7:22/tcp');
    expect(() => expect(agents).not.toOpen(`tcp 443 to ${CLOUD}`)).toThrow('Asked for by');
  });

  test('the group and the firewall behind it are looked at together', () => {
    expect([agents, firewall]).toOpen(`https 443 to ${CLOUD}`, network);
    expect(opens([agents, firewall], `https 443 to ${CLOUD}`).message).toContain("{ network: ['10.0.0.0/16'] }");
    expect([agents, firewall]).not.toOpen('https 443 to elsewhere.example');
    expect(agents).toOpen('https 443 to elsewhere.example');
  });

  test('what is open in part is neither open nor closed', () => {
    const question = `tcp 443 to ${CLOUD}`;
    expect(opens([agents, firewall], question, network).pass).toBe(false);
    expect(closes([agents, firewall], question, network).pass).toBe(false);
    expect(() => expect([agents, firewall]).toOpen(question, network)).toThrow('allowed in part');
    expect(() => expect([agents, firewall]).not.toOpen(question, network)).toThrow('allowed in part');
  });

  test('toOpenNothingBeyond names an opening of the team’s own that no role documents, and its rule', () => {
    expect(agents).toOpenNothingBeyond(documented);
    const { pass, message } = opensNothingBeyond(agents, [agent]);
    expect(pass).toBe(false);
    expect(message).toContain('1 opening that nobody asked for');
    expect(message).toContain('udp 123 from ECC_AGENT to 10.20.9.9/32');
    expect(message).toContain('by ECC_AGENT egress udp 123 10.20.9.9/32 (plan 1:1)');
    expect(message).toContain('these come nearest');
  });

  test('toBeProved holds its report', () => {
    expect(agents).toBeProved();
    expect([agents, firewall]).toBeProved();
    const report = { ...agents.report, verdict: { clean: false, sentence: '1 hole', holes: [] } };
    expect(proves({ plan: agents.plan, report })).toEqual({ pass: false, message: '1 hole' });
  });
});

describe('of a template', () => {
  const about = { through: [] };
  const group = Object.keys(template.findResources('AWS::EC2::SecurityGroup'))[0] ?? '';

  test.each<[string, Tested]>([
    ['CDK’s own', template],
    ['an object', template.toJSON()],
    ['a deployment that was read', readDeployment([{ name: 't.json', text: JSON.stringify(template.toJSON()) }])],
  ])('%s is asked the same', (_, tested) => {
    const here = { ...about, machines: [group] };
    expect(tested).toOpen('udp 123 to 10.20.9.9', here);
    expect(tested).not.toOpen('udp 124 to 10.20.9.9', here);
    expect(tested).toOpenNothingBeyond(documented, here);
    expect(opensNothingBeyond(tested, [agent], here).message).toMatch(/udp 123 from .* to 10\.20\.9\.9\/32/);
    expect(tested).toOpenWhatIsNeeded([agent], here);
  });

  test('toOpenWhatIsNeeded names what is closed, with its sentence', () => {
    const emptied = structuredClone(template.toJSON());
    const { Properties } = emptied.Resources[group];
    Properties.SecurityGroupEgress = Properties.SecurityGroupEgress.filter(
      ({ FromPort }: { FromPort: number }) => FromPort !== 443,
    );
    const { pass, message } = opensWhatIsNeeded(emptied, [agent], { machines: [group], through: [] });
    expect(pass).toBe(false);
    expect(message).toContain('not open as it is needed');
    expect(message).toContain('agent-cloud-jp, must, out');
    expect(message).toMatch(/“.+”/);
  });

  test('what could not be read neither opens nothing beyond nor surely more: both tests fail', () => {
    const unread = structuredClone(template.toJSON());
    unread.Resources[group].Properties.SecurityGroupEgress.push({ IpProtocol: 'sctp', CidrIp: '10.0.0.0/8' });
    const about = { machines: [group], through: [] };
    const { pass, message } = opensNothingBeyond(unread, documented, about);
    expect(pass).toBe(false);
    expect(message).toContain('could not be read, and may open more:');
    expect(message).toContain('sctp');
    expect(() => expect(unread).toOpenNothingBeyond(documented, about)).toThrow('sctp');
    expect(() => expect(unread).not.toOpenNothingBeyond(documented, about)).toThrow('sctp');
  });

  test('a path that leads nowhere, and a thing that is no template, are errors', () => {
    expect(() => opens('no-such.template.json', 'tcp 443 to a.example')).toThrow("got 'no-such.template.json'");
    expect(() => opens([] as never, 'tcp 443 to a.example')).toThrow('a construct or component');
    expect(() => proves(template)).toThrow('which has a report');
  });
});

test('assertThat speaks in a framework without matchers', () => {
  assertThat(opens(agents, `tcp 443 to ${CLOUD}`));
  expect(() => assertThat(opens(agents, 'tcp 22 to 198.51.100.7'))).toThrow(/^denied: ECC_AGENT/);
});

test('a plan is asked without a construct around it', () => {
  const { plan } = compile('aws-security-group', [{ entry: agent }], { namesBehind: { kind: 'firewall' } });
  expect(plan).toOpen(`tcp 443 to ${CLOUD}`);
  expect(plan).not.toOpen('tcp 22 to 198.51.100.7');
  expect(plan).toOpenNothingBeyond([agent]);
});
