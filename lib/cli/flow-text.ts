import { inOptions } from '../diagnostics/command';
import { portSetOf, ports as portSets } from '../model/ports';
import type { Conjunction, Product, Requirement } from '../model/product';
import { answeredWords, overlaidWords, type ReportedOverlay } from '../report';
import { columnsOf, paintWith, wrapQuoted, wrapWords } from '../report/layout';
import type { FlowObject } from './flow-object';
import type { Screen } from './outcome';

/** A flow with what the page says of it beside the object. */
export interface ToldFlow {
  readonly product: Product;
  readonly requirement: Requirement;
  readonly flow: FlowObject;
  readonly under: UnderProfile;
}

/** What a profile makes of a requirement. */
export interface UnderProfile {
  /** The role that is reached, where nothing says yet where it stands. */
  readonly unplaced: string | null;
  /** It is a service under the choices that were made. */
  readonly outside: boolean;
  readonly viaProxy: boolean;
  /** The addresses that the user supplied, as they were passed. */
  readonly supplied: readonly string[];
  /** The requirements of supplements in force that hold what it lacks. */
  readonly completedBy: readonly string[];
  /** The supplements that would hold it, and are not taken in. */
  readonly completable: readonly string[];
  /** What the user puts in the place of the row; null where nothing is. */
  readonly overlay: ReportedOverlay | null;
}

/** Of a requirement before any choice is made. */
export const NO_PROFILE: UnderProfile = {
  unplaced: null,
  outside: false,
  viaProxy: false,
  supplied: [],
  completedBy: [],
  completable: [],
  overlay: null,
};

/** Flows for a person: parties, ports, names, the sentence that asks for them, and what is missing. */
export function renderFlows(title: string, flows: readonly ToldFlow[], { width, colour }: Screen): string {
  const paint = paintWith(colour);
  const prose = (text: string, indent: number) => wrapWords(text, width, indent, 2);
  const several = new Set(flows.map(({ product }) => product)).size > 1;
  const lines = flows.flatMap((told, at) => [
    ...(several && told.product !== flows[at - 1]?.product ? ['', ...prose(told.product.name, 0).map(paint.good)] : []),
    '',
    ...flowLines(told, prose, width, paint),
  ]);
  const count = `${flows.length} ${flows.length === 1 ? 'flow' : 'flows'}`;
  return `${[...prose(`${title}: ${count}`, 0), ...lines].join('\n')}\n`;
}

function flowLines(
  { product, requirement, flow, under }: ToldFlow,
  prose: (text: string, indent: number) => readonly string[],
  width: number,
  paint: ReturnType<typeof paintWith>,
): readonly string[] {
  const { unplaced, outside, viaProxy, supplied, completedBy, completable, overlay } = under;
  const [cite] = requirement.cites;
  const source = `${cite.document}: ${cite.section}${flow.supplement ? ' (supplement)' : ''}`;
  const address = product.documents.find(({ id }) => id === cite.document)?.address ?? '';
  const together = `${source}, ${address}`;
  const printed = flow.printedAddresses.filter((range) => !supplied.includes(range));
  return [
    ...prose(`${flow.id}, ${flow.from ?? 'unknown'} to ${flow.to ?? 'unknown'}, ${flow.need}`, 0).map(paint.strong),
    ...(flow.when.length === 0 ? [] : prose(`when ${flow.when.map(conjunctionWords).join(', or ')}`, 2)),
    ...prose(`${trafficWords(flow)}${portsWords(flow)}`, 2),
    ...flow.hosts.flatMap(({ printed: name, listed = [] }) => [
      ...prose(name, 2),
      ...(listed.length === 0 ? [] : prose(`beside it on the page: ${listed.join(', ')}`, 4)),
    ]),
    ...(printed.length === 0 ? [] : prose(addressWords(flow, printed), 2)),
    ...(supplied.length === 0 ? [] : prose(`supplied: ${supplied.join(', ')}`, 2)),
    ...overlayLines(overlay, prose).map(paint.careful),
    ...(unplaced === null
      ? []
      : prose(`${unplaced} stands ${outside ? 'outside' : 'in'} your network; nothing says yet where`, 2)),
    ...(viaProxy ? prose('your proxy takes it', 2) : []),
    ...(flow.disputed === null ? [] : prose(`disputed: ${flow.disputed.note}`, 2).map(paint.careful)),
    ...(isLeftOut(overlay)
      ? []
      : completedBy.length > 0
        ? prose(`lacks ${flow.incomplete?.missing.join(', ')}; ${completedBy.join(' and ')} makes it whole`, 2)
        : missingLines(requirement, flow, completable, prose).map(paint.careful)),
    ...wrapQuoted(`“${cite.quote}”`, width, 2),
    ...prose(cite.gloss, 2),
    ...(requirement.note === undefined ? [] : prose(`note: ${requirement.note}`, 2)),
    ...(columnsOf(together) + 2 <= width
      ? wrapQuoted(together, width, 2)
      : [...wrapQuoted(source, width, 2), ...wrapWords(address, width, 2)]
    ).map(paint.quiet),
  ];
}

