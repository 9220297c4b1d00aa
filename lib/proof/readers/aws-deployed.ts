import { type DeployedRule, rulesOfGroup, separateRuleOf } from './aws-deployed-rules';
import { Field, type FieldSource } from './aws-field';
import { firewallPolicyOf, ruleGroupOf } from './aws-network-firewall';
import type { Declared, DeclaredGroupRule, DeclaredPrefixList } from './declared-aws';
import type { Declarations } from './deployment';
import { GatheredAws } from './gathered-aws';
import { isLate, type Maybe } from './late';
import { nearestPlace } from './source-lines';
import type { ParsedFile } from './source-text';
import { Either, isRecord, ownMember, printed, type Settled, type Spot } from './spot';

/** What a command of `aws` prints whole, without `--query`, by the members that only its output has. */
const OUTPUTS = {
  'describe-security-groups': (value: unknown) => isListOf(value, 'SecurityGroups', 'GroupId'),
  'describe-security-group-rules': (value: unknown) => isListOf(value, 'SecurityGroupRules', 'SecurityGroupRuleId'),
  'describe-managed-prefix-lists': (value: unknown) => isListOf(value, 'PrefixLists', 'PrefixListId'),
  'get-managed-prefix-list-entries': (value: unknown) => isListOf(value, 'Entries', 'Cidr'),
  'describe-rule-group': (value: unknown) => isRecord(ownMember(value, 'RuleGroupResponse')),
  'describe-firewall-policy': (value: unknown) => isRecord(ownMember(value, 'FirewallPolicyResponse')),
} as const;

type Output = keyof typeof OUTPUTS;

/** Whether a value is what a command of `aws` prints that is read here, or a list of such. */
export function isAwsDeployed(value: unknown): boolean {
  return Array.isArray(value)
    ? value.length > 0 && value.every((each) => outputOf(each) !== null)
    : outputOf(value) !== null;
}

/** What the commands of `aws` print of what is deployed, as one deployment: files refer to one another by ids. */
export function readAwsDeployed(files: readonly ParsedFile[]): Declarations {
  const reading = new DeployedReading();
  for (const file of files) reading.add(file);
  return reading.read();
}

function outputOf(value: unknown): Output | null {
  const names = Object.keys(OUTPUTS) as Output[];
  return names.find((name) => OUTPUTS[name](value)) ?? null;
}

function isListOf(value: unknown, list: string, member: string): boolean {
  const items = ownMember(value, list);
  return Array.isArray(items) && items.every((item) => ownMember(item, member) !== undefined);
}

class DeployedReading {
  private readonly found = new GatheredAws();
  private readonly separate: DeployedRule[] = [];
  private readonly lists: DeclaredPrefixList[] = [];
  private readonly entries: Field[] = [];

  add(file: ParsedFile): void {
    const outputs = Array.isArray(file.value) ? file.value : [file.value];
    for (const [index, raw] of outputs.entries()) {
      const pointer = Array.isArray(file.value) ? `/${index}` : '';
      const name = outputOf(raw);
      const field = new Field(this.sourceOf(file, null), { raw, pointer });
      if (name === null) field.note('is no output of a command that is read');
      else this.readers[name](field, file);
      if (field.member('NextToken').isThere()) field.member('NextToken').note('says that the output goes on elsewhere');
    }
  }

  read(): Declarations {
    this.addSeparateRules();
    this.found.prefixLists.push(...this.listsWithEntries());
    return this.found.declarations('aws-deployed');
  }

