import type { Alias, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { tokensOf } from './source-lines';

/** Why a document is no data, and where. */
export class UnreadableYaml extends Error {
  constructor(
    message: string,
    readonly offset: number | null,
  ) {
    super(message);
  }
}

/** Aliases stand for what they name as often as they stand there; written out, a document is no larger than this. */
const MOST_VALUES = 1_000_000;

/** The value of a document, and where what a pointer names begins in its text. */
export function buildYaml(contents: Node | null): {
  readonly value: unknown;
  readonly offsetOf: (pointer: string) => number | null;
  readonly blockAt: (pointer: string) => Block | null;
} {
  const builder = new Builder();
  const { value } = builder.build(contents);
  const stepTo = (pointer: string) => stepAt(contents, pointer, builder.named);
  return {
    value,
    offsetOf: (pointer) => stepTo(pointer)?.offset ?? null,
    blockAt: (pointer) => blockOf(stepTo(pointer)?.node, builder.named),
  };
}

/** A literal block: where its header stands, behind which its lines begin, and how many they are. */
interface Block {
  readonly offset: number;
  readonly lines: number;
}

function blockOf(at: unknown, named: ReadonlyMap<Node, Node>): Block | null {
  const node = (isNode(at) && named.get(at)) || at;
  if (!isNode(node)) return null;
  const { type, value, range } = node as Scalar;
  if (type !== 'BLOCK_LITERAL' || typeof value !== 'string' || !range) return null;
  return { offset: range[0], lines: value.split('\n').length };
}

interface Built {
  readonly value: unknown;
  /** How many values it is, aliases written out. */
  readonly size: number;
}

class Builder {
  /** What each alias stands for. */
  readonly named = new Map<Node, Node>();
  private readonly anchors = new Map<string, { readonly node: Node; readonly built: Built }>();

  build(node: unknown): Built {
    if (!isNode(node)) return { value: null, size: 1 };
    const built = this.withoutTag(node);
    if (built.size > MOST_VALUES) throw new UnreadableYaml(`holds more than ${MOST_VALUES} values`, startOf(node));
    const { anchor } = node as Scalar;
    const whole = { size: built.size, value: longForm(node.tag, built.value) };
    if (anchor !== undefined && !isAlias(node)) this.anchors.set(anchor, { node, built: whole });
    return whole;
  }

  private withoutTag(node: Node): Built {
    if (isAlias(node)) return this.ofAlias(node);
    if (isMap(node)) return this.ofMap(node);
    if (isSeq(node)) {
      const items = node.items.map((item) => this.build(item));
      return { value: items.map(({ value }) => value), size: sizeOf(items) };
    }
    return { value: scalarOf(node as Scalar), size: 1 };
  }

  private ofAlias(node: Alias): Built {
    const anchored = this.anchors.get(node.source);
    if (anchored === undefined) {
      throw new UnreadableYaml(`refers to *${node.source.slice(0, 100)}, which stands nowhere before`, startOf(node));
    }
    this.named.set(node, anchored.node);
    return anchored.built;
  }

  private ofMap(map: YAMLMap): Built {
    const own = new Map<string, unknown>();
    const merged = new Map<string, unknown>();
    const sizes: { readonly size: number }[] = [];
    for (const pair of map.items) {
      const key = keyOf(pair);
      const member = this.build(pair.value);
      sizes.push(member);
      if (isMerge(pair)) this.merge(member.value, merged, pair);
      else if (own.has(key)) {
        throw new UnreadableYaml(
          `has the key ${JSON.stringify(key.slice(0, 100))} twice in one mapping`,
          startOf(pair.key),
        );
      } else own.set(key, member.value);
    }
    for (const [key, value] of merged) if (!own.has(key)) own.set(key, value);
    // `fromEntries` defines each key as an own one, whatever it is called.
    return { value: Object.fromEntries(own), size: sizeOf(sizes) };
  }

  /** Of several the first has the word. */
  private merge(value: unknown, into: Map<string, unknown>, { key }: Pair): void {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (typeof each !== 'object' || each === null || Array.isArray(each)) {
        throw new UnreadableYaml('merges what is no mapping', startOf(key));
      }
      for (const [name, member] of Object.entries(each)) if (!into.has(name)) into.set(name, member);
    }
  }
}

function sizeOf(parts: readonly { readonly size: number }[]): number {
  return parts.reduce((sum, { size }) => sum + size, 1);
}

