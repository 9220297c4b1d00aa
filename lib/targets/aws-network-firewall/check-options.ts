import type { Issue } from '../../diagnostics';
import { parseCidr } from '../../model/addresses';
import type { PlanSource } from '../../model/plans/plan';
import type { Limit } from '../limit';
import type { NETWORK_FIREWALL_LIMITS } from './limits';
import { ALL_PRIORITIES, type NetworkFirewallOptions } from './options';

type Limits = Readonly<Record<keyof typeof NETWORK_FIREWALL_LIMITS, Limit>>;

/** Everything that is wrong with how a policy is to be written; what is said may come from anywhere. */
export function checkOptions(
  options: NetworkFirewallOptions,
  sources: readonly PlanSource[],
  limits: Limits,
): readonly Issue[] {
  return [
    ...checkWord('mode', options.mode, ['enforce', 'observe']),
    ...checkWord('quic', options.quic, ['drop', 'allow']),
    ...checkBand(options.priorities, limits),
    ...checkLists(options.prefixLists, sources, limits),
  ];
}

function checkWord(at: string, given: unknown, allowed: readonly string[]): readonly Issue[] {
  if (given === undefined || allowed.includes(given as string)) return [];
  return [{ code: 'wrong-type', at, given: String(given), expected: allowed.map((word) => `'${word}'`).join(' or ') }];
}

/** Each group has a priority of its own, so there has to be room for as many as a policy takes. */
function checkBand(given: unknown, { groupsPerPolicy }: Limits): readonly Issue[] {
  if (given === undefined) return [];
  const { first, last } = (given ?? {}) as Readonly<Record<string, unknown>>;
  const isPriority = (value: unknown): value is number =>
    Number.isInteger(value) && Number(value) >= ALL_PRIORITIES.first && Number(value) <= ALL_PRIORITIES.last;
  if (isPriority(first) && isPriority(last) && last - first + 1 >= groupsPerPolicy.value) return [];
  const expected = `two priorities { first, last } from ${ALL_PRIORITIES.first} to ${ALL_PRIORITIES.last}, with room for ${groupsPerPolicy.value} groups`;
  return [{ code: 'wrong-type', at: 'priorities', given: JSON.stringify(given), expected }];
}

function checkLists(given: unknown, sources: readonly PlanSource[], { variableName }: Limits): readonly Issue[] {
  if (given === undefined) return [];
  const expected = 'an array of prefix lists { name, cidrs } with what identifies each';
  if (!Array.isArray(given)) return [{ code: 'wrong-type', at: 'prefixLists', given: typeof given, expected }];
  const taken = new Set(sources.map(({ name }) => name));
  const lists = given as readonly Readonly<Record<string, unknown>>[];
  return lists.flatMap((list, index): readonly Issue[] => {
    const at = `prefixLists[${index}]`;
    const { name, cidrs } = list ?? {};
    const form = new RegExp(`^(?!LIST_)[A-Za-z][A-Za-z0-9_]{0,${variableName.value - 1}}$`);
    if (typeof name !== 'string' || !form.test(name) || taken.has(name)) {
      const allowed = `a letter and at most ${variableName.value - 1} of A-Z, a-z, 0-9 and _, not LIST_..., which no role entry and no other list bears`;
      return [{ code: 'name-of-resource', at: `${at}.name`, given: String(name), allowed }];
    }
    taken.add(name);
    if (!Array.isArray(cidrs) || cidrs.length === 0) {
      return [
        { code: 'wrong-type', at: `${at}.cidrs`, given: String(cidrs), expected: 'the blocks that the list holds' },
      ];
    }
    return (cidrs as readonly unknown[]).flatMap((cidr, place): readonly Issue[] => {
      const read = parseCidr(String(cidr));
      return read.ok ? [] : [{ code: 'malformed-address', at: `${at}.cidrs[${place}]`, problem: read.problem }];
    });
  });
}
