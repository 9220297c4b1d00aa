import { type Issue, sentence } from '../diagnostics';
import { wrapWords } from '../report';
import type { FirewallRequest, RequestedPeer, RequestedRole } from '../requests';
import type { Screen } from './outcome';

/** One request as a reviewer reads it: who asks, for which machines, under which choices, and for what. */
export function requestText(request: FirewallRequest, untold: ReadonlySet<string>, { width }: Screen): string {
  const prose = (text: string, indent: number) => wrapWords(text, width, indent, 2);
  const { name, owner, file, reason, catalogue, digest, roles, flows } = request;
  return [
    ...prose(`Request ${name} of ${owner}`, 0),
    ...prose(`reason: ${reason}`, 2),
    ...prose(`file: ${file}`, 2),
    ...prose(`made with the catalogue ${catalogue}, ${digest}`, 2),
    ...roles.flatMap((role) => [
      '',
      ...roleLines(role, untold).flatMap((line, index) => prose(line, index === 0 ? 2 : 4)),
    ]),
    '',
    ...prose(`Asks for ${counted(flows.length, 'flow')}`, 2),
    ...flows.flatMap((flow) => prose(flow, 4)),
    '',
  ].join('\n');
}

/** The blocks of an entry's machines, and the names of the prefix lists of which nobody told what they hold. */
export function addressesOf({ requested, sources }: RequestedRole, untold: ReadonlySet<string>): readonly string[] {
  return [...sources, ...requested.sources.filter((source) => untold.has(source))];
}

function roleLines(role: RequestedRole, untold: ReadonlySet<string>): readonly string[] {
  const { requested, request } = role;
  const addresses = addressesOf(role, untold).join(', ');
  const { entry } = request;
  const { profile, reachBy, withoutRanges, peers = {}, unbound = [], leaveOut = [], additionalRules = [] } = requested;
  return [
    `${requested.name} is the ${requested.role} of ${entry.product.name}, on the machines at ${requested.sources.join(', ')}`,
    ...(requested.sources.join(', ') === addresses ? [] : [`that is ${addresses}`]),
    `in the firewall: ${entry.name}`,
    ...(Object.keys(profile).length === 0 ? [] : [`chosen: ${wordsOf(profile)}`]),
    ...(reachBy === undefined ? [] : [`reached by: ${wordsOf(reachBy)}`]),
    ...(withoutRanges === undefined ? [] : [`what has no ranges: ${wordsOf(withoutRanges)}`]),
    ...Object.entries(peers).flatMap(([party, placed]) => placed.map((peer) => peerLine(party, peer))),
    ...(unbound.length === 0 ? [] : [`placed nowhere on purpose: ${unbound.join(', ')}`]),
    ...(leaveOut.length === 0 ? [] : [`left out on purpose: ${leaveOut.join(', ')}`]),
    ...additionalRules.map(({ id, reason }) => `opened on the owner's word: ${id} (${reason})`),
  ];
}

function peerLine(party: string, peer: RequestedPeer): string {
  if ('leftTo' in peer) return `${party} is left to a security group: the firewall opens nothing for it`;
  if ('entry' in peer) return `${party} stands on the machines of ${peer.entry}`;
  const where = [...(peer.hosts ?? []), ...(peer.addresses ?? [])].join(', ');
  return `${party} stands at ${where}${peer.reason === undefined ? '' : ` (${peer.reason})`}`;
}

/** Choices and supplies as words: `dataCenter: JP; remoteControl: true`. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, each]) => `${key}: ${isNested(each) ? `(${wordsOf(each)})` : wordsOf(each)}`)
    .join('; ');
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function judgementText(
  requests: readonly FirewallRequest[],
  against: readonly Issue[],
  { width }: Screen,
): string {
  const refusals = [...new Set(against.map(sentence))];
  const taken = against.length === 0 ? requests : [];
  return [
    ...taken.flatMap(({ name, owner, roles, flows, file }) => {
      const what = `${counted(roles.length, 'entry', 'entries')}, ${counted(flows.length, 'flow')}`;
      return wrapWords(`accepted: ${name} of ${owner}, ${what} (${file})`, width, 0, 2);
    }),
    ...(refusals.length === 0 ? [] : ['refused:', ...refusals.flatMap((line) => wrapWords(`- ${line}`, width, 0, 2))]),
    '',
  ].join('\n');
}

/** The same as data. */
export function judgementObject(requests: readonly FirewallRequest[], against: readonly Issue[]) {
  return {
    accepted: against.length === 0,
    requests: requests.map(({ file, name, owner, reason, catalogue, digest, roles, flows }) => ({
      file,
      name,
      owner,
      reason,
      catalogue,
      digest,
      entries: roles.map(({ requested, request, sources }) => ({
        ...requested,
        sources,
        inFirewall: request.entry.name,
      })),
      flows,
    })),
    refusals: against.map((issue) => ({ ...issue, sentence: sentence(issue) })),
  };
}

function counted(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}
