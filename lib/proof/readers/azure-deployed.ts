import { isPlain } from './arm-values';
import { declarationsOfAzure } from './azure-declarations';
import {
  AzureDeclarationBuilder,
  type AzureResource,
  declareAzureResource,
  isAzureFilterType,
} from './azure-resources';
import { below } from './azure-values';
import type { Declarations } from './deployment';
import type { Place } from './place';
import type { ParsedFile } from './source-text';

/** What one of the commands prints of one thing. */
interface Printed {
  readonly value: Readonly<Record<string, unknown>>;
  readonly pointer: string;
  readonly type: string;
  /** It stands in a list that holds all of its kind below one parent. */
  readonly listed: boolean;
}

/** Whether it is what `az network nsg`, `firewall policy`, `ip-group` or `asg` prints: one thing with its id, or a list. */
export function isAzureDeployed(value: unknown): boolean {
  return printedIn(value).length > 0;
}

/**
 * What is deployed, as the commands of Azure print it. The files are read together, since a policy prints its groups, and
 * a rule its IP groups, by their ids alone; what was not handed over is not known.
 */
export function readAzureDeployed(files: readonly ParsedFile[]): Declarations {
  const lines = new Map(files.map((file) => [file.name, file.lineOf]));
  const builder = new AzureDeclarationBuilder((file, pointer) => lines.get(file)?.(pointer) ?? null);
  const seen = new Set<string>();
  const all = files.flatMap((file) => printedIn(file.value).map((printed) => ({ file, printed })));
  const groups = new Set(
    all.flatMap(({ printed }) => (/\/networksecuritygroups$/i.test(printed.type) ? [idOf(printed).toLowerCase()] : [])),
  );
  for (const file of files) {
    if (printedIn(file.value).length > 0 || (Array.isArray(file.value) && file.value.length === 0)) continue;
    const place: Place = { file: file.name, resource: '', pointer: '', line: file.lineOf('') };
    builder.notes.add(place, 'is nothing that a command of Azure prints of what filters traffic', file.value);
  }
  for (const { file, printed } of all) {
    const id = idOf(printed);
    // The same thing is printed by `show` and by `list`.
    const key = `${printed.type} ${id}`.toLowerCase();
    if (id !== '' && seen.has(key)) continue;
    seen.add(key);
    const parent = parentOf(id);
    if (isListedRule(printed) && !groups.has(parent.toLowerCase())) {
      groups.add(parent.toLowerCase());
      declareAzureResource(groupOf(parent, file), builder);
    }
    declareAzureResource(resourceOf(printed, file, parent), builder);
  }
  return declarationsOfAzure('azure-deployed', builder);
}

/** The things of a file: one, a list, or a list below `value`, as the service itself gives it. */
function printedIn(value: unknown): readonly Printed[] {
  const inner = isPlain(value) && Array.isArray(value.value) && !Object.hasOwn(value, 'id') ? value.value : value;
  const pointer = inner === value ? '' : '/value';
  if (!Array.isArray(inner)) return printedOf(inner, pointer, false);
  return inner.flatMap((one, index) => printedOf(one, below(pointer, index), true));
}

function printedOf(value: unknown, pointer: string, listed: boolean): readonly Printed[] {
  if (!isPlain(value)) return [];
  const said = typeof value.type === 'string' ? value.type : typeOf(typeof value.id === 'string' ? value.id : '');
  const type = isAzureFilterType(said) ? said : typeByShape(value);
  return type === null ? [] : [{ value, pointer, type, listed }];
}

/** `/subscriptions/.../providers/Microsoft.Network/networkSecurityGroups/a/securityRules/b`. */
function typeOf(id: string): string {
  const [provider = '', ...steps] = (id.split(/\/providers\//i).at(-1) ?? '').split('/');
  return [provider, ...steps.filter((_, index) => index % 2 === 0)].join('/');
}

/** Where neither a type nor an id was left in it. */
function typeByShape(value: Readonly<Record<string, unknown>>): string | null {
  const has = (name: string) =>
    Object.hasOwn(value, name) || (isPlain(value.properties) && Object.hasOwn(value.properties, name));
  if (has('securityRules') || has('defaultSecurityRules')) return 'Microsoft.Network/networkSecurityGroups';
  if (has('ruleCollections')) return 'Microsoft.Network/firewallPolicies/ruleCollectionGroups';
  if (has('ruleCollectionGroups')) return 'Microsoft.Network/firewallPolicies';
  if (has('ipAddresses') && has('firewallPolicies')) return 'Microsoft.Network/ipGroups';
  return null;
}

function idOf({ value, pointer }: Printed): string {
  if (typeof value.id === 'string') return value.id;
  return typeof value.name === 'string' ? value.name : `what stands at ${pointer === '' ? '/' : pointer}`;
}

function parentOf(id: string): string {
  return id.split('/').slice(0, -2).join('/');
}

function isListedRule({ type, listed }: Printed): boolean {
  return listed && /\/securityrules$/i.test(type);
}

/** `az network nsg rule list` prints all rules of a group, and nothing else of it. */
function groupOf(id: string, file: ParsedFile): AzureResource {
  const name = id.slice(id.lastIndexOf('/') + 1);
  return {
    type: 'Microsoft.Network/networkSecurityGroups',
    name,
    id: name,
    aliases: [id],
    place: { file: file.name, resource: name, pointer: '', line: file.lineOf('') },
    properties: {},
    propertiesAt: '',
  };
}

function resourceOf(printed: Printed, file: ParsedFile, parent: string): AzureResource {
  const { value, pointer, type } = printed;
  const id = idOf(printed);
  const name = typeof value.name === 'string' ? value.name : id.slice(id.lastIndexOf('/') + 1);
  const isChild = type.split('/').length > 2;
  return {
    type,
    name,
    id: isChild ? id : name,
    aliases: isChild ? [id] : [id, name],
    place: { file: file.name, resource: name, pointer, line: file.lineOf(pointer) },
    properties: value,
    propertiesAt: pointer,
    ...(isChild && parent !== '' ? { parent } : {}),
  };
}
