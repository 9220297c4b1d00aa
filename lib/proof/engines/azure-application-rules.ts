import { ALL_IPV4 } from '../../model/addresses';
import { ALL_PORTS, type PortSet, ports } from '../../model/ports';
import { ANY_NAME, intentOfTarget, intentOfUrl } from '../azure-names';
import { type Box, traffic } from '../box';
import { EVERY_INTENT, type Intent, intentOfAny } from '../intent';
import type { DeclaredApplicationRule } from '../readers/declared-azure';
import { isLate } from '../readers/late';
import { boundSet, fqdnTagSet } from '../sets';
import { ANYWHERE, at, inside, intersectSides, type Side } from '../side';
import type { ReadRule } from './azure-filter';
import type { Flow } from './azure-flows';
import { between, orAnything, type Standing, sourceOf } from './azure-policy-rules';
import type { Doubt } from './azure-sides';

const EVERYBODY: Side = at(ALL_IPV4);

/** What is meant, and where that leads. */
type Meant = Pick<Box, 'to' | 'intent'>;

interface Halves<T> {
  readonly surely: readonly T[];
  readonly perhaps: readonly T[];
  readonly doubts: readonly Doubt[];
}

/**
 * HTTP and TLS on single ports, each with the name that it carries ("Azure Firewall rule processing logic": application
 * rules see HTTP, HTTPS and MSSQL alone).
 */
export function readApplicationRule(rule: DeclaredApplicationRule, standing: Standing): ReadRule {
  const from = sourceOf(rule, standing);
  const spoken = flowsOf(rule);
  const meant = targetsOf(rule);
  const ends = between(from, orAnything({ sides: [EVERYBODY], doubts: [] }, 'destination'));
  const narrow = [...from.doubts, ...ends.doubts].length > 0;
  const cross = (flows: readonly Flow[], targets: readonly Meant[]) =>
    ends.boxes.flatMap((end) =>
      flows.flatMap((flow) => targets.map((target): Box => ({ ...end, ...flow, ...target }))),
    );
  const surely = cross(spoken.surely, meant.surely);
  return {
    name: standing.name,
    place: rule.place,
    action: standing.action,
    surely: narrow ? [] : surely,
    perhaps: [
      ...(narrow ? surely : []),
      ...cross(spoken.perhaps, [...meant.surely, ...meant.perhaps]),
      ...cross(spoken.surely, meant.perhaps),
    ],
    uncertain: standing.uncertain,
    doubts: [...standing.doubts, ...from.doubts, ...ends.doubts, ...spoken.doubts, ...meant.doubts],
    description: rule.description,
  };
}

/** The firewall completes a handshake itself, wherever it leads, before it can read a name. */
export function handshakesOf(rule: DeclaredApplicationRule, standing: Standing): Halves<Box> {
  const from = sourceOf(rule, standing);
  const { surely, perhaps } = flowsOf(rule);
  const { boxes, doubts } = between(from, { sides: [EVERYBODY], doubts: [] });
  const boxesOf = (flows: readonly Flow[]) =>
    boxes.flatMap((end) =>
      flows.map((flow): Box => ({ ...end, traffic: traffic('tcp/handshake'), ports: flow.ports })),
    );
  const isSure = from.doubts.length + doubts.length === 0 && !standing.uncertain;
  return {
    surely: isSure ? boxesOf(surely) : [],
    perhaps: [...(isSure ? [] : boxesOf(surely)), ...boxesOf(perhaps)],
    doubts: [],
  };
}

/** By the type in lower case. What MSSQL opens is a part of what is neither HTTP nor TLS. */
const SPOKEN: ReadonlyMap<string, { readonly traffic: number; readonly sure: boolean }> = new Map([
  ['http', { traffic: traffic('tcp/http'), sure: true }],
  ['https', { traffic: traffic('tcp/tls'), sure: true }],
  ['mssql', { traffic: traffic('tcp/opaque', 'tcp/tls'), sure: false }],
]);

function flowsOf({ protocols, fqdnTags }: DeclaredApplicationRule): Halves<Flow> {
  const sure = new Map<number, PortSet[number][]>();
  const perhaps: Flow[] = [];
  const doubts: Doubt[] = [];
  for (const { type, port } of protocols) {
    const spoken = isLate(type) ? undefined : SPOKEN.get(type.toLowerCase());
    const isPort = !isLate(port) && Number.isInteger(port) && port >= 0 && port <= 65_535;
    if (spoken === undefined) doubts.push(unknown('protocol', type));
    if (!isPort) doubts.push(unknown('port', port));
    const open: PortSet = isPort ? [{ first: port, last: port }] : ALL_PORTS;
    if (spoken?.sure === true && isPort) {
      const known = sure.get(spoken.traffic) ?? [];
      known.push({ first: port, last: port });
      sure.set(spoken.traffic, known);
    } else {
      perhaps.push({ traffic: spoken?.traffic ?? traffic('tcp/http', 'tcp/tls', 'tcp/opaque'), ports: open });
    }
  }
  if (protocols.length === 0) {
    // The rules of a firewall without a policy take a tag alone, with the protocols that its owner gave it.
    const isTagged = fqdnTags.length > 0;
    doubts.push({
      why: isTagged ? 'has the protocols of its FQDN tag' : 'has no protocol',
      value: fqdnTags,
      unsure: isTagged ? false : 'opening',
    });
    perhaps.push({
      traffic: traffic('tcp/http', 'tcp/tls', ...(isTagged ? [] : (['tcp/opaque'] as const))),
      ports: ALL_PORTS,
    });
  }
  const surely = [...sure].map(([kinds, list]): Flow => ({ traffic: kinds, ports: ports.of(list) }));
  return { surely, perhaps: deduplicated(perhaps), doubts };
}

