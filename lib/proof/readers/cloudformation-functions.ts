import { blocksWithin } from './cloudformation-cidr';
import type { Template } from './cloudformation-template';
import { isLate, Late } from './late';
import { pointerTo } from './source-lines';
import { Either, ownMember, type Settled, type Spot } from './spot';

/** What the functions ask of the template that they stand in. */
export interface FunctionContext {
  readonly template: Template;
  readonly conditions: { readonly named: (name: string, askedAt: string) => boolean | null };
  readonly settle: (spot: Spot) => Settled;
  readonly textOf: (spot: Spot) => string | Late | null;
  readonly itemsOf: (spot: Spot) => readonly Spot[] | Late | null;
  readonly made: (text: string, at: Spot) => Settled;
  readonly late: (at: Spot) => Late;
  readonly unknown: (at: Spot, why: string) => Late;
  readonly declaredAttribute: (resource: string, attribute: string) => string | null;
}

type TemplateFunction = (context: FunctionContext, argument: Spot, call: Spot) => Settled;

/** Known where the stack is made alone: what other stacks export, zones, lengths of what is not there yet. */
const atDeployment: TemplateFunction = (context, _, call) => context.late(call);

/** The functions of CloudFormation that give a value ("Intrinsic function reference"). What is not here is not known. */
export const FUNCTIONS = {
  Ref: (context, { raw }, call) =>
    typeof raw === 'string' ? refer(context, raw, call) : context.unknown(call, 'refers to what is no name'),
  'Fn::GetAtt': getAttribute,
  'Fn::Sub': substitute,
  'Fn::Join': join,
  'Fn::Split': split,
  'Fn::Select': select,
  'Fn::FindInMap': findInMap,
  'Fn::If': choose,
  'Fn::Base64': (context, argument, call) => {
    const text = context.textOf(argument);
    return typeof text === 'string' ? context.made(Buffer.from(text).toString('base64'), call) : context.late(call);
  },
  'Fn::Cidr': cidr,
  'Fn::GetAZs': atDeployment,
  'Fn::ImportValue': atDeployment,
  'Fn::Length': atDeployment,
  'Fn::ToJsonString': atDeployment,
} as const satisfies Readonly<Record<string, TemplateFunction>>;

export type FunctionName = keyof typeof FUNCTIONS;

function refer(context: FunctionContext, name: string, call: Spot): Settled {
  if (name === 'AWS::NoValue') return null;
  const value = context.template.parameter(name);
  if (isLate(value)) return value;
  if (value !== undefined) return { raw: value, pointer: call.pointer };
  if (context.template.resources.has(name)) return new Late(name, name, null);
  return context.unknown(call, `refers to ${JSON.stringify(name.slice(0, 100))}, which the template does not hold`);
}

function attributeOf(context: FunctionContext, resource: string, attribute: string, call: Spot): Settled {
  if (!context.template.resources.has(resource)) {
    return context.unknown(
      call,
      `refers to ${JSON.stringify(resource.slice(0, 100))}, which the template does not hold`,
    );
  }
  const declared = context.declaredAttribute(resource, attribute);
  if (declared !== null) return { raw: declared, pointer: call.pointer };
  return new Late(`${resource}.${attribute}`, resource, attribute);
}

function getAttribute(context: FunctionContext, argument: Spot, call: Spot): Settled {
  const { raw } = argument;
  if (typeof raw === 'string' && raw.includes('.')) return attributeOf(context, ...atFirstDot(raw), call);
  const parts = Array.isArray(raw) ? raw : [];
  const [resource] = parts;
  if (typeof resource !== 'string' || parts.length < 2)
    return context.unknown(call, 'names no attribute of a resource');
  const names = parts
    .slice(1)
    .map((part, index) => context.textOf({ raw: part as unknown, pointer: pointerTo(argument.pointer, index + 1) }));
  return names.every((name) => typeof name === 'string')
    ? attributeOf(context, resource, names.join('.'), call)
    : context.late(call);
}

function atFirstDot(text: string): [string, string] {
  const dot = text.indexOf('.');
  return [text.slice(0, dot), text.slice(dot + 1)];
}

/** `${Name}`, `${Resource.Attribute}`, `${!Written}`; with variables of its own where it has two arguments. */
function substitute(context: FunctionContext, argument: Spot, call: Spot): Settled {
  const [text, variables] = Array.isArray(argument.raw) ? argument.raw : [argument.raw];
  if (typeof text !== 'string') return context.unknown(call, 'substitutes in what is no text');
  const parts: string[] = [];
  let [at, isKnown] = [0, true];
  for (let open = text.indexOf('${'); open >= 0; open = text.indexOf('${', at)) {
    const close = text.indexOf('}', open);
    if (close < 0) break;
    parts.push(text.slice(at, open));
    const name = text.slice(open + 2, close).trim();
    const value = name.startsWith('!') ? `\${${name.slice(1)}}` : variable(context, name, variables, argument, call);
    if (typeof value === 'string') parts.push(value);
    else isKnown = false;
    at = close + 1;
  }
  return isKnown ? context.made([...parts, text.slice(at)].join(''), call) : context.late(call);
}

