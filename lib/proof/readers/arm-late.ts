import { isLate, Late, type Maybe } from './late';

const LONGEST_ID = 300;

/** What is put together of more than these is a value of its own. */
const MOST_PARTS = 100;
const LONGEST_TEXT = 200_000;

/**
 * The unknown values of one template. A text of known and unknown parts is one value by whatever function it was put
 * together, so that a name and what refers to it are the same.
 */
export class LateValues {
  private readonly parts = new WeakMap<Late, readonly Maybe<string>[]>();
  private texts = 0;
  private readonly long = new Map<string, number>();

  /** Ids are kept short, and apart. */
  late(id: string, resource: string | null = null, attribute: string | null = null): Late {
    if (id.length <= LONGEST_ID) return new Late(id, resource, attribute);
    const number = this.long.get(id) ?? this.long.size + 1;
    if (this.long.size < 100_000) this.long.set(id, number);
    return new Late(`${id.slice(0, LONGEST_ID)}… ${number}`, resource, attribute);
  }

  /** What a function makes of what is not known. */
  call(name: string, args: readonly unknown[]): Late {
    return this.late(`${name}(${args.map(shown).join(', ')})`);
  }

  member(of: Late, key: unknown): Late {
    const step = typeof key === 'number' ? `[${key}]` : `.${isLate(key) ? key.id : String(key)}`;
    const attribute =
      of.resource === null ? null : `${of.attribute === null ? '' : `${of.attribute}.`}${step.replace(/^\./, '')}`;
    return this.late(`${of.id}${step}`, of.resource, attribute);
  }

  /** Parts in their order, as one text where all of them are known. */
  text(parts: readonly Maybe<string>[]): Maybe<string> {
    const flat: Maybe<string>[] = [];
    for (const part of parts.flatMap((one) => (isLate(one) ? (this.parts.get(one) ?? [one]) : [one]))) {
      const last = flat.at(-1);
      if (typeof part === 'string' && typeof last === 'string') flat[flat.length - 1] = last + part;
      else if (part !== '') flat.push(part);
    }
    const size = flat.reduce((sum, part) => sum + (isLate(part) ? 1 : part.length), 0);
    if (flat.length > MOST_PARTS || size > LONGEST_TEXT) return this.late(`text ${++this.texts} of many parts`);
    const [only, ...more] = flat;
    if (only === undefined) return '';
    if (more.length === 0) return only;
    const late = this.late(textOfParts(flat));
    this.parts.set(late, flat);
    return late;
  }

  /** The text between the slashes of its known parts. */
  segments(text: Maybe<string>): readonly Maybe<string>[] {
    const parts = isLate(text) ? (this.parts.get(text) ?? [text]) : [text];
    const segments: Maybe<string>[][] = [[]];
    for (const part of parts) {
      const [first, ...more] = isLate(part) ? [part] : part.split('/');
      if (first !== undefined) segments.at(-1)?.push(first);
      for (const one of more) segments.push([one]);
    }
    return segments.map((own) => this.text(own));
  }
}

export function textOfParts(parts: readonly Maybe<string>[]): string {
  return parts.map((part) => (isLate(part) ? `{${part.id}}` : part)).join('');
}

function shown(value: unknown): string {
  if (isLate(value)) return value.id;
  if (typeof value === 'string') return `'${value.slice(0, LONGEST_ID)}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value) ? `list of ${value.length}` : 'object';
}
