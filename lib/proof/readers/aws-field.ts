import { isLate, Late, type Maybe } from './late';
import type { Place } from './place';
import { pointerTo, type TextBlock } from './source-lines';
import { Either, isRecord, ownMember, type Settled, type Spot } from './spot';

/** What a format knows about its raw parts: how they are worked out, where they stand, what they refer to. */
export interface FieldSource {
  readonly settle: (spot: Spot) => Settled;
  readonly placeOf: (pointer: string) => Place;
  /** The text there, where each line of it is one of the file. */
  readonly blockOf: (pointer: string) => TextBlock | null;
  readonly note: (pointer: string, why: string, raw: unknown, rule?: string) => void;
  /** The resource of the same file that a late value identifies; null where it is none, or some other attribute. */
  readonly resourceOf: (late: Late) => string | null;
}

/** One of the ways in which a part may turn out; not `sure` where it hangs on what nobody can know. */
export interface Outcome {
  readonly field: Field;
  readonly sure: boolean;
}

/**
 * A part of what AWS declares, in the words of its API (which CloudFormation and the command line share), read without
 * ever throwing: what is there and is not of its kind is noted, and is `Late` from then on.
 */
export class Field {
  constructor(
    readonly source: FieldSource,
    readonly spot: Spot,
  ) {}

  get place(): Place {
    return this.source.placeOf(this.spot.pointer);
  }

  /** A member, by name; of what is late, late itself. */
  member(name: string): Field {
    const settled = this.source.settle(this.spot);
    const at = (raw: unknown, pointer: string) => new Field(this.source, { raw, pointer });
    if (settled === null) return at(undefined, pointerTo(this.spot.pointer, name));
    if (isLate(settled)) return at(settled, this.spot.pointer);
    if (settled instanceof Either) {
      const ways = settled.spots.map((spot) => new Field(this.source, spot).member(name).spot);
      return at(ways.every(({ raw }) => raw === undefined) ? undefined : new Either(ways), this.spot.pointer);
    }
    return at(ownMember(settled.raw, name), pointerTo(settled.pointer, name));
  }

  /** Every way in which it may turn out; none where nothing is there. */
  outcomes(): readonly Outcome[] {
    const settled = this.source.settle(this.spot);
    if (settled === null) return [];
    if (isLate(settled)) return [{ field: new Field(this.source, { ...this.spot, raw: settled }), sure: true }];
    if (!(settled instanceof Either)) return [{ field: new Field(this.source, settled), sure: true }];
    return settled.spots.flatMap((spot) =>
      new Field(this.source, spot).outcomes().map(({ field }) => ({ field, sure: false })),
    );
  }

  /** The items of a list. What stands alone is a list of one, as CloudFormation takes it. */
  items(): readonly Outcome[] {
    return this.outcomes().flatMap(({ field, sure }) =>
      Array.isArray(field.spot.raw)
        ? field.spot.raw.flatMap((raw, index) =>
            new Field(field.source, { raw, pointer: pointerTo(field.spot.pointer, index) })
              .outcomes()
              .map((each) => ({ field: each.field, sure: each.sure && sure })),
          )
        : [{ field, sure }],
    );
  }

  /** The members of a record, by name. */
  members(): readonly (Outcome & { readonly name: string })[] {
    return this.outcomes().flatMap(({ field, sure }) => {
      const { raw } = field.spot;
      if (isLate(raw)) return [];
      if (!isRecord(raw)) {
        field.note('is no object');
        return [];
      }
      return Object.keys(raw).map((name) => ({ name, field: field.member(name), sure }));
    });
  }

  /** Whether anything stands there, or may. */
  isThere(): boolean {
    return this.source.settle(this.spot) !== null;
  }

  /** The value where the whole of it is late. */
  late(): Late | null {
    const settled = this.source.settle(this.spot);
    return isLate(settled) ? settled : null;
  }

  /** Text; numbers and truth values are taken as they are written. Null where nothing stands there. */
  text(): Maybe<string> | null {
    const outcomes = this.outcomes();
    const [first] = outcomes;
    if (first === undefined) return null;
    if (outcomes.length > 1 || !first.sure) return this.unknown();
    const { raw } = first.field.spot;
    if (isLate(raw)) return raw;
    if (typeof raw === 'string') return raw;
    if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw);
    return first.field.unreadable('is no text');
  }

  /** Text that has to be there. */
  needed(): Maybe<string> {
    return this.text() ?? this.unreadable('is missing');
  }

  /**
   * The line of the file on which a text begins that stands here line by line; null where it does not. What a function
   * puts into a line moves nothing, unless it has lines itself.
   */
  firstLine(text: string): number | null {
    const settled = this.source.settle(this.spot);
    const pointer = settled === null || isLate(settled) || settled instanceof Either ? null : settled.pointer;
    if (pointer === null) return null;
    const inside = ['', '/Fn::Sub', '/Fn::Sub/0'].map((more) => this.source.blockOf(pointer + more));
    const block = inside.find((one) => one !== null) ?? null;
    return block?.lines === text.split('\n').length ? block.first : null;
  }

  /** Text that is known; null where it is not, or not there. For what decides nothing. */
  plain(): string | null {
    const outcomes = this.outcomes();
    const raw = outcomes.length === 1 ? outcomes[0]?.field.spot.raw : null;
    return typeof raw === 'string' ? raw : null;
  }

  /** A whole number, also one that is written as text. */
  number(): Maybe<number> | null {
    const text = this.text();
    if (text === null || isLate(text)) return text;
    return /^\s*-?\d{1,9}\s*$/.test(text) ? Number(text) : this.unreadable('is no whole number');
  }

  /** A number that has to be there. */
  neededNumber(): Maybe<number> {
    return this.number() ?? this.unreadable('is missing');
  }

  /** The texts of a list; one that may be another or not there at all is late. */
  texts(): readonly Maybe<string>[] {
    return this.items().map(({ field, sure }) => (sure ? field.needed() : this.unknown()));
  }

  /** What identifies another thing: the resource of the same file, or what the cloud calls it. */
  reference(): Maybe<string> | null {
    const text = this.text();
    return isLate(text) ? (this.source.resourceOf(text) ?? text) : text;
  }

  neededReference(): Maybe<string> {
    return this.reference() ?? this.unreadable('is missing');
  }

  note(why: string, rule?: string): void {
    this.source.note(this.spot.pointer, why, this.spot.raw, rule);
  }

  /** Notes it, and stands for it from then on. */
  unreadable(why: string): Late {
    this.note(why);
    return this.unknown();
  }

  /** A value that only this place has. */
  unknown(): Late {
    const { file } = this.place;
    return new Late(`value at ${file}#${this.spot.pointer}`);
  }
}
