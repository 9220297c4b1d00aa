import { keyOf, of, type Plain } from './spots';
import { blockOf } from './words';

/** Whether two rules have connections in common, by their words alone; `perhaps` where the words do not say it. */
export type Common = 'surely' | 'perhaps' | 'never';

/** The words of a rule on each axis; all axes have to have something in common. */
const AXES: readonly (readonly string[])[] = [
  ['protocol', 'ipprotocols', 'protocols'],
  ['sourceaddressprefix', 'sourceaddressprefixes', 'sourceaddresses'],
  ['sourceportrange', 'sourceportranges'],
  ['destinationaddressprefix', 'destinationaddressprefixes', 'destinationaddresses'],
  ['destinationportrange', 'destinationportranges', 'destinationports'],
];

export function commonOf(a: Plain, b: Plain): Common {
  const found = AXES.map((words): Common => {
    const [some, others] = [a, b].map((rule) => wordsOf(rule, words));
    // Rules of a policy have no ports of the source.
    if (words[0] === 'sourceportrange' && some?.length === 0 && others?.length === 0) return 'surely';
    return anyOf((some ?? []).flatMap((one) => (others ?? []).map((other) => commonOfWords(one, other))));
  });
  if (found.includes('never')) return 'never';
  return found.every((one) => one === 'surely') ? 'surely' : 'perhaps';
}

/** Of alternatives: one that is sure does, and nothing that is said says nothing. */
export function anyOf(found: readonly Common[]): Common {
  if (found.includes('surely')) return 'surely';
  return found.length === 0 || found.includes('perhaps') ? 'perhaps' : 'never';
}

function wordsOf(rule: Plain, words: readonly string[]): readonly string[] {
  return Object.keys(rule).flatMap((key) => {
    const value = keyOf({ [key]: null }, ...words) === null ? null : of(rule, keyWord(key));
    return Array.isArray(value) ? value.map(String) : typeof value === 'string' && value !== '' ? [value] : [];
  });
}

const keyWord = (key: string) => key.replace(/_/g, '').toLowerCase();

const isAll = (word: string) => /^(\*|any|0\.0\.0\.0\/0|0-65535)$/i.test(word);

function commonOfWords(a: string, b: string): Common {
  if (isAll(a) || isAll(b) || a.toLowerCase() === b.toLowerCase()) return 'surely';
  const [one, other] = [rangeOf(a), rangeOf(b)];
  if (one !== null && other !== null) return one[0] <= other[1] && other[0] <= one[1] ? 'surely' : 'never';
  return [a, b].every((word) => /^(tcp|udp|icmp|esp|ah)$/i.test(word)) ? 'never' : 'perhaps';
}

/** The first and the last of a block or of a range of ports; null where it is neither. */
function rangeOf(word: string): readonly [number, number] | null {
  const block = blockOf(/^[\d.]+\.\d+$/.test(word) ? `${word}/32` : word);
  if (block !== null) return [block.start, block.start + 2 ** (32 - block.length) - 1];
  const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(word) ?? [];
  return first === undefined ? null : [Number(first), Number(last ?? first)];
}
