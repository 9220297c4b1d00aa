import { isLate, type Maybe } from '../readers/late';
import type { NotUnderstood, Place } from '../readers/place';

const LONGEST = 200;

/** What engines could not make out, gathered as they go on. */
export class Findings {
  readonly list: NotUnderstood[] = [];

  constructor(
    /** The filter that is being read. */
    private readonly filter: string | null = null,
    private readonly rule: string | null = null,
    into?: Findings,
  ) {
    if (into !== undefined) this.list = into.list;
  }

  /** The same list, for what is found in a filter, or in one rule of it. */
  within(filter: string | null, rule: string | null = null): Findings {
    return new Findings(filter, rule, this);
  }

  add(place: Place, why: string, text: string): void {
    this.list.push({ place, why, text: cut(text), filter: this.filter, rule: this.rule });
  }
}

/** As a person would write it. */
export function wordsOf(value: Maybe<string | number | boolean> | null): string {
  return isLate(value) ? value.id : String(value);
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)} ...`;
}
