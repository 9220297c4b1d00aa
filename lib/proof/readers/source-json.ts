import type { Node, ParseError } from 'jsonc-parser';
import { linesOf, type TextBlock, tokensOf } from './source-lines';
import { nestingFault } from './source-nesting';

/** JSON as data and where its parts stand; or why it is none. */
export type ParsedText =
  | {
      readonly value: unknown;
      readonly lineOf: (pointer: string) => number | null;
      readonly blockOf?: (pointer: string) => TextBlock | null;
    }
  | { readonly line: number | null; readonly why: string };

/** JSON, strictly; where that fails, JSON with comments. Positions are found when the first is asked for. */
export function parseJson(text: string): ParsedText {
  const fault = nestingFault(text);
  if (fault !== null) return { line: linesOf(text)(fault.offset), why: fault.why };
  try {
    return { value: JSON.parse(text) as unknown, lineOf: lineFinder(text) };
  } catch {
    return parseWithComments(text);
  }
}

function parseWithComments(text: string): ParsedText {
  const { parseTree, printParseErrorCode } = load();
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors);
  const [error] = errors;
  if (error !== undefined || tree === undefined) {
    const line = error === undefined ? null : linesOf(text)(error.offset);
    return { line, why: `is no JSON (${error === undefined ? 'nothing' : printParseErrorCode(error.error)})` };
  }
  return { value: dataOf(tree), lineOf: lineFinder(text) };
}

/** Loaded where it is needed: nobody else pays for it. */
function load(): typeof import('jsonc-parser') {
  return require('jsonc-parser');
}

function dataOf({ type, value, children = [] }: Node): unknown {
  if (type === 'array') return children.map(dataOf);
  if (type !== 'object') return value;
  // `fromEntries` defines each key as an own one, whatever it is called.
  return Object.fromEntries(
    children.flatMap(({ children: [key, member] = [] }) =>
      key === undefined || member === undefined ? [] : [[String(key.value), dataOf(member)]],
    ),
  );
}

function lineFinder(text: string): (pointer: string) => number | null {
  let find: ((pointer: string) => number | null) | null = null;
  return (pointer) => {
    find ??= finderIn(text);
    return find(pointer);
  };
}

function finderIn(text: string): (pointer: string) => number | null {
  const tree = load().parseTree(text);
  const line = linesOf(text);
  const members = new WeakMap<Node, ReadonlyMap<string, Node>>();
  const memberOf = (node: Node, token: string): Node | undefined => {
    if (node.type === 'array') return /^\d+$/.test(token) ? node.children?.[Number(token)] : undefined;
    const index = members.get(node) ?? new Map(node.children?.map((each) => [String(each.children?.[0]?.value), each]));
    members.set(node, index);
    return index.get(token);
  };
  return (pointer) => {
    let node = tree;
    for (const token of tokensOf(pointer)) {
      const inner = node?.type === 'property' ? node.children?.[1] : node;
      node = inner === undefined ? undefined : memberOf(inner, token);
    }
    return node === undefined ? null : line(node.offset);
  };
}
