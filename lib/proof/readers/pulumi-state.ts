import { type Attributes, isAttributes } from './provider-block';
import { listOf, member } from './terraform-configuration';

/** A resource as a stack or a preview holds it. */
export interface State {
  readonly urn: string;
  readonly type: string;
  /** The end of the URN. */
  readonly name: string;
  /** The types of its parents and its own. */
  readonly path: string;
  readonly inputs: Attributes;
  readonly outputs: Attributes;
  /** The cloud's own; null where there is none yet. */
  readonly cloudId: string | null;
  /** By property: the URNs that its value comes from. */
  readonly dependencies: unknown;
  /** It is in no cloud: a component. */
  readonly isComponent: boolean;
  readonly pointer: string;
}

/** Steps after which nothing is there. */
const GONE: ReadonlySet<string> = new Set([
  'delete',
  'delete-replaced',
  'discard',
  'discard-replaced',
  'read-discard',
  'remove-pending-replace',
  'forget',
]);

/** Steps that leave the same thing there, so that it is still called what it was. */
const KEPT: ReadonlySet<string> = new Set(['same', 'update', 'refresh', 'read']);

/** The resources of `pulumi stack export`. What only waits for its removal, since another stands in its place, is gone. */
export function statesOfStack(value: unknown): readonly State[] {
  return listOf(member(member(value, 'deployment'), 'resources')).flatMap((one, at) => {
    const state = member(one, 'delete') === true ? null : stateOf(one, `/deployment/resources/${at}`, null);
    return state === null ? [] : [state];
  });
}

/** The resources that `pulumi preview --json` says will be there: one of a URN, though several steps lead to it. */
export function statesOfPreview(value: unknown): readonly State[] {
  const states = new Map<string, State>();
  listOf(member(value, 'steps')).forEach((one, at) => {
    const op = member(one, 'op');
    if (typeof op !== 'string' || GONE.has(op)) return;
    const old = member(one, 'oldState');
    const [next, key] = isAttributes(member(one, 'newState'))
      ? [member(one, 'newState'), 'newState']
      : [old, 'oldState'];
    const state = stateOf(next, `/steps/${at}/${key}`, KEPT.has(op) ? old : null);
    if (state !== null) states.set(state.urn, state);
  });
  return [...states.values()];
}

/** How many resources a preview counts and does not show: those that stay the same, unless it is asked for them. */
export function leftOut(value: unknown): number {
  const same = member(member(value, 'changeSummary'), 'same');
  const shown = listOf(member(value, 'steps')).filter((one) => member(one, 'op') === 'same').length;
  return typeof same === 'number' ? same - shown : 0;
}

/** A preview holds no outputs, so that of what is kept the names are still those of the old state. */
function stateOf(one: unknown, pointer: string, old: unknown): State | null {
  const urn = member(one, 'urn');
  const type = member(one, 'type');
  if (typeof urn !== 'string' || typeof type !== 'string') return null;
  const [path = '', ...name] = urn.split('::').slice(2);
  const arn = member(member(old, 'outputs'), 'arn');
  const outputs = attributesOf(member(one, 'outputs'));
  return {
    urn,
    type,
    name: name.join('::') || urn,
    path,
    inputs: attributesOf(member(one, 'inputs')),
    outputs: typeof arn === 'string' && !Object.hasOwn(outputs, 'arn') ? { ...outputs, arn } : outputs,
    cloudId: textOf(member(one, 'id')) ?? textOf(member(old, 'id')),
    dependencies: member(one, 'propertyDependencies'),
    isComponent: member(one, 'custom') === false,
    pointer,
  };
}

function attributesOf(value: unknown): Attributes {
  return isAttributes(value) ? value : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
