import type { Standing } from '../../model/element';
import type { Chart, ChartDevice, ChartRequirement, ChartRule } from './chart';
import { type ChartParts, isEmpty, isSame, partsBeyond } from './parts';

/** What changed from a chart that was signed to another: nothing of it is what merely stands in another order. */
export interface ChartChanges {
  /** The digests of the two charts. */
  readonly since: string;
  readonly now: string;
  /** Nothing that a chart shows is another; what went in may be, and leave everything as it was. */
  readonly none: boolean;
  /** Rules that came, the user's own among them. */
  readonly opened: readonly ChartRule[];
  /** Rules that went. */
  readonly closed: readonly ChartRule[];
  /** Rules for the same that are told otherwise: they open more or less of it, or stand before something else. */
  readonly altered: readonly { readonly before: ChartRule; readonly now: ChartRule }[];
  /** Requirements that stand otherwise on the whole; null where there was none, or is none any more. */
  readonly standings: readonly {
    readonly of: string;
    readonly device: string;
    readonly before: Standing | null;
    readonly now: Standing | null;
  }[];
  /** Requirements of which something else is another: their sentences, their note, what stands in the place of the page. */
  readonly reworded: readonly string[];
  /** What is said of a device as a whole, and what is said no more. */
  readonly said: readonly {
    readonly device: string;
    readonly added: readonly string[];
    readonly gone: readonly string[];
  }[];
  /** What is not covered, left out, refused, questioned, found in a deployment, and was not; what is another is in both. */
  readonly came: ChartParts;
  /** What was, and is no more. */
  readonly went: ChartParts;
  /** The subject and the version of the catalogue, where they are others: what went by another name is told. */
  readonly renamed: readonly {
    readonly what: 'subject' | 'catalogue';
    readonly before: string;
    readonly now: string;
  }[];
  /** What went in and is another, by device. */
  readonly inputs: readonly {
    readonly device: string;
    readonly changed: readonly ('profile' | 'plan' | 'catalogue')[];
  }[];
  /** The requirements of which the rest speaks, as they stand now or stood last. */
  readonly requirements: readonly ChartRequirement[];
}

/** The devices of both charts: what went with its device is told as well. */
export function devicesOfBoth(old: Chart | null, now: Chart): readonly ChartDevice[] {
  const gone = (old?.devices ?? []).filter(({ id }) => now.devices.every((one) => one.id !== id));
  return [...now.devices, ...gone];
}

/** What changed since a signed chart. */
export function changesSince(old: Chart, now: Chart): ChartChanges {
  const [before, after] = [old, now].map(({ rules }) => new Map(rules.map((rule) => [rule.key, rule])));
  const opened = now.rules.filter(({ key }) => before?.has(key) === false);
  const closed = old.rules.filter(({ key }) => after?.has(key) === false);
  const altered = now.rules.flatMap((rule) => {
    const was = before?.get(rule.key);
    return was === undefined || isSame(was, rule) ? [] : [{ before: was, now: rule }];
  });
  const standings = standingsOf(old, now);
  const texts = new Map(old.requirements.map((one) => [one.key, one]));
  const reworded = now.requirements
    .filter((one) => texts.has(one.key) && !isSame(wordsOf(texts.get(one.key)), wordsOf(one)))
    .map(({ key }) => key);
  const said = saidOf(old, now);
  const [came, went] = [partsBeyond(now, old), partsBeyond(old, now)];
  const rules = [...opened, ...closed, ...altered.map((one) => one.now)];
  const parts = [came, went].flatMap(({ uncovered, omitted, refused, others, deployed }) => [
    ...[...uncovered, ...omitted, ...refused, ...others],
    ...(deployed?.requirements ?? []),
  ]);
  const told = new Set([...rules, ...standings, ...parts].map(({ of }) => of).concat(reworded));
  return {
    since: old.digest,
    now: now.digest,
    none: rules.length + standings.length + reworded.length + said.length === 0 && [came, went].every(isEmpty),
    ...{ opened, closed, altered, standings, reworded, said, came, went },
    renamed: (['subject', 'catalogue'] as const)
      .filter((what) => old[what] !== now[what])
      .map((what) => ({ what, before: old[what], now: now[what] })),
    inputs: inputsOf(old, now),
    requirements: [...new Map([...old.requirements, ...now.requirements].map((one) => [one.key, one])).values()].filter(
      ({ key }) => told.has(key),
    ),
  };
}