  private readonly readers: Readonly<Record<Output, (output: Field, file: ParsedFile) => void>> = {
    'describe-security-groups': (output, file) => {
      for (const { field } of output.member('SecurityGroups').items()) {
        const [declared, group] = this.declared(file, field, ['GroupId', 'GroupName', 'SecurityGroupArn']);
        // Every rule that stands is listed, EC2's own among them.
        this.found.securityGroups.push({ ...declared, egressByDefault: false, rules: rulesOfGroup(group) });
      }
    },
    'describe-security-group-rules': (output, file) => {
      for (const { field } of output.member('SecurityGroupRules').items()) {
        const id = field.member('GroupId').plain();
        this.separate.push(separateRuleOf(new Field(this.sourceOf(file, id), field.spot)));
      }
    },
    'describe-managed-prefix-lists': (output, file) => {
      for (const { field } of output.member('PrefixLists').items()) {
        const [declared, list] = this.declared(file, field, ['PrefixListId', 'PrefixListName', 'PrefixListArn']);
        // `describe-prefix-lists` prints the blocks of AWS's own lists at once.
        const cidrs = list.member('Cidrs');
        this.lists.push({ ...declared, cidrs: cidrs.isThere() ? cidrs.texts() : null });
      }
    },
    'get-managed-prefix-list-entries': (output) => {
      this.entries.push(output);
    },
    'describe-rule-group': (output, file) => {
      const response = output.member('RuleGroupResponse');
      const [declared] = this.declared(file, response, ['RuleGroupName', 'RuleGroupArn', 'RuleGroupId']);
      const group = new Field(this.sourceOf(file, declared.id), output.member('RuleGroup').spot);
      this.found.ruleGroups.push(ruleGroupOf(declared, group));
    },
    'describe-firewall-policy': (output, file) => {
      const response = output.member('FirewallPolicyResponse');
      const [declared] = this.declared(file, response, ['FirewallPolicyName', 'FirewallPolicyArn', 'FirewallPolicyId']);
      const policy = new Field(this.sourceOf(file, declared.id), output.member('FirewallPolicy').spot);
      this.found.firewallPolicies.push(firewallPolicyOf(declared, policy));
    },
  };

  /** A thing by the first name that it has; and the thing again, what is noted in it being its own. */
  private declared(file: ParsedFile, { spot }: Field, names: readonly string[]): readonly [Declared, Field] {
    const known = names.map((name) => ownMember(spot.raw, name)).filter((name) => typeof name === 'string');
    const [id = `thing at ${file.name}#${spot.pointer}`, ...aliases] = known;
    const field = new Field(this.sourceOf(file, id), spot);
    return [{ id, aliases, place: field.place }, field];
  }

  /** Rules that are listed for themselves; where the group is listed as well, it has them once more. */
  private addSeparateRules(): void {
    const rulesOf = new Map<string, DeclaredGroupRule[]>();
    for (const { group, rule } of this.separate) {
      const rules = rulesOf.get(group) ?? [];
      rules.push(rule);
      rulesOf.set(group, rules);
    }
    const groups = this.found.securityGroups.splice(0);
    const listed = new Set(groups.map(({ id }) => id));
    this.found.securityGroups.push(
      ...groups.map((group) => ({ ...group, rules: [...group.rules, ...(rulesOf.get(group.id) ?? [])] })),
      ...[...rulesOf].flatMap(([id, rules]) => {
        const [first] = rules;
        if (first === undefined || listed.has(id)) return [];
        return [{ id, aliases: [], place: first.place, egressByDefault: false, rules }];
      }),
    );
  }

  /** The entries of a list do not say whose they are: they are its own where one list alone can be meant. */
  private listsWithEntries(): readonly DeclaredPrefixList[] {
    const without = this.lists.filter(({ cidrs }) => cidrs === null);
    const [one] = without;
    const [entries] = this.entries;
    if (one !== undefined && without.length === 1 && entries !== undefined && this.entries.length === 1) {
      const cidrs: readonly Maybe<string>[] = entries
        .member('Entries')
        .items()
        .map(({ field }) => field.member('Cidr').needed());
      return this.lists.map((list) => (list === one ? { ...list, cidrs } : list));
    }
    for (const each of this.entries)
      each.member('Entries').note('does not say of which prefix list these are the entries');
    return this.lists;
  }

  private sourceOf(file: ParsedFile, filter: string | null): FieldSource {
    const placeOf = (pointer: string) => nearestPlace(file, filter ?? '', pointer);
    return {
      settle,
      placeOf,
      blockOf: (pointer) => file.blockOf?.(pointer) ?? null,
      note: (pointer, why, raw, rule) => {
        this.found.notUnderstood.push({ place: placeOf(pointer), why, text: printed(raw), filter, rule: rule ?? null });
      },
      resourceOf: () => null,
    };
  }
}

/** What is deployed has no functions. */
function settle(spot: Spot): Settled {
  const { raw } = spot;
  if (raw === undefined || raw === null) return null;
  return isLate(raw) || raw instanceof Either ? raw : spot;
}
