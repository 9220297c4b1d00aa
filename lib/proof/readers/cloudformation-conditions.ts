import type { Late } from './late';
import { isLate } from './late';
import { pointerTo } from './source-lines';
import { isRecord, type Spot } from './spot';

/** What conditions ask of the rest of a template. */
export interface ConditionValues {
  /** Text, or what stands for it; null where it is nothing that can be compared. */
  readonly textOf: (spot: Spot) => string | Late | null;
  readonly note: (pointer: string, why: string, raw: unknown) => void;
}

/** Conditions of which each names the next; the way down is a recursion. */
const LONGEST_CHAIN = 1000;

/** The conditions of a template: true, false, or null where nobody can know. Each is worked out once. */
export class Conditions {
  private readonly known = new Map<string, boolean | null>();
  private readonly underWay = new Set<string>();

  constructor(
    private readonly declared: ReadonlyMap<string, unknown>,
    private readonly values: ConditionValues,
  ) {}

  named(name: string, askedAt: string): boolean | null {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const pointer = pointerTo('/Conditions', name);
    if (!this.declared.has(name)) {
      this.values.note(askedAt, 'names a condition that the template does not hold', name);
      return null;
    }
    const raw = this.declared.get(name);
    if (this.underWay.has(name) || this.underWay.size >= LONGEST_CHAIN) {
      const why = this.underWay.has(name) ? 'hangs on itself' : `hangs on ${LONGEST_CHAIN} others`;
      this.values.note(pointer, `is a condition that ${why}`, raw);
      this.known.set(name, null);
      return null;
    }
    this.underWay.add(name);
    const result = this.holds({ raw, pointer });
    this.underWay.delete(name);
    this.known.set(name, result);
    return result;
  }

  private holds({ raw, pointer }: Spot): boolean | null {
    const [entry] = isRecord(raw) ? Object.entries(raw) : [];
    const [name, argument] = entry ?? [];
    if (name === undefined) return this.notOne({ raw, pointer });
    const at = pointerTo(pointer, name);
    if (name === 'Condition' && typeof argument === 'string') return this.named(argument, at);
    const parts = (Array.isArray(argument) ? argument : []).map((part, index) => ({
      raw: part as unknown,
      pointer: pointerTo(at, index),
    }));
    const [first, second] = parts;
    if (name === 'Fn::Equals' && first !== undefined && second !== undefined) return this.equal(first, second);
    if (name === 'Fn::Not' && first !== undefined) return negated(this.holds(first));
    if (name === 'Fn::And') return all(parts.map((part) => this.holds(part)));
    if (name === 'Fn::Or') return negated(all(parts.map((part) => negated(this.holds(part)))));
    return this.notOne({ raw, pointer });
  }

  private equal(first: Spot, second: Spot): boolean | null {
    const [one, other] = [this.values.textOf(first), this.values.textOf(second)];
    if (isLate(one) && isLate(other) && one.id === other.id) return true;
    return typeof one === 'string' && typeof other === 'string' ? one === other : null;
  }

  private notOne({ raw, pointer }: Spot): null {
    this.values.note(pointer, 'is no condition that is known', raw);
    return null;
  }
}

function negated(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

function all(values: readonly (boolean | null)[]): boolean | null {
  if (values.includes(false)) return false;
  return values.includes(null) ? null : true;
}