/** `dataCenter is US or JP and distributionServer is false`. */
export function conjunctionWords(conjunction: Conjunction): string {
  return Object.entries(conjunction)
    .map(([choice, values]) =>
      choice === 'supplements' ? `${values.join(' or ')} is taken in` : `${choice} is ${values.join(' or ')}`,
    )
    .join(' and ');
}

/** `tcp 443 (https), 5494`; what all the ports carry stands once, behind the last: `tcp 80, 443 (https)`. */
function trafficWords({ transport, ports, application, incomplete }: FlowObject): string {
  // Of a flow without a documented transport `tcp` is a stand-in.
  if (incomplete?.missing.includes('transport')) return '';
  const carried = ports.map((port) => {
    const own = application.filter((one) => portSets.intersect(portSetOf([one.ports]), portSetOf([port])).length > 0);
    return [...new Set(own.map(({ name }) => name))].join(', ');
  });
  const alike = new Set(carried).size <= 1;
  const words = ports.map((port, at) => {
    const names = alike && at < ports.length - 1 ? '' : carried[at];
    return names ? `${port} (${names})` : port;
  });
  return [transport, words.join(', ')].join(' ').trim();
}

function portsWords({ portsAre }: FlowObject): string {
  return portsAre === 'default' ? ', a default that can be set' : '';
}

function addressWords({ hosts, either, addressesFor }: FlowObject, printed: readonly string[]): string {
  const before = hosts.length === 0 ? '' : either ? 'or by address: ' : 'and by address: ';
  const behind = addressesFor.length === 0 ? '' : `, printed for ${addressesFor.join(', ')}`;
  return `${before}${printed.join(', ')}${behind}`;
}

function isLeftOut(overlay: ReportedOverlay | null): overlay is ReportedOverlay {
  return overlay?.parts.length === 0;
}

/** Whose word it is, where the row is not as the page prints it. */
function overlayLines(
  overlay: ReportedOverlay | null,
  prose: (text: string, indent: number) => readonly string[],
): readonly string[] {
  if (overlay === null) return [];
  const words = isLeftOut(overlay) ? [`left out on your word: ${answeredWords(overlay)}`] : overlaidWords(overlay);
  return words.flatMap((line) => prose(line, 2));
}

function missingLines(
  { incomplete: said }: Requirement,
  { incomplete }: FlowObject,
  completable: readonly string[],
  prose: (text: string, indent: number) => readonly string[],
): readonly string[] {
  if (incomplete === null) return [];
  const taking = completable.map((document) => `--choose supplements=${document}`).join(' or ');
  const instead = taking === '' ? undefined : `or take in a document beyond the page with ${taking}`;
  const where = [said?.where, said?.supply, instead].filter((words) => words !== undefined).join('; ');
  const how = inOptions(where);
  return prose(`lacks ${incomplete.missing.join(', ')}${how === '' ? '' : `: ${how}`}`, 2);
}
