import { visible } from '../../diagnostics';
import { addressSetOf } from '../../model/addresses';
import type { Traffic } from '../../proof/box';
import type { OpeningBeyond, SideInWords } from '../../proof/opening';
import type { Place } from '../../proof/readers/place';
import { blockWords } from '../blocks';
import { icmpWords } from '../icmp-words';
import type { IdleFinding, OpeningFinding, RequirementStanding, RuleReference } from '../result';

/** What the pages of an audit say alike. */

/** How many of a list a line shows. */
const SHOWN = 4;

/** `a, b, c, d, and 12 more`; a list that is longer by one stands whole. */
export function listWords(items: readonly string[], shown = SHOWN): string {
  if (items.length <= shown + 1) return items.join(', ');
  return `${items.slice(0, shown).join(', ')}, and ${items.length - shown} more`;
}

/** `1 rule`, `3 rules`. */
export function counted(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}

/** Behind a list that was not followed to its end. */
export const MORE = 'and more, in too many parts to be told';

/** The first lines of a list, and how many more there are; a list that is longer by one stands whole. */
export function firstLines(lines: readonly string[], whole: boolean, shown = SHOWN): readonly string[] {
  const first = lines.length <= shown + 1 ? lines : lines.slice(0, shown);
  const words = moreWords({ parts: lines.length, whole }, first.length, String);
  return words === '' ? first : [...first, words];
}

/** What of an opening is not shown: `and 3 parts more`; empty where nothing is. */
export function moreWords(
  { parts, whole }: Pick<OpeningFinding, 'parts' | 'whole'>,
  shown: number,
  words: (count: number) => string = (count) => counted(count, 'part'),
): string {
  const left = parts - shown;
  if (left <= 0) return whole ? '' : MORE;
  return `and ${whole ? '' : 'at least '}${words(left)} more`;
}

export const STANDING_WORDS: Readonly<Record<RequirementStanding, string>> = {
  open: 'open',
  partly: 'partly',
  closed: 'closed',
  unknown: 'unknown',
  'not-asked': 'not asked',
};

/** Why a rule decides nothing, before the rules that decide in its place. */
export const IDLE_WORDS: Readonly<Record<IdleFinding['kind'], string>> = {
  duplicate: 'says the same as',
  covered: 'is taken in by',
  shadowed: 'is never asked, since these decide otherwise before it:',
  never: 'takes in no connection',
};

/** `Agents egress 2 (template.yaml:16) says the same as Agents egress 1 (template.yaml:15)`. */
export function idleWords({ rule, kind, by }: IdleFinding): string {
  return [ruleWords(rule), IDLE_WORDS[kind], rulesWords(by)].filter((words) => words !== '').join(' ');
}

/** `template.yaml:12`; where nobody knows the line, the file and what stands there. */
export function placeWords({ file, line, resource }: Place): string {
  return visible(line === null ? `${file}, ${resource}` : `${file}:${line}`);
}

/** `Agents egress 1 (template.yaml:12)`. */
export function ruleWords({ filter, rule, place }: RuleReference): string {
  const name = filter === '' ? rule : `${filter} ${rule}`;
  return visible(`${name} (${place === null ? "the cloud's own" : placeWords(place)})`);
}

/** Several rules, the filter of each said where it is another than before. */
export function rulesWords(rules: readonly RuleReference[], shown = SHOWN): string {
  const words = rules.map((rule, at) =>
    ruleWords(rules[at - 1]?.filter === rule.filter ? { ...rule, filter: '' } : rule),
  );
  return listWords(words, shown);
}

/** The parts of an opening, each in words: a line joins them, and a table has a column for each. */
export interface OpeningWords {
  readonly traffic: string;
  readonly from: string;
  readonly to: string;
  /** Empty where names tell nothing. */
  readonly names: string;
}

/** `tcp 443 (tls) from Agents to 0.0.0.0/0, every name`. */
export function openingWords(opening: OpeningBeyond): string {
  const { traffic, from, to, names } = partsOfOpening(opening);
  return `${traffic} from ${from} to ${to}${names === '' ? '' : `, ${names}`}`;
}

/** Several, each said once. */
export function openingsWords(open: readonly OpeningBeyond[]): readonly string[] {
  return [...new Set(open.map(openingWords))];
}

/** `shown`: how many blocks of a list stand there before the rest is counted. */
export function partsOfOpening(opening: OpeningBeyond, shown = SHOWN): OpeningWords {
  return {
    traffic: trafficWords(opening, shown),
    from: sideWords(withoutFamily(opening.source), shown),
    to: sideWords(withoutFamily(opening.peer), shown),
    names: namesWords(opening),
  };
}

