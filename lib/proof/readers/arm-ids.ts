import type { LateValues } from './arm-late';
import { isLate, type Maybe } from './late';

/**
 * The ids of Resource Manager, as a template's own functions give them. Which subscription and resource group a template
 * is deployed to is not known, and is called the same wherever it is meant.
 */
export interface ArmIds {
  /** Of the template, or of the deployment in another that holds it. */
  readonly resourceGroup: Maybe<string>;
}

export const OWN_GROUP = '{resource group}';

/** What `resourceGroup().name` of a template gives: functions are called in lower case. */
const OWN_GROUP_NAME = 'resourcegroup().name';

/** The id of a resource by the names of its parents and its own. */
export function resourceId(
  type: string,
  names: readonly Maybe<string>[],
  resourceGroup: Maybe<string>,
  values: LateValues,
): Maybe<string> {
  return values.text([
    '/subscriptions/{subscription}/resourceGroups/',
    resourceGroup,
    '/providers/',
    ...pathOf(type, names),
  ]);
}

/** `Microsoft.Network/networkSecurityGroups/a/securityRules/b`. */
function pathOf(type: string, names: readonly Maybe<string>[]): readonly Maybe<string>[] {
  const [provider = '', ...kinds] = type.split('/');
  return [
    provider,
    ...kinds.flatMap((kind, index) => ['/', kind, '/', names[index] ?? '']),
    ...extra(kinds.length, names),
  ];
}

/** A name with the slashes of its parents' stands for several. */
function extra(count: number, names: readonly Maybe<string>[]): readonly Maybe<string>[] {
  return names.slice(count).flatMap((name) => ['/', name]);
}

/** The functions that give an id; undefined where it is none of them, or its type is not known. */
export function idOfCall(
  name: string,
  args: readonly unknown[],
  ids: ArmIds,
  values: LateValues,
): Maybe<string> | undefined {
  const texts = args.filter((arg): arg is Maybe<string> => typeof arg === 'string' || isLate(arg));
  if (texts.length !== args.length) return undefined;
  switch (name) {
    case 'resourceid':
      return ofGroup(texts, ids, values);
    case 'subscriptionresourceid':
      return withType(texts, 1, (type, names) =>
        values.text(['/subscriptions/{subscription}/providers/', ...pathOf(type, names)]),
      );
    case 'tenantresourceid':
      return withType(texts, 0, (type, names) => values.text(['/providers/', ...pathOf(type, names)]));
    case 'extensionresourceid': {
      const [base = ''] = texts;
      return withType(texts.slice(1), 0, (type, names) => values.text([base, '/providers/', ...pathOf(type, names)]));
    }
    default:
      return undefined;
  }
}

/** `resourceId([subscription], [resource group], type, name, ...)`. */
function ofGroup(texts: readonly Maybe<string>[], ids: ArmIds, values: LateValues): Maybe<string> | undefined {
  const at = typeIndex(texts, 2);
  const said = at > 0 ? texts[at - 1] : undefined;
  const group = said === undefined || (isLate(said) && said.id === OWN_GROUP_NAME) ? ids.resourceGroup : said;
  return withType(texts, 2, (type, names) => resourceId(type, names, group, values));
}

function typeIndex(texts: readonly Maybe<string>[], most: number): number {
  return texts.findIndex((text, index) => index <= most && typeof text === 'string' && /^[\w.]+\/[\w./-]+$/.test(text));
}

function withType(
  texts: readonly Maybe<string>[],
  most: number,
  make: (type: string, names: readonly Maybe<string>[]) => Maybe<string>,
): Maybe<string> | undefined {
  const at = typeIndex(texts, most);
  const type = texts[at];
  return at < 0 || type === undefined || isLate(type) ? undefined : make(type, texts.slice(at + 1));
}
