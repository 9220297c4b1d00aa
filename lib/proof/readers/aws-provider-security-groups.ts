import type { DeclaredGroupRule, DeclaredPeer, DeclaredPrefixList, DeclaredSecurityGroup } from './declared-aws';
import { isLate, type Late, type Maybe } from './late';
import type { Block } from './provider-block';
import { declared, type ProviderResource } from './provider-resource';

type Direction = DeclaredGroupRule['direction'];

const DIRECTIONS: readonly Direction[] = ['ingress', 'egress'];

interface RuleOfGroup {
  readonly group: Maybe<string>;
  readonly rule: DeclaredGroupRule;
}

/**
 * The groups of the provider for AWS, and the rules that stand beside them. It revokes EC2's own egress rule of every
 * group that it makes, and every rule of a default group that it adopts (the pages of `aws_security_group` and
 * `aws_default_security_group`), so what is not written is closed.
 */
export class ProviderSecurityGroups {
  private readonly groups: ProviderResource[] = [];
  private readonly rules: RuleOfGroup[] = [];

  addGroup(resource: ProviderResource): void {
    this.groups.push(resource);
  }

  /** `aws_security_group_rule`. */
  addRule({ id, body, uncertain }: ProviderResource): void {
    const type = body.required('type');
    const group = body.requiredReference('securityGroupId');
    const known = DIRECTIONS.find((direction) => direction === type);
    const peers = peersOf(body, group);
    // A source is refused beside blocks and beside the group itself (ConflictsWith in the provider's schema); where there
    // are such it is only what the provider reads back.
    const others = isLate(body.text('sourceSecurityGroupId')) && peers.some(({ kind }) => kind !== 'prefixList');
    if (known === undefined && !isLate(type)) body.note('goes in no direction that EC2 knows', type, nameOf(group), id);
    for (const direction of known === undefined ? DIRECTIONS : [known]) {
      const rule = {
        ...ruleOf(body, direction, known === undefined ? `${id} ${direction}` : id),
        peers: [...peers, ...(others ? [] : groupPeers(body.references('sourceSecurityGroupId')))],
        ...(uncertain || known === undefined ? { uncertain: true as const } : {}),
      };
      this.rules.push({ group, rule });
    }
  }

  /** `aws_vpc_security_group_ingress_rule` and its twin. */
  addOneWayRule({ id, body, uncertain }: ProviderResource, direction: Direction): void {
    const rule: DeclaredGroupRule = {
      ...ruleOf(body, direction, id, 'ipProtocol'),
      peers: [
        ...cidrPeers(body.texts('cidrIpv4')),
        ...cidrPeers(body.texts('cidrIpv6')),
        ...listPeers(body.references('prefixListId')),
        ...groupPeers(body.references('referencedSecurityGroupId')),
      ],
      ...(uncertain ? { uncertain } : {}),
    };
    this.rules.push({ group: body.requiredReference('securityGroupId'), rule });
  }

  /** Each rule in its group; rules of a group that is not of the file in one of their own. */
  build(): readonly DeclaredSecurityGroup[] {
    const beside = new Map<string, DeclaredGroupRule[]>();
    const owners = new Map<string, string>();
    for (const group of this.groups) {
      beside.set(group.id, []);
      for (const name of [...identitiesOf(group), group.id]) owners.set(name, group.id);
    }
    const strangers = new Map<string, DeclaredGroupRule[]>();
    for (const { group, rule } of this.rules) {
      const name = nameOf(group);
      const owner = owners.get(name);
      const rules = owner === undefined ? strangers : beside;
      const key = owner ?? name;
      const already = rules.get(key);
      if (already === undefined) rules.set(key, [rule]);
      else already.push(rule);
    }
    return [
      ...this.groups.map((group) => this.groupOf(group, beside.get(group.id) ?? [])),
      ...[...strangers].map(([id, rules]) => strangerOf(id, rules)),
    ];
  }

  private groupOf(group: ProviderResource, beside: readonly DeclaredGroupRule[]): DeclaredSecurityGroup {
    const inline = DIRECTIONS.flatMap((direction) =>
      group.body.blocks(direction).map((block, at) => inlineRule(group, block, direction, `${direction} ${at + 1}`)),
    );
    return { ...declared(group), egressByDefault: false, rules: [...inline, ...beside] };
  }
}