/** A list may name the same unknown a thousand times. */
function deduplicated(flows: readonly Flow[]): readonly Flow[] {
  return [
    ...new Map(flows.map((flow) => [`${flow.traffic} ${flow.ports[0]?.first} ${flow.ports[0]?.last}`, flow])).values(),
  ];
}

function unknown(what: string, value: unknown): Doubt {
  const why = isLate(value) ? `has a ${what} that is known at deployment alone` : `has the ${what} '${value}'`;
  return { why, value, unsure: false };
}

/** All names of a rule as one, and each tag by where its names lead. */
function targetsOf(rule: DeclaredApplicationRule): Halves<Meant> {
  const sure: Intent[] = [];
  const perhaps: Intent[] = [];
  const doubts: Doubt[] = [];
  for (const text of rule.targetFqdns) {
    const intent = isLate(text) ? null : intentOfTarget(text.trim().toLowerCase().replace(/\.$/, ''));
    if (intent === null) doubts.push(unknown('host', text));
    (intent === null ? perhaps : sure).push(intent ?? EVERY_INTENT);
  }
  for (const text of rule.targetUrls) {
    const read = isLate(text) ? { intent: EVERY_INTENT, whole: false, known: false } : readUrl(text, rule);
    if (!read.known) doubts.push(unknown('URL', text));
    (read.whole ? sure : perhaps).push(read.intent);
  }
  const tags = tagsOf(rule);
  if (rule.webCategories.length > 0) {
    doubts.push({ why: 'is for web categories, which nobody can look up', value: rule.webCategories, unsure: false });
    perhaps.push(ANY_NAME);
  }
  const isFor = [rule.targetFqdns, rule.targetUrls, rule.fqdnTags, rule.webCategories].some((list) => list.length > 0);
  if (!isFor) {
    doubts.push({ why: 'is for nothing', value: null, unsure: 'opening' });
    perhaps.push(EVERY_INTENT);
  }
  const narrowed = rule.destinations.some((text) => isLate(text) || (text !== '*' && text.toLowerCase() !== 'any'));
  if (narrowed) {
    // The type calls them "List of destination IP addresses or Service Tags", and no page says how they go with names.
    doubts.push({ why: 'names destinations beside its targets', value: rule.destinations, unsure: false });
  }
  const surely = [...meantBy(sure), ...tags];
  return {
    surely: narrowed ? [] : surely,
    perhaps: [...(narrowed ? surely : []), ...meantBy(perhaps)],
    doubts,
  };
}

function meantBy(intents: readonly Intent[]): readonly Meant[] {
  if (intents.length === 0) return [];
  if (intents.includes(EVERY_INTENT)) return [{ to: EVERYBODY, intent: EVERY_INTENT }];
  if (intents.includes(ANY_NAME)) return [{ to: EVERYBODY, intent: ANY_NAME }];
  return [{ to: EVERYBODY, intent: intentOfAny(intents) }];
}

/** What is in a tag is its owner's; whatever name it is, it leads where the names of the tag lead ("FQDN tags overview"). */
function tagsOf({ fqdnTags }: DeclaredApplicationRule): readonly Meant[] {
  return [...new Set(fqdnTags.map((tag) => (isLate(tag) ? tag : tag.trim())))].map((tag) => ({
    to: isLate(tag) ? (intersectSides(inside(boundSet(tag.id)), EVERYBODY) ?? ANYWHERE) : inside(fqdnTagSet(tag)),
    intent: ANY_NAME,
  }));
}

/** A path is a part of what goes to the host, and of HTTPS nothing is seen of it but where TLS ends at the firewall. */
function readUrl(text: string, { terminatesTls, protocols }: DeclaredApplicationRule) {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '');
  const [host = ''] = bare.split('/');
  const path = bare.slice(host.length);
  const intent = path === '' ? intentOfTarget(host) : intentOfUrl(bare);
  if (intent === null) return { intent: EVERY_INTENT, whole: false, known: false };
  const seen = terminatesTls || protocols.every(({ type }) => !isLate(type) && type.toLowerCase() === 'http');
  return { intent, whole: seen && (path === '' || path === '/*'), known: true };
}
