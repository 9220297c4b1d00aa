import type { Box } from '../box';
import { printed } from '../readers/azure-values';
import type { FilterRule, Turn } from '../readers/deployment';
import type { NotUnderstood, Place } from '../readers/place';
import type { Step } from '../region';
import type { Doubt } from './azure-sides';

/** A rule as it is read: the boxes that it surely takes in, and those that it perhaps does. */
export interface ReadRule {
  readonly name: string;
  readonly place: Place;
  /** `unsure` where nobody knows what it does, or when it is asked. */
  readonly action: Step['action'];
  readonly surely: readonly Box[];
  readonly perhaps: readonly Box[];
  /** It may not be there at all. */
  readonly uncertain: boolean;
  readonly doubts: readonly Doubt[];
  readonly description: string | null;
  readonly note?: string;
  readonly entrance?: readonly Box[];
  readonly turn?: Turn;
}

/** The rules of one filter: each name once, and what is not understood with the rule that it leaves open. */
export class FilterDraft {
  readonly rules: FilterRule[] = [];
  readonly notUnderstood: NotUnderstood[] = [];
  private readonly names = new Map<string, number>();

  constructor(private readonly filter: string) {}

  /** A rule of the cloud's own. */
  byDefault(name: string, action: Step['action'], boxes: readonly Box[], mayMiss = false): void {
    this.push(`default ${name}`, action, boxes, mayMiss, { place: null, description: null });
  }

  add(rule: ReadRule): void {
    const { place, surely, perhaps, uncertain, doubts, description, note, entrance, turn } = rule;
    const about = {
      place,
      description,
      ...(note === undefined ? {} : { note }),
      ...(entrance === undefined ? {} : { entrance }),
      ...(turn === undefined ? {} : { turn }),
    };
    const unsure =
      rule.action === 'unsure' ||
      doubts.some((one) => one.unsure === true || (one.unsure === 'opening' && rule.action === 'pass'));
    const action = unsure ? 'unsure' : rule.action;
    const name =
      unsure || surely.length === 0
        ? this.push(rule.name, action, [...surely, ...perhaps], !unsure, about)
        : this.push(rule.name, action, surely, uncertain, about);
    if (!unsure && surely.length > 0) this.push(`${name}, perhaps`, action, perhaps, true, about);
    for (const { why, value } of doubts) this.leaveOpen(place, why, value, name);
  }

  leaveOpen(place: Place, why: string, value: unknown, rule: string | null): void {
    this.notUnderstood.push({ place, why, text: printed(value), filter: this.filter, rule });
  }

  private push(
    name: string,
    action: Step['action'],
    boxes: readonly Box[],
    mayMiss: boolean,
    about: Pick<FilterRule, 'place' | 'description' | 'note' | 'entrance' | 'turn'>,
  ): string {
    const own = this.distinct(name);
    if (boxes.length === 0) return own;
    this.rules.push({ name: own, action, boxes, ...about, ...(mayMiss && action !== 'unsure' ? { mayMiss } : {}) });
    return own;
  }

  private distinct(name: string): string {
    const count = (this.names.get(name) ?? 0) + 1;
    this.names.set(name, count);
    return count === 1 ? name : this.distinct(`${name} (${count})`);
  }
}
