import type { Late } from './late';

/** A raw part of a file, and where it stands. */
export interface Spot {
  readonly raw: unknown;
  readonly pointer: string;
}

/** What one of several parts decides on what nobody can know. */
export class Either {
  constructor(readonly spots: readonly Spot[]) {}
}

/** What stands at a spot, once the functions at its head are worked out; null is nothing at all. */
export type Settled = Spot | Late | Either | null;

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member that is the record's own, whatever it is called. */
export function ownMember(record: unknown, name: string): unknown {
  return isRecord(record) && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A value as JSON, written no longer than is asked for: what is cut ends in `...`, and no more is looked at. */
export function printed(value: unknown, longest = 200): string {
  const parts: string[] = [];
  let length = 0;
  const put = (text: string): boolean => {
    parts.push(text);
    length += text.length;
    return length <= longest;
  };
  const walk = (each: unknown): boolean => {
    if (typeof each === 'string') return put(JSON.stringify(each.slice(0, longest + 1)));
    if (Array.isArray(each)) {
      if (!put('[')) return false;
      for (const [index, item] of each.entries()) if ((index > 0 && !put(',')) || !walk(item)) return false;
      return put(']');
    }
    if (!isRecord(each)) return put(String(each));
    if (!put('{')) return false;
    let isFirst = true;
    for (const name in each) {
      if (!Object.hasOwn(each, name)) continue;
      if (!put(`${isFirst ? '' : ','}${JSON.stringify(name.slice(0, longest + 1))}:`) || !walk(each[name]))
        return false;
      isFirst = false;
    }
    return put('}');
  };
  walk(value);
  const text = parts.join('');
  return text.length <= longest ? text : `${text.slice(0, longest)}...`;
}
