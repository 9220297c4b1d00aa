import { inOptions } from '../diagnostics/command';
import type { Conjunction, Product, Requirement } from '../model/product';
import { columnsOf, paintWith, wrapQuoted, wrapWords } from '../report/layout';
import type { FlowObject } from './flow-object';
import type { Screen } from './outcome';

/** A flow with what the page says of it beside the object. */
export interface ToldFlow {
  readonly product: Product;
  readonly requirement: Requirement;
  readonly flow: FlowObject;
  /** The role that is reached, where nothing says yet where it stands. */
  readonly unplaced: string | null;
  readonly viaProxy: boolean;
  /** The addresses that the user supplied, as they were passed. */
  readonly supplied: readonly string[];
}

/** Flows for a person: parties, ports, names, the sentence that asks for them, and what is missing. */
export function renderFlows(title: string, flows: readonly ToldFlow[], { width, colour }: Screen): string {
  const paint = paintWith(colour);
  const prose = (text: string, indent: number) => wrapWords(text, width, indent, 2);
  const lines = flows.flatMap((told) => ['', ...flowLines(told, prose, width, paint)]);
  const count = `${flows.length} ${flows.length === 1 ? 'flow' : 'flows'}`;
  return `${[...prose(`${title}: ${count}`, 0), ...lines].join('\n')}\n`;
}

function flowLines(
  { product, requirement, flow, unplaced, viaProxy, supplied }: ToldFlow,
  prose: (text: string, indent: number) => readonly string[],
  width: number,
  paint: ReturnType<typeof paintWith>,
): readonly string[] {
  const [cite] = requirement.cites;
  const names = [...new Set(flow.application.map(({ name }) => name))];
  // Of a flow without a documented transport `tcp` is a stand-in.
  const traffic = flow.incomplete?.missing.includes('transport')
    ? ''
    : `${[flow.transport, flow.ports.join(', ')].join(' ').trim()}${names.length === 0 ? '' : ` (${names.join(', ')})`}`;
  const source = `${cite.document}: ${cite.section}${flow.supplement ? ' (supplement)' : ''}`;
  const address = product.documents.find(({ id }) => id === cite.document)?.address ?? '';
  const together = `${source}, ${address}`;
  const printed = flow.printedAddresses.filter((range) => !supplied.includes(range));
  return [
    ...prose(`${flow.id}, ${flow.from ?? 'unknown'} to ${flow.to ?? 'unknown'}, ${flow.need}`, 0).map(paint.strong),
    ...(flow.when.length === 0 ? [] : prose(`when ${flow.when.map(conjunctionWords).join(', or ')}`, 2)),
    ...prose(`${traffic}${portsWords(flow)}`, 2),
    ...flow.hosts.flatMap(({ printed: name, listed = [] }) => [
      ...prose(name, 2),
      ...(listed.length === 0 ? [] : prose(`beside it on the page: ${listed.join(', ')}`, 4)),
    ]),
    ...(printed.length === 0 ? [] : prose(addressWords(flow, printed), 2)),
    ...(supplied.length === 0 ? [] : prose(`supplied: ${supplied.join(', ')}`, 2)),
    ...(unplaced === null ? [] : prose(`${unplaced} stands in your network; nothing says yet where`, 2)),
    ...(viaProxy ? prose('your proxy takes it', 2) : []),
    ...(flow.disputed === null ? [] : prose(`disputed: ${flow.disputed.note}`, 2).map(paint.careful)),
    ...missingLines(requirement, flow, prose).map(paint.careful),
    ...wrapQuoted(`“${cite.quote}”`, width, 2),
    ...prose(cite.gloss, 2),
    ...(columnsOf(together) + 2 <= width
      ? wrapQuoted(together, width, 2)
      : [...wrapQuoted(source, width, 2), ...wrapWords(address, width, 2)]
    ).map(paint.quiet),
  ];
}

function conjunctionWords(conjunction: Conjunction): string {
  return Object.entries(conjunction)
    .map(([choice, values]) => `${choice} is ${values.join(' or ')}`)
    .join(' and ');
}

function portsWords({ portsAre }: FlowObject): string {
  return portsAre === 'default' ? ', a default that can be set' : '';
}

function addressWords({ hosts, either, addressesFor }: FlowObject, printed: readonly string[]): string {
  const before = hosts.length === 0 ? '' : either ? 'or by address: ' : 'and by address: ';
  const behind = addressesFor.length === 0 ? '' : `, printed for ${addressesFor.join(', ')}`;
  return `${before}${printed.join(', ')}${behind}`;
}

function missingLines(
  { incomplete: said }: Requirement,
  { incomplete }: FlowObject,
  prose: (text: string, indent: number) => readonly string[],
): readonly string[] {
  if (incomplete === null) return [];
  const where = [said?.where, said?.supply].filter((words) => words !== undefined).join('; ');
  const how = inOptions(where);
  return prose(`lacks ${incomplete.missing.join(', ')}${how === '' ? '' : `: ${how}`}`, 2);
}
