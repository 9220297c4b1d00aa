import { composeRequest, OWN_CATALOGUE, printRequest, tryRequests } from '../../lib/requests';
import { agent, part } from './harbour';

const said = { owner: 'endpoint team', expires: '2027-03-31' } as const;
const rows = [
  { id: 'agent-patch-database', hosts: ['mirror.example.co.jp'], reason: 'patches come from a mirror', ...said },
  { id: 'agent-cloud-jp', omit: true, reason: 'relayed', ...said },
] as const;
const rule = {
  id: 'dns',
  direction: 'egress',
  peer: '10.0.0.2',
  transport: 'udp',
  ports: '53',
  reason: 'resolver',
  ...said,
} as const;

function textWith(overlay: readonly (typeof rows)[number][]): string {
  const entry = { ...agent.entry, profile: { ...agent.entry.profile, overlay } };
  const asked = part({ requests: [{ ...agent, entry, additionalRules: [rule] }] });
  const { content, issues } = composeRequest('central-egress', [asked]);
  expect(issues).toEqual([]);
  if (content === null) throw new Error('there is no request');
  return printRequest(content);
}

test('a request carries an overlay to the team of the firewall, with who answers for it', () => {
  const text = textWith(rows);
  const flows = (JSON.parse(text) as { readonly flows: readonly string[] }).flows;
  expect(flows.filter((line) => line.includes('mirror.example.co.jp'))).toHaveLength(1);
  expect(flows.filter((line) => line.includes('agent-cloud-jp'))).toEqual([]);
  const { requests, issues } = tryRequests([{ file: 'central-egress.firewall-request.json', text }], OWN_CATALOGUE, {
    prefixLists: { 'spoke-a': ['10.1.0.0/16'] },
  });
  expect(issues).toEqual([]);
  const [request] = requests.flatMap(({ roles }) => roles.map((one) => one.request));
  expect(request?.entry.profile.overlay).toHaveLength(2);
  expect(request?.entry.profile.overlay).toEqual(expect.arrayContaining([...rows]));
  expect(request?.additionalRules).toEqual([rule]);
});

test('the order of its rows says nothing', () => {
  expect(textWith([...rows].reverse())).toBe(textWith(rows));
});