/** Both ends are of one family, and the other one says which; of machines in a group it tells nothing. */
function withoutFamily(side: SideInWords): SideInWords {
  const isFamily = side.cidrs.length === 1 && ['0.0.0.0/0', '::/0'].includes(side.cidrs[0] ?? '');
  return isFamily && side.in.length > 0 ? { ...side, cidrs: ['0.0.0.0/0', '::/0'] } : side;
}

const SPOKEN = ['tcp/tls', 'tcp/http', 'tcp/opaque'] as const satisfies readonly Traffic[];
const TCP: readonly Traffic[] = [...SPOKEN, 'tcp/handshake'];

/** `tcp 443 (tls)`, `everything`; a handshake that belongs to what is spoken is not said. */
export function trafficWords({ traffic, ports }: Pick<OpeningBeyond, 'traffic' | 'ports'>, shown = SHOWN): string {
  const transports = [
    ...(traffic.some((kind) => TCP.includes(kind)) ? ['tcp'] : []),
    ...(['udp', 'icmp'] as const).filter((kind) => traffic.includes(kind)),
    ...(traffic.includes('other') ? ['other protocols'] : []),
  ];
  const isAll = transports.length === 4;
  const what = isAll ? 'everything' : andWords(transports);
  return [what, portWords(transports, ports, shown), spokenWords(traffic)].filter((words) => words !== '').join(' ');
}

/** `tcp, udp and icmp`. */
function andWords(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function portWords(transports: readonly string[], ports: readonly string[], shown: number): string {
  const isAll = transports.length === 4;
  const isEvery = ports.join() === '0-65535';
  if (!transports.some((one) => one === 'tcp' || one === 'udp')) {
    return isEvery || !transports.includes('icmp') ? '' : listWords(ports.map(icmpWords), shown);
  }
  if (isEvery) return isAll ? '' : 'on every port';
  return `${isAll ? 'on ' : ''}${listWords(ports, shown)}`;
}

function spokenWords(traffic: readonly Traffic[]): string {
  const spoken = SPOKEN.filter((kind) => traffic.includes(kind)).map((kind) => kind.slice('tcp/'.length));
  switch (spoken.join()) {
    case '':
      return traffic.includes('tcp/handshake') ? '(handshakes alone)' : '';
    case 'tls,http,opaque':
      return '';
    case 'http,opaque':
      return '(not tls)';
    case 'tls,opaque':
      return '(not http)';
    case 'opaque':
      return '(neither tls nor http)';
    default:
      return `(${spoken.join(', ')})`;
  }
}

/** `Agents`, `Agents at 10.0.0.0/8`, `0.0.0.0/0 outside Partners`, `anywhere`. */
export function sideWords({ cidrs, in: inside, notIn }: SideInWords, shown = SHOWN): string {
  const everywhere = cidrs.includes('0.0.0.0/0') && cidrs.includes('::/0');
  // Who has to write every block is not told what lacks.
  const few = shown === Number.POSITIVE_INFINITY ? cidrs : blockWords(addressSetOf(cidrs));
  const blocks = everywhere ? '' : listWords(few, shown);
  // Machines are said before the networks in which they have to stand.
  const members = [...inside].sort((a, b) => rank(a) - rank(b)).map(setWords);
  const [first, ...within] = members;
  const who = first === undefined ? '' : [first, ...within].join(' within ');
  const start = who === '' ? blocks || 'anywhere' : `${who}${blocks === '' ? '' : ` at ${blocks}`}`;
  return visible(`${start}${notIn.length === 0 ? '' : ` outside ${listWords(notIn.map(setWords), shown)}`}`);
}

function rank(id: string): number {
  return id.startsWith('bound ') ? 0 : 1;
}

/** `bound Agents` is what the user calls `Agents`. */
function setWords(id: string): string {
  return id.replace(/^(?:bound|source) /, '').replace(/^tag /, 'service tag ');
}

function namesWords({ traffic, names, nameless, peer, witness }: OpeningBeyond): string {
  if (names === 'every name' && nameless) {
    const mayName = traffic.includes('tcp/tls') || traffic.includes('tcp/http');
    return mayName && witness.direction === 'egress' && peer.in.length === 0 ? 'every name' : '';
  }
  if (traffic.join() === 'tcp/handshake') return '';
  return visible([...(names === null ? [] : [names]), ...(nameless ? ['no name'] : [])].join(', or '));
}
