import type { Issue } from '../../diagnostics';
import type { PlanSource } from '../../model/plans/plan';
import type { Rulings } from '../target';
import { FQDN_TAGS } from './fqdn-tags';
import { groupName } from './groups';
import { OBSERVE_PRIORITY } from './limits';
import type { AzureFirewallOptions } from './options';
import type { Limits } from './over-limits';

/** Everything that is wrong with how the groups are to be written; what is said may come from anywhere. */
export function checkOptions(options: AzureFirewallOptions, rulings: Rulings, limits: Limits): readonly Issue[] {
  const owner = checkOwner(options.owner, limits);
  return [
    ...owner,
    ...checkWord('tier', options.tier, ['Basic', 'Standard', 'Premium']),
    ...checkWord('mode', options.mode, ['enforce', 'observe']),
    ...checkWord('patterns', options.patterns, ['listed', 'suffix']),
    ...checkInspection(options),
    ...checkTags(options.fqdnTags),
    ...checkPublished(options.publish, rulings),
    ...(owner.length > 0 ? [] : checkPriorities(options, rulings.sources, limits)),
    ...checkCounts(options.sourceCounts, rulings.sources),
  ];
}

function checkWord(at: string, given: unknown, allowed: readonly string[]): readonly Issue[] {
  if (given === undefined || allowed.includes(given as string)) return [];
  return [{ code: 'unknown-value', at, choice: at, given: String(given), allowed }];
}

function checkOwner(given: unknown, { nameLength }: Limits): readonly Issue[] {
  const fits =
    typeof given === 'string' && /^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(given) && given.length <= nameLength.value;
  if (given === undefined || fits) return [];
  const allowed = `a letter or digit and at most ${nameLength.value - 1} more of A-Z, a-z, 0-9, _, . and -`;
  return [{ code: 'name-of-resource', at: 'owner', given: String(given), allowed }];
}

function checkInspection({ tlsInspection, tier }: AzureFirewallOptions): readonly Issue[] {
  const at = 'tlsInspection';
  if (tlsInspection !== undefined && typeof tlsInspection !== 'boolean') {
    return [{ code: 'wrong-type', at, given: String(tlsInspection), expected: 'true or false' }];
  }
  if (tlsInspection !== true || tier === 'Premium') return [];
  return [
    { code: 'wrong-type', at, given: 'true', expected: "tier: 'Premium' beside it, the only tier that inspects TLS" },
  ];
}

function checkTags(given: unknown): readonly Issue[] {
  if (given === undefined) return [];
  const expected = 'an array of FQDN tags';
  if (!Array.isArray(given)) return [{ code: 'wrong-type', at: 'fqdnTags', given: String(given), expected }];
  const allowed = FQDN_TAGS.map(({ tag }) => tag);
  return (given as readonly unknown[]).flatMap((tag, index) => checkWord(`fqdnTags[${index}]`, tag ?? null, allowed));
}

function checkPublished(given: unknown, { sources, askings }: Rulings): readonly Issue[] {
  if (given === undefined) return [];
  const expected = 'an array of { entry, publicAddress }';
  if (!Array.isArray(given)) return [{ code: 'wrong-type', at: 'publish', given: String(given), expected }];
  const names = sources.map(({ name }) => name);
  return (given as readonly (Readonly<Record<string, unknown>> | null)[]).flatMap((one, index): readonly Issue[] => {
    const at = `publish[${index}]`;
    const { entry, publicAddress, requirements } = one ?? {};
    const comesIn = new Set(
      askings.flatMap(({ element }) =>
        element.source === entry && element.direction === 'ingress' ? [element.requirement] : [],
      ),
    );
    return [
      ...checkWord(`${at}.entry`, entry ?? null, names),
      ...(typeof publicAddress === 'string' && publicAddress !== ''
        ? []
        : [wrong(`${at}.publicAddress`, publicAddress, "the id of one of the firewall's public addresses")]),
      ...(requirements === undefined
        ? []
        : Array.isArray(requirements)
          ? (requirements as readonly unknown[]).flatMap((id, place) =>
              checkWord(`${at}.requirements[${place}]`, id ?? null, [...comesIn].sort()),
            )
          : [wrong(`${at}.requirements`, requirements, 'an array of requirement ids')]),
    ];
  });
}

/** A number of the user's own stands for one group, and is nobody else's. */
function checkPriorities(
  { priorities: given, owner = 'portolan' }: AzureFirewallOptions,
  sources: readonly PlanSource[],
  { lowestPriority }: Limits,
): readonly Issue[] {
  if (given === undefined) return [];
  if (typeof given !== 'object' || given === null) {
    return [wrong('priorities', given, 'an object of priorities by the name of a group or of an entry')];
  }
  const groups = sources.flatMap(({ name, roles }) =>
    roles.map((role) => ({ entry: name, group: groupName(owner, role, name) })),
  );
  const taken = new Map<number, string>();
  return Object.entries(given as Readonly<Record<string, unknown>>).flatMap(([name, priority]): readonly Issue[] => {
    const at = `priorities.${name}`;
    const own = groups.filter(({ entry, group }) => group === name || (entry === name && given[group] === undefined));
    if (!groups.some(({ entry, group }) => group === name || entry === name)) {
      const allowed = [...new Set(groups.flatMap(({ entry, group }) => [entry, group]))].sort();
      return [{ code: 'unknown-value', at, choice: 'priorities', given: name, allowed }];
    }
    const [lowest, highest] = [lowestPriority.value, OBSERVE_PRIORITY - 1];
    if (!Number.isInteger(priority) || Number(priority) < lowest || Number(priority) > highest) {
      return [wrong(at, priority, `a whole number from ${lowest} to ${highest}`)];
    }
    const by = taken.get(Number(priority)) ?? (own.length > 1 ? own[0]?.group : undefined);
    taken.set(Number(priority), name);
    return by === undefined ? [] : [{ code: 'priority-taken', at, priority: Number(priority), by }];
  });
}

function checkCounts(given: unknown, sources: readonly PlanSource[]): readonly Issue[] {
  if (given === undefined) return [];
  if (typeof given !== 'object' || given === null) {
    return [wrong('sourceCounts', given, 'an object of whole numbers by the name of an entry')];
  }
  const names = sources.map(({ name }) => name);
  return Object.entries(given as Readonly<Record<string, unknown>>).flatMap(([name, count]): readonly Issue[] => {
    const at = `sourceCounts.${name}`;
    if (!names.includes(name)) return checkWord(at, name, names);
    return Number.isInteger(count) && Number(count) > 0 ? [] : [wrong(at, count, 'a whole number from 1')];
  });
}

function wrong(at: string, given: unknown, expected: string): Issue {
  return { code: 'wrong-type', at, given: typeof given === 'string' ? `'${given}'` : String(given), expected };
}
