import { isGroupPlan, type Plan, REASONS } from '../../model/plans';
import { placed } from '../placed';
import { readPlan } from '../prove';
import { UnreadablePlanError } from '../reading';
import type { RuledBox } from '../region';
import { boundSet } from '../sets';
import { inside } from '../side';
import type { FilterRule, ReadFilters } from './deployment';
import type { Place } from './place';
import type { ParsedFile } from './source-text';
import { isRecord, ownMember } from './spot';

/** Whether a value is a plan of ours, as `portolan compile --json` prints it. */
export function isPlan(value: unknown): value is Plan {
  const target = ownMember(value, 'target');
  return (
    isRecord(value) &&
    typeof target === 'string' &&
    Object.hasOwn(REASONS, target) &&
    Array.isArray(ownMember(value, 'fidelity')) &&
    Array.isArray(ownMember(value, 'sources'))
  );
}

/** A plan as one filter; the machines of an entry go by the entry's name. */
export function filtersOfPlan({ name, value, lineOf }: ParsedFile): ReadFilters {
  const plan = value as Plan;
  const place: Place = { file: name, resource: plan.target, pointer: '', line: lineOf('') };
  try {
    const sources = plan.sources.map((source) => source.name).join(' + ');
    // In what stands between machines nobody is: their own name stays free for the group that they are in.
    const id = isGroupPlan(plan) ? sources : `${plan.target} of ${sources}`;
    const { surely, possibly } = readPlan(plan);
    const sides = new Map(plan.sources.map((source) => [source.name, inside(boundSet(source.name))]));
    const rules = new Map<string, FilterRule>();
    const add = (action: FilterRule['action'], { box, rule }: RuledBox) => {
      const known = rules.get(`${action} ${rule}`);
      const boxes = [...(known?.boxes ?? []), ...placed(box, sides)];
      const key = action === 'pass' ? rule : `${rule} (perhaps)`;
      rules.set(`${action} ${rule}`, {
        name: key,
        place: rule === 'default' ? null : place,
        action,
        boxes,
        description: null,
      });
    };
    for (const one of surely) add('pass', one);
    for (const one of possibly) if (!surely.includes(one)) add('unsure', one);
    return {
      filters: [{ id, aliases: [], kind: plan.target, place, rules: [...rules.values()], domain: null }],
      notUnderstood: [],
    };
  } catch (fault) {
    // A plan that was changed by hand may hold anything.
    const why =
      fault instanceof UnreadablePlanError ? fault.message.split('\n')[0] : 'is no plan that this version wrote';
    return { filters: [], notUnderstood: [{ place, why: why ?? '', text: plan.target, filter: null, rule: null }] };
  }
}
