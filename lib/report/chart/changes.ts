import type { Standing } from '../../model/element';
import { ownerWords } from '../overlay-words';
import type { Chart, ChartDevice, ChartRequirement, ChartRule } from './chart';

/** What changed from a chart that was signed to another: nothing of it is what merely stands in another order. */
export interface ChartChanges {
  /** The digests of the two charts. */
  readonly since: string;
  readonly now: string;
  /** No rule, no standing, no sentence and nothing that is said of a device is another. */
  readonly none: boolean;
  /** Rules that came. */
  readonly opened: readonly ChartRule[];
  /** Rules that went. */
  readonly closed: readonly ChartRule[];
  /** Rules for the same, that open more or less of it or stand before something else. */
  readonly altered: readonly { readonly before: ChartRule; readonly now: ChartRule }[];
  /** Requirements that stand otherwise on the whole; null where there was none, or is none any more. */
  readonly standings: readonly {
    readonly of: string;
    readonly device: string;
    readonly before: Standing | null;
    readonly now: Standing | null;
  }[];
  /** Requirements whose sentences were corrected. */
  readonly reworded: readonly string[];
  /** What is said of a device as a whole, and what is said no more. */
  readonly said: readonly {
    readonly device: string;
    readonly added: readonly string[];
    readonly gone: readonly string[];
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
    return was === undefined || isSame(how(was), how(rule)) ? [] : [{ before: was, now: rule }];
  });
  const standings = standingsOf(old, now);
  const texts = new Map(old.requirements.map(({ key, cites, note }) => [key, { cites, note }]));
  const reworded = now.requirements
    .filter(({ key, cites, note }) => texts.has(key) && !isSame(texts.get(key), { cites, note }))
    .map(({ key }) => key);
  const said = saidOf(old, now);
  const rules = [...opened, ...closed, ...altered.map((one) => one.now)];
  const told = new Set([...rules, ...standings].map(({ of }) => of).concat(reworded));
  return {
    since: old.digest,
    now: now.digest,
    none: rules.length + standings.length + reworded.length + said.length === 0,
    ...{ opened, closed, altered, standings, reworded, said },
    inputs: inputsOf(old, now),
    requirements: [...new Map([...old.requirements, ...now.requirements].map((one) => [one.key, one])).values()].filter(
      ({ key }) => told.has(key),
    ),
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function how({ standing, growth, behind, reaches, guard, names, cidrs, expression, prefixLists }: ChartRule) {
  return { standing, growth, behind, reaches, guard, names, cidrs, expression, prefixLists };
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

/** Everything that is said of a device and stands in no rule. */
function sentencesOf(device: ChartDevice | undefined): readonly string[] {
  if (device === undefined) return [];
  const { notEnforced, admits, withholds, assumes, notes, usersOwn, prefixLists, verdict } = device;
  return [
    ...(notEnforced === null ? [] : [notEnforced]),
    ...[...admits, ...withholds, ...assumes, ...notes],
    ...usersOwn.map(
      ({ rule, by, reason, ...own }) => `${rule}, by ${by}${reason === null ? '' : `: ${reason}`}${ownerWords(own)}`,
    ),
    ...prefixLists.map(({ words, cidrs }) => `${words} (${cidrs.join(', ')})`),
    ...(verdict.clean ? [] : [verdict.sentence]),
  ];
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
