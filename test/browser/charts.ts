import { PRODUCTS } from '../../lib/catalog';
import { compile } from '../../lib/compile';
import { type Chart, type ChartDeployed, chartOf, reportOf } from '../../lib/report';
import { role } from '../../lib/resolve';
import { reportOfShip } from '../report/harbour';

const entry = role(PRODUCTS['endpoint-central-cloud'], { dataCenter: 'JP', remoteControl: true }, 'agent');
const group = reportOf(compile('aws-security-group', [{ entry }], { namesBehind: { kind: 'firewall' } }), {
  subject: 'Tokyo/Agents',
});
const firewall = reportOf(compile('aws-network-firewall', [{ entry }], {}), { subject: 'Tokyo/Firewall' });

const deployed: ChartDeployed = {
  sentence: 'Of 2 requirements, 1 is open, 1 is closed; 1 opening that nobody asked for; 1 part not understood.',
  ...{ fine: false, clean: false, filters: [{ id: 'Agents', kind: 'aws-security-group', rules: 2 }] },
  requirements: [
    {
      of: 'ECC_AGENT endpoint-central-cloud agent-cloud-jp egress',
      standing: 'open',
      by: ['Agents egress 1'],
      lacks: [],
      remarks: [],
    },
    {
      of: 'ECC_AGENT endpoint-central-cloud agent-patch-database egress',
      standing: 'closed',
      by: [],
      lacks: ['tcp 443 to 0.0.0.0/0'],
      remarks: ['why'],
    },
  ],
  beyond: [
    {
      ...{ direction: 'ingress', rules: ['Agents ingress 1'], open: ['tcp 22 from 0.0.0.0/0 to Agents'] },
      ...{ internet: true, entries: ['ECC_AGENT'], perhaps: true },
    },
  ],
  ...{ widened: [], denials: [{ denial: 'no-ftp', standing: 'broken', gloss: 'no FTP', open: ['tcp 21'], by: ['x'] }] },
  notUnderstood: ['template.yaml:3: Agents is no group'],
};

/** The charts of which pages are looked at: a group and its firewall, everything that a report can say, a deployment. */
export const CHARTS: Readonly<Record<'office' | 'ship' | 'deployed', Chart>> = {
  office: chartOf([group, firewall], { subject: 'Agents of the Tokyo office' }),
  ship: chartOf([reportOfShip('aws-security-group'), reportOfShip('aws-network-firewall')]),
  deployed: chartOf([group], { subject: 'Agents as deployed', deployed }),
};

/** The office before remote control was asked for. */
export const SIGNED: Chart = chartOf([group], { subject: 'Agents of the Tokyo office' });

/** Two thousand rules, for a hundred requirements between a hundred parties. */
export function largeChart(): Chart {
  const { office } = CHARTS;
  const [rule] = office.rules;
  const [requirement] = office.requirements;
  const [party] = office.parties;
  if (rule === undefined || requirement === undefined || party === undefined) throw new Error('the office is empty');
  const numbers = Array.from({ length: 100 }, (_, at) => at);
  return {
    ...office,
    parties: numbers.map((at) => ({ ...party, party: `party${at}`, kind: 'service' as const, sources: [] })),
    requirements: numbers.map((at) => ({
      ...requirement,
      key: `key ${at}`,
      requirement: `requirement-${at}`,
      to: `party${at}`,
    })),
    rules: Array.from({ length: 2000 }, (_, at) => ({
      ...rule,
      ...{
        key: `rule ${at}`,
        of: `key ${at % 100}`,
        peer: `host-${at}.example.com`,
        names: [`host-${at}.example.com`],
      },
      ports: [String(1000 + at)],
    })),
  };
}
