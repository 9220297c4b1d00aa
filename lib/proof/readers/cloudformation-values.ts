import { Conditions } from './cloudformation-conditions';
import { FUNCTIONS, type FunctionName } from './cloudformation-functions';
import type { Template } from './cloudformation-template';
import { isLate, Late } from './late';
import { pointerTo } from './source-lines';
import { Either, isRecord, ownMember, printed, type Settled, type Spot } from './spot';

/** Characters that all functions of one template may make: each may double what the one under it made. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

/** Items of lists that are looked at again: a list of which thousands of parts are made would fill the memory. */
const MOST_ITEMS = 100_000;

export type Note = (pointer: string, why: string, raw: unknown) => void;

/**
 * Works out what stands in a template, function by function and only where somebody asks: what hangs on the deployment
 * is `Late`, and what hangs on a condition that nobody can know is `Either` of its two sides.
 */
export class TemplateValues {
  readonly conditions: Conditions;
  /** By the raw object, so that a function is worked out once however often it is asked for. */
  private readonly settled = new WeakMap<object, Settled>();
  private readonly items = new WeakMap<object, readonly Spot[] | Late>();
  private readonly seen = new WeakSet<object>();
  private characters = 0;
  private itemsAgain = 0;
  /** Attributes of resources that are being worked out: one may lead back to itself. */
  private readonly underWay = new Set<string>();

  constructor(
    readonly template: Template,
    readonly note: Note,
  ) {
    this.conditions = new Conditions(template.conditions, { textOf: (spot) => this.textOf(spot), note });
  }

  settle(spot: Spot): Settled {
    const { raw } = spot;
    if (raw === undefined || raw === null) return null;
    if (isLate(raw) || raw instanceof Either) return raw;
    // A reference that is resolved while the stack is made ("Dynamic references", CloudFormation).
    if (typeof raw === 'string' && raw.includes('{{resolve:')) return new Late(printed(raw));
    if (Array.isArray(raw)) return this.counted(spot, raw);
    if (!isRecord(raw)) return spot;
    const known = this.settled.get(raw);
    if (known !== undefined) return known;
    const name = functionOf(raw);
    const settled = name === null ? spot : this.call(name, spot);
    this.settled.set(raw, settled);
    return settled;
  }

  private counted(spot: Spot, raw: readonly unknown[]): Settled {
    if (this.seen.has(raw)) this.itemsAgain += raw.length;
    this.seen.add(raw);
    return this.itemsAgain > MOST_ITEMS ? this.unknown(spot, 'is a list that stands in too many places') : spot;
  }

  private call(name: string, { raw, pointer }: Spot): Settled {
    const argument: Spot = { raw: ownMember(raw, name), pointer: pointerTo(pointer, name) };
    const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name as FunctionName] : undefined;
    if (known === undefined || Object.keys(raw as object).length > 1) {
      return this.unknown({ raw, pointer }, 'stands for what a macro or another function makes of it');
    }
    const settled = known(this, argument, { raw, pointer });
    const isList = settled !== null && 'raw' in settled && Array.isArray(settled.raw);
    return isList ? this.counted(settled, settled.raw as readonly unknown[]) : settled;
  }

  /** Text, `Late` where it is not known; null where it is none at all. */
  textOf(spot: Spot): string | Late | null {
    const settled = this.settle(spot);
    if (isLate(settled)) return settled;
    if (settled instanceof Either) return this.late(spot);
    const raw = settled?.raw;
    if (typeof raw === 'string') return raw;
    return typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : null;
  }

  /** The items of a list; null where it is not known how many there are, or it is no list. */
  itemsOf(spot: Spot): readonly Spot[] | Late | null {
    const settled = this.settle(spot);
    if (isLate(settled)) return settled;
    if (settled instanceof Either) return this.late(spot);
    if (settled === null || !Array.isArray(settled.raw)) return null;
    const known = this.items.get(settled.raw);
    const items = known ?? this.listed(settled.raw, settled.pointer) ?? this.late(spot);
    this.items.set(settled.raw, items);
    return items;
  }

  /** The items that are there; null where nobody knows which: one that may be left out moves all the others. */
  private listed(raws: readonly unknown[], pointer: string): readonly Spot[] | null {
    const spots = raws.map((raw, index) => ({ raw, pointer: pointerTo(pointer, index) }));
    const settled = spots.map((spot) => this.settle(spot));
    if (settled.some((each) => each instanceof Either && each.spots.length < 2)) return null;
    return spots.filter((_, index) => settled[index] !== null);
  }

  /** Text that a function has made; too much of it is not known. */
  made(text: string, at: Spot): Settled {
    this.characters += text.length;
    if (this.characters > MOST_CHARACTERS) return this.unknown(at, 'makes more text than a template may');
    return { raw: text, pointer: at.pointer };
  }

  /** The value of a function that is known at deployment alone; the same function of the same arguments is the same value. */
  late({ raw, pointer }: Spot): Late {
    const text = printed(raw);
    return new Late(text.endsWith('...') ? `value at ${pointer}` : text);
  }

  /** Noted, and not known. */
  unknown(at: Spot, why: string): Late {
    this.note(at.pointer, why, at.raw);
    return this.late(at);
  }

  /** What a resource has for an attribute that its own properties say. */
  declaredAttribute(resource: string, attribute: string): string | null {
    // The primary block of a VPC, as it is declared ("AWS::EC2::VPC", Return values).
    if (attribute !== 'CidrBlock' || this.template.typeOf(resource) !== 'AWS::EC2::VPC') return null;
    if (this.underWay.has(resource)) return null;
    this.underWay.add(resource);
    const properties = ownMember(this.template.resources.get(resource), 'Properties');
    const pointer = `${this.template.pointerOf(resource)}/Properties/CidrBlock`;
    const text = this.textOf({ raw: ownMember(properties, 'CidrBlock'), pointer });
    this.underWay.delete(resource);
    return typeof text === 'string' ? text : null;
  }
}

/** The function that an object calls; null where it is plain data. */
function functionOf(raw: Readonly<Record<string, unknown>>): string | null {
  const names = Object.keys(raw);
  if (names.length === 1 && names[0] === 'Ref') return 'Ref';
  return names.find((name) => name.startsWith('Fn::')) ?? null;
}