/** A number that is written in a way of its own (`0644`, an account's id) stays as it is written. */
function scalarOf({ value, source }: Scalar): unknown {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value) === source ? Number(value) : source;
  return value ?? null;
}

function keyOf({ key }: Pair): string {
  if (!isNode(key) || isMap(key) || isSeq(key) || isAlias(key)) {
    throw new UnreadableYaml('has a key that is no text', startOf(key));
  }
  const { value, source } = key as Scalar;
  return typeof value === 'string' ? value : (source ?? String(value));
}

function isMerge({ key }: Pair): boolean {
  const { value, type } = key as Scalar;
  return value === '<<' && type === 'PLAIN';
}

/** The function of CloudFormation that a tag is short for; null where it is none, or one of YAML's own. */
function functionOf(tag: string | undefined): string | null {
  if (tag === undefined || !tag.startsWith('!') || tag === '!') return null;
  const name = tag.slice(1);
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}

/** `!GetAtt A.B` names an attribute behind the first dot, which may have dots itself ("Fn::GetAtt", CloudFormation). */
function longForm(tag: string | undefined, value: unknown): unknown {
  const name = functionOf(tag);
  if (name === null) return value;
  const dot = name === 'Fn::GetAtt' && typeof value === 'string' ? value.indexOf('.') : -1;
  const argument = typeof value === 'string' && dot >= 0 ? [value.slice(0, dot), value.slice(dot + 1)] : value;
  return { [name]: argument };
}

/** The nodes of the package bear what kind they are; `instanceof` would load it with this file. */
const kindOf = (node: unknown): string | undefined =>
  (node as { readonly [kind: symbol]: symbol | undefined })[Symbol.for('yaml.node.type')]?.description;

const isNode = (node: unknown): node is Node => typeof node === 'object' && node !== null && kindOf(node) !== undefined;
const isAlias = (node: unknown): node is Alias => kindOf(node) === 'yaml.alias';
const isMap = (node: unknown): node is YAMLMap => kindOf(node) === 'yaml.map';
const isSeq = (node: unknown): node is YAMLSeq => kindOf(node) === 'yaml.seq';

function startOf(node: unknown): number | null {
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}

/** Where a way down the document has come to: the place that a person would look at, and the node under it. */
interface Step {
  readonly offset: number | null;
  readonly node: unknown;
  /** The tag is written out: what the node is without it is meant. */
  readonly untagged: boolean;
}

const INDICES = new WeakMap<Node, ReadonlyMap<string, Pair>>();

function stepAt(contents: Node | null, pointer: string, named: ReadonlyMap<Node, Node>): Step | null {
  let step: Step | null = { offset: startOf(contents), node: contents, untagged: false };
  for (const token of tokensOf(pointer)) {
    step = step === null ? null : stepDown(step, token, named);
  }
  return step;
}

function stepDown({ node: at, untagged, offset }: Step, token: string, named: ReadonlyMap<Node, Node>): Step | null {
  const node = (isNode(at) && named.get(at)) || at;
  if (!isNode(node)) return null;
  const name = untagged ? null : functionOf(node.tag);
  if (name !== null) return token === name ? { node, offset, untagged: true } : null;
  if (isSeq(node)) {
    const item = /^\d+$/.test(token) ? node.items[Number(token)] : undefined;
    return item === undefined ? null : { node: item, offset: startOf(item), untagged: false };
  }
  if (isMap(node)) return memberStep(node, token, named);
  // The parts of `!GetAtt A.B` stand where it stands.
  return untagged && /^[01]$/.test(token) ? { node: null, offset, untagged: false } : null;
}

function memberStep(map: YAMLMap, token: string, named: ReadonlyMap<Node, Node>): Step | null {
  const index = INDICES.get(map) ?? new Map(map.items.map((pair) => [keyOf(pair), pair]));
  INDICES.set(map, index);
  const pair = index.get(token);
  if (pair !== undefined) return { node: pair.value, offset: startOf(pair.key), untagged: false };
  const merge = index.get('<<');
  if (merge === undefined || !isMerge(merge)) return null;
  const whole = (isNode(merge.value) && named.get(merge.value)) || merge.value;
  for (const part of isSeq(whole) ? whole.items : [whole]) {
    const step = stepDown({ node: part, offset: null, untagged: false }, token, named);
    if (step !== null) return step;
  }
  return null;
}