function variable(context: FunctionContext, name: string, variables: unknown, argument: Spot, call: Spot): unknown {
  const own = ownMember(variables, name);
  const pointer = pointerTo(pointerTo(argument.pointer, 1), name);
  if (own !== undefined) return context.textOf({ raw: own, pointer });
  const settled = name.includes('.')
    ? attributeOf(context, ...atFirstDot(name), call)
    : refer(context, name, { raw: call.raw, pointer: call.pointer });
  return settled === null || isLate(settled) || settled instanceof Either ? null : settled.raw;
}

/** The arguments of a function that takes a list of them. */
function argumentsOf(argument: Spot): readonly (Spot | undefined)[] {
  const list: readonly unknown[] = Array.isArray(argument.raw) ? argument.raw : [];
  return list.map((raw, index) => ({ raw, pointer: pointerTo(argument.pointer, index) }));
}

function join(context: FunctionContext, argument: Spot, call: Spot): Settled {
  const [between, list] = argumentsOf(argument);
  const items = list === undefined ? null : context.itemsOf(list);
  const delimiter = between === undefined ? null : context.textOf(between);
  if (isLate(items) || isLate(delimiter)) return context.late(call);
  if (items === null || delimiter === null) return context.unknown(call, 'joins what is no list');
  const texts = items.map((item) => context.textOf(item));
  return texts.every((text) => typeof text === 'string')
    ? context.made(texts.join(delimiter), call)
    : context.late(call);
}

function split(context: FunctionContext, argument: Spot, call: Spot): Settled {
  const [by, whole] = argumentsOf(argument);
  const [delimiter, text] = [by, whole].map((each) => (each === undefined ? null : context.textOf(each)));
  if (isLate(delimiter) || isLate(text)) return context.late(call);
  if (!delimiter || typeof text !== 'string') return context.unknown(call, 'splits what is no text');
  const made = context.made(text, call);
  return isLate(made) ? made : { raw: text.split(delimiter), pointer: call.pointer };
}

function select(context: FunctionContext, argument: Spot, call: Spot): Settled {
  const [which, list] = argumentsOf(argument);
  const items = list === undefined ? null : context.itemsOf(list);
  const index = which === undefined ? null : context.textOf(which);
  if (isLate(items) || isLate(index)) return context.late(call);
  const item = index !== null && /^\d{1,9}$/.test(index) ? items?.[Number(index)] : undefined;
  return item === undefined ? context.unknown(call, 'selects what the list does not hold') : context.settle(item);
}

/** Of a block that is known; what does not fit into it is left to the deployment, which says why. */
function cidr(context: FunctionContext, argument: Spot, call: Spot): Settled {
  const [block, count, bits] = argumentsOf(argument).map((each) => (each === undefined ? null : context.textOf(each)));
  if (typeof block !== 'string' || typeof count !== 'string' || typeof bits !== 'string') return context.late(call);
  const blocks = blocksWithin(block, count, bits);
  return blocks === null ? context.late(call) : { raw: blocks, pointer: call.pointer };
}

/** With a fourth argument, `DefaultValue`, where the map has no such entry (the transform AWS::LanguageExtensions). */
function findInMap(context: FunctionContext, argument: Spot, call: Spot): Settled {
  const [map, top, second, otherwise] = argumentsOf(argument);
  const names = [map, top, second].map((each) => (each === undefined ? null : context.textOf(each)));
  if (names.some(isLate)) return context.late(call);
  let found: unknown = context.template.mappings;
  let pointer = '/Mappings';
  for (const name of names) {
    found = ownMember(found, String(name));
    pointer = pointerTo(pointer, String(name));
  }
  if (found !== undefined) return { raw: found, pointer };
  const fallback = ownMember(otherwise?.raw, 'DefaultValue');
  if (fallback !== undefined) return context.settle({ raw: fallback, pointer: call.pointer });
  return context.unknown(call, 'looks for what the map does not hold');
}

function choose(context: FunctionContext, argument: Spot, call: Spot): Settled {
  const [condition, ifTrue, ifFalse] = argumentsOf(argument);
  if (typeof condition?.raw !== 'string' || ifTrue === undefined || ifFalse === undefined) {
    return context.unknown(call, 'chooses by what is no condition');
  }
  const holds = context.conditions.named(condition.raw, condition.pointer);
  if (holds !== null) return context.settle(holds ? ifTrue : ifFalse);
  const spots = [ifTrue, ifFalse].filter((spot) => context.settle(spot) !== null);
  return spots.length === 0 ? null : new Either(spots);
}
