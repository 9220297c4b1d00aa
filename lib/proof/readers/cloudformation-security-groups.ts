import type { Field } from './aws-field';
import { groupRuleOf } from './aws-group-rule';
import type { Declared, DeclaredGroupRule, DeclaredSecurityGroup } from './declared-aws';
import { isLate, type Maybe } from './late';
import { isRecord } from './spot';

/** A resource of a template as the readers of each service take it. */
export interface TemplateResource {
  readonly declared: Declared;
  readonly properties: Field;
}

/** A rule that is a resource of its own, and the group that it names. */
interface SeparateRule {
  readonly group: Maybe<string>;
  readonly rule: DeclaredGroupRule;
}

/**
 * The security groups of a template, each with its own rules and with those that are resources of their own. A group
 * that the template does not declare stands there by what the rule calls it.
 */
export class TemplateSecurityGroups {
  private readonly groups = new Map<string, { readonly declared: Declared; readonly rules: DeclaredGroupRule[] }>();
  private readonly byName = new Map<string, string>();
  private readonly separate: SeparateRule[] = [];
  private readonly groupOf = new Map<string, string>();

  addGroup({ declared, properties }: TemplateResource): void {
    const rules = (['egress', 'ingress'] as const).flatMap((direction) =>
      inlineRules(
        properties.member(direction === 'egress' ? 'SecurityGroupEgress' : 'SecurityGroupIngress'),
        direction,
      ),
    );
    this.groups.set(declared.id, { declared, rules });
    for (const alias of declared.aliases) this.byName.set(alias, declared.id);
  }

  addRule({ declared, properties }: TemplateResource, direction: DeclaredGroupRule['direction']): void {
    const ways = [properties.member('GroupId'), properties.member('GroupName')].flatMap((field) => field.outcomes());
    const sure = declared.uncertain !== true && ways.length === 1 && ways[0]?.sure === true;
    const rule = groupRuleOf(properties, { name: declared.id, direction, sure });
    const named = ways.map(({ field }) => field.neededReference());
    for (const group of named.length > 0 ? named : [properties.member('GroupId').needed()]) {
      this.separate.push({ group, rule });
    }
  }

  /** The group of a rule that is a resource of its own. */
  groupOfRule(id: string): string | undefined {
    return this.groupOf.get(id);
  }

  declared(): readonly DeclaredSecurityGroup[] {
    const rulesOf = new Map<string, DeclaredGroupRule[]>();
    for (const { group, rule } of this.separate) {
      const name = isLate(group) ? group.id : group;
      const id = this.groups.has(name) ? name : (this.byName.get(name) ?? name);
      const rules = rulesOf.get(id) ?? [];
      rules.push(rule);
      rulesOf.set(id, rules);
      this.groupOf.set(rule.name, id);
    }
    const own = [...this.groups.values()].map((group) => completed(group, rulesOf.get(group.declared.id) ?? []));
    const others = [...rulesOf].flatMap(([id, rules]) => (this.groups.has(id) ? [] : [elsewhere(id, rules)]));
    return [...own, ...others];
  }
}

function elsewhere(id: string, rules: readonly DeclaredGroupRule[]): DeclaredSecurityGroup {
  const [first] = rules;
  const place = first?.place ?? { file: '', resource: id, pointer: '', line: null };
  return { id, aliases: [], place, egressByDefault: false, rules };
}

function inlineRules(list: Field, direction: DeclaredGroupRule['direction']): DeclaredGroupRule[] {
  return list.items().map(({ field, sure }, index) => {
    const name = `${direction} ${index + 1}`;
    if (isRecord(field.spot.raw) && field.late() === null) return groupRuleOf(field, { name, direction, sure });
    // Nobody knows how many rules these are, or what they open.
    field.note(field.late() === null ? 'is no rule' : 'is known at deployment alone', name);
    return anyRule(field, name, direction);
  });
}

function anyRule(field: Field, name: string, direction: DeclaredGroupRule['direction']): DeclaredGroupRule {
  return {
    name,
    place: field.place,
    direction,
    protocol: '-1',
    fromPort: null,
    toPort: null,
    peers: EVERYBODY,
    description: null,
    uncertain: true,
  };
}

const EVERYBODY = ['0.0.0.0/0', '::/0'].map((cidr) => ({ kind: 'cidr', cidr }) as const);

/**
 * EC2 gives a group that says nothing of egress a rule that lets everything out ("AWS::EC2::SecurityGroup": "if you do
 * not add egress rules, we add egress rules that allow all outbound IPv4 and IPv6 traffic. Otherwise, we do not").
 * A rule that is a resource of its own counts as one that was added: CloudFormation takes every rule away that allows
 * everything before it adds the first of them, one that the template itself holds as well (aws/aws-cdk issues 987 and
 * 22140, pull request 998). AWS's pages do not say the latter, so of such a rule nobody knows.
 */
function completed(
  { declared, rules }: { readonly declared: Declared; readonly rules: readonly DeclaredGroupRule[] },
  separate: readonly DeclaredGroupRule[],
): DeclaredSecurityGroup {
  const egress = [...rules, ...separate].filter(({ direction }) => direction === 'egress');
  const mayBeAlone = egress.length > 0 && egress.every(({ uncertain }) => uncertain === true);
  const isStripped = separate.some(({ direction }) => direction === 'egress');
  const kept = rules.map((rule) => (isStripped && allowsAllOut(rule) ? { ...rule, uncertain: true as const } : rule));
  const byDefault: DeclaredGroupRule[] = mayBeAlone ? [defaultEgress(declared)] : [];
  return { ...declared, egressByDefault: egress.length === 0, rules: [...kept, ...separate, ...byDefault] };
}

function allowsAllOut({ direction, protocol, peers }: DeclaredGroupRule): boolean {
  return (
    direction === 'egress' &&
    protocol === '-1' &&
    peers.some((peer) => peer.kind === 'cidr' && (peer.cidr === '0.0.0.0/0' || peer.cidr === '::/0'))
  );
}

/** Where every rule hangs on what nobody knows, so does EC2's own. */
function defaultEgress({ place }: Declared): DeclaredGroupRule {
  return {
    name: 'egress by default',
    place,
    direction: 'egress',
    protocol: '-1',
    fromPort: null,
    toPort: null,
    peers: EVERYBODY,
    description: null,
    uncertain: true,
  };
}