/** Everything of a requirement but how it stands, which is told by itself. */
function wordsOf(one: ChartRequirement | undefined): Omit<ChartRequirement, 'standings'> | undefined {
  if (one === undefined) return undefined;
  const { standings: _, ...words } = one;
  return words;
}

function standingsOf(old: Chart, now: Chart): ChartChanges['standings'] {
  const all = new Map<string, { of: string; device: string; before: Standing | null; now: Standing | null }>();
  for (const [chart, side] of [[old, 'before'] as const, [now, 'now'] as const]) {
    for (const { key: of, standings } of chart.requirements) {
      for (const { device, standing } of standings) {
        const one = all.get(`${device}|${of}`) ?? { of, device, before: null, now: null };
        all.set(`${device}|${of}`, { ...one, [side]: standing });
      }
    }
  }
  return [...all.values()].filter((one) => one.before !== one.now);
}

const NOTHING = () => [];

/** What each property of a device says in words; a property that is added says here what it says. */
const SAID: { readonly [Name in keyof ChartDevice]: (device: ChartDevice[Name]) => readonly (string | null)[] } = {
  // Which device it is: another one is another device.
  id: NOTHING,
  subject: (subject) => [`subject: ${subject}`],
  target: NOTHING,
  targetName: NOTHING,
  // Told by themselves.
  usersOwn: NOTHING,
  digests: NOTHING,
  sources: (sources) =>
    sources.map(({ name, roles, addresses = [], askedBy = [] }) =>
      [`${name}: ${[...roles, ...addresses].join(', ')}`, ...askedBy.map((words) => `asked for by ${words}`)].join(
        '; ',
      ),
    ),
  notEnforced: (words) => [words],
  widerBecause: (words) => [words],
  beyond: (documents) =>
    documents.map(({ requirements, ...document }) => [...Object.values(document), ...requirements].join(', ')),
  proxyList: (list) =>
    list.map(({ names, forms, ports, ...of }) =>
      [`your proxy, for ${Object.values(of).join(' ')}`, ports.join(', '), names.join(', '), forms.join(', ')].join(
        '; ',
      ),
    ),
  prefixLists: (lists) =>
    lists.map(({ id, words, cidrs, given }) => `${id}${given ? ', given' : ''}: ${words} (${cidrs.join(', ')})`),
  weights: (weights) =>
    weights.map(
      ({ group, groups, direction, family, weight, limit }) =>
        `group ${group} of ${groups}, ${direction}, ${family}: ${weight} of ${limit}`,
    ),
  closedHere: (closed) => closed.map(({ what, opens, source }) => `${what}: ${opens} (${source})`),
  admits: (lines) => lines,
  withholds: (lines) => lines,
  assumes: (lines) => lines,
  notes: (lines) => lines,
  verdict: ({ clean, sentence, holes }) => [
    clean ? sentence : `not proved: ${sentence}`,
    ...holes.map(({ answer, requirement, rule, witness }) =>
      [answer, `requirement ${requirement}`, `rule ${rule}`, witness].join('; '),
    ),
  ],
};

/** Everything that is said of a device and stands in no rule. */
function sentencesOf(device: ChartDevice | undefined): readonly string[] {
  if (device === undefined) return [];
  const words = <Name extends keyof ChartDevice>(name: Name) => SAID[name](device[name]);
  return (Object.keys(SAID) as (keyof ChartDevice)[]).flatMap(words).filter((one) => one !== null);
}

function saidOf(old: Chart, now: Chart): ChartChanges['said'] {
  return devicesOfBoth(old, now).flatMap(({ id: device }) => {
    const [before, after] = [old, now].map(({ devices }) => sentencesOf(devices.find(({ id }) => id === device)));
    const added = (after ?? []).filter((one) => before?.includes(one) !== true);
    const gone = (before ?? []).filter((one) => after?.includes(one) !== true);
    return added.length + gone.length === 0 ? [] : [{ device, added, gone }];
  });
}

function inputsOf(old: Chart, now: Chart): ChartChanges['inputs'] {
  return devicesOfBoth(old, now).flatMap(({ id: device }) => {
    const [before, after] = [old, now].map(({ devices }) => devices.find(({ id }) => id === device)?.digests);
    const changed = (['profile', 'plan', 'catalogue'] as const).filter((one) => before?.[one] !== after?.[one]);
    return changed.length === 0 ? [] : [{ device, changed }];
  });
}