/** The lists of the provider for AWS, and the entries that stand beside them. */
export class ProviderPrefixLists {
  private readonly lists: ProviderResource[] = [];
  private readonly entries: { readonly list: Maybe<string>; readonly cidr: Maybe<string> }[] = [];

  addList(resource: ProviderResource): void {
    this.lists.push(resource);
  }

  addEntry({ body }: ProviderResource): void {
    const list = body.requiredReference('prefixListId');
    if (isLate(list)) body.note('is an entry of a list that is known at apply alone', list, null, null);
    this.entries.push({ list, cidr: body.required('cidr') });
  }

  /** A list without an entry anywhere may be filled by others: nothing is known of it. */
  build(): readonly DeclaredPrefixList[] {
    const beside = new Map<string, Maybe<string>[]>();
    for (const { list, cidr } of this.entries) {
      const name = nameOf(list);
      const already = beside.get(name);
      if (already === undefined) beside.set(name, [cidr]);
      else already.push(cidr);
    }
    return this.lists.map((list) => {
      const own = list.body.blocks('entry').map((entry) => (isLate(entry) ? entry : entry.required('cidr')));
      const others = [...new Set([...identitiesOf(list), list.id])].flatMap((name) => beside.get(name) ?? []);
      const cidrs = [...new Set([...own, ...others])];
      return { ...declared(list), cidrs: cidrs.length === 0 && !list.body.has('entry') ? null : cidrs };
    });
  }
}

/** What a reference may say of it: names are not among them, since two may share one. */
export function identitiesOf({ body }: ProviderResource): readonly string[] {
  return ['id', 'arn'].flatMap((name) => {
    const value = body.text(name);
    return value === null || isLate(value) ? [] : [value];
  });
}

export function nameOf(reference: Maybe<string>): string {
  return isLate(reference) ? reference.id : reference;
}

function strangerOf(id: string, rules: readonly DeclaredGroupRule[]): DeclaredSecurityGroup {
  const [{ place } = { place: { file: '', resource: id, pointer: '', line: null } }] = rules;
  return { id, aliases: [], place, egressByDefault: false, rules };
}

function inlineRule(
  { id, body, uncertain }: ProviderResource,
  block: Block | Late,
  direction: Direction,
  name: string,
): DeclaredGroupRule {
  if (!isLate(block)) {
    const peers = [...peersOf(block, id), ...groupPeers(block.references('securityGroups'))];
    return { ...ruleOf(block, direction, name), peers, ...(uncertain ? { uncertain } : {}) };
  }
  body.note(`has ${direction} rules that are known at apply alone`, block, id, name);
  const peers: DeclaredPeer[] = [{ kind: 'cidr', cidr: block }];
  const anything = { protocol: block, fromPort: block, toPort: block, peers };
  return { name, place: body.place, direction, ...anything, description: null, uncertain: true };
}

function ruleOf(
  block: Block,
  direction: Direction,
  name: string,
  protocol = 'protocol',
): Omit<DeclaredGroupRule, 'peers'> {
  const description = block.text('description');
  return {
    name,
    place: block.place,
    direction,
    protocol: block.required(protocol),
    fromPort: block.number('fromPort'),
    toPort: block.number('toPort'),
    description: isLate(description) || description === '' ? null : description,
  };
}

function peersOf(block: Block, own: Maybe<string>): readonly DeclaredPeer[] {
  const self = block.flag('self');
  return [
    ...cidrPeers(block.texts('cidrBlocks')),
    ...cidrPeers(block.texts('ipv6CidrBlocks')),
    ...listPeers(block.references('prefixListIds')),
    ...(self === false ? [] : groupPeers([isLate(self) ? self : own])),
  ];
}

function cidrPeers(cidrs: readonly Maybe<string>[]): readonly DeclaredPeer[] {
  return cidrs.map((cidr) => ({ kind: 'cidr', cidr }));
}

function listPeers(lists: readonly Maybe<string>[]): readonly DeclaredPeer[] {
  return lists.map((list) => ({ kind: 'prefixList', list }));
}

/** A group of another account stands as `ACCOUNT/sg-...`; its own id is unique by itself. */
function groupPeers(groups: readonly Maybe<string>[]): readonly DeclaredPeer[] {
  return groups.map((group) => ({
    kind: 'group',
    group: isLate(group) ? group : group.replace(/^\d{12}\/(?=sg-)/, ''),
  }));
}
