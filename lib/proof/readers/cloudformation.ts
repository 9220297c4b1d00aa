import { Field, type FieldSource } from './aws-field';
import { firewallPolicyOf, ruleGroupOf } from './aws-network-firewall';
import { dnsAssociationOf, dnsRuleGroupOf, domainListOf } from './cloudformation-dns';
import { LOOP } from './cloudformation-loops';
import { type TemplateResource, TemplateSecurityGroups } from './cloudformation-security-groups';
import { Template } from './cloudformation-template';
import { TemplateValues } from './cloudformation-values';
import type { Declarations } from './deployment';
import { GatheredAws } from './gathered-aws';
import type { Late } from './late';
import type { NotUnderstood, Place } from './place';
import { nearestPlace } from './source-lines';
import type { ParsedFile } from './source-text';
import { isRecord, ownMember, printed } from './spot';

/** What of a deployment the template alone does not say. */
export interface CloudFormationOptions {
  /** Values of parameters, of pseudo-parameters as well: `AWS::Region`. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** Whether a value is a template of CloudFormation. */
export function isCloudFormation(value: unknown): boolean {
  const resources = ownMember(value, 'Resources');
  if (!isRecord(resources)) return false;
  if (ownMember(value, 'AWSTemplateFormatVersion') !== undefined) return true;
  return Object.entries(resources).some(
    ([id, resource]) => id.startsWith(LOOP) || /^[A-Za-z0-9]+::/.test(String(ownMember(resource, 'Type'))),
  );
}

/**
 * What a template declares: each resource that filters traffic, its values worked out as far as the template and the
 * parameters say them. What hangs on the deployment is `Late`; what hangs on a condition that nobody can know is
 * `uncertain`.
 */
export function readCloudFormation(file: ParsedFile, options: CloudFormationOptions = {}): Declarations {
  return new TemplateReading(file, options).read();
}

/** By which attributes a resource is known to others; what `Ref` gives is always among them ("Return values" of each type). */
const IDENTIFYING: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::SecurityGroup': ['GroupId', 'Id'],
  'AWS::EC2::PrefixList': ['PrefixListId', 'Arn'],
  'AWS::EC2::VPC': ['VpcId'],
  'AWS::NetworkFirewall::RuleGroup': ['RuleGroupArn', 'RuleGroupId'],
  'AWS::NetworkFirewall::FirewallPolicy': ['FirewallPolicyArn', 'FirewallPolicyId'],
  'AWS::Route53Resolver::FirewallDomainList': ['Id', 'Arn'],
  'AWS::Route53Resolver::FirewallRuleGroup': ['Id', 'Arn'],
};

/** The property that names a resource in the cloud. */
const NAMED_BY: Readonly<Record<string, string>> = {
  'AWS::EC2::SecurityGroup': 'GroupName',
  'AWS::EC2::PrefixList': 'PrefixListName',
  'AWS::NetworkFirewall::RuleGroup': 'RuleGroupName',
  'AWS::NetworkFirewall::FirewallPolicy': 'FirewallPolicyName',
  'AWS::Route53Resolver::FirewallDomainList': 'Name',
  'AWS::Route53Resolver::FirewallRuleGroup': 'Name',
  'AWS::Route53Resolver::FirewallRuleGroupAssociation': 'Name',
};

/** Transforms of AWS of which none makes or changes what filters traffic. */
const HARMLESS_TRANSFORMS = new Set([
  'AWS::LanguageExtensions',
  'AWS::Serverless-2016-10-31',
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
  'AWS::CodeDeployBlueGreen',
]);

class TemplateReading {
  private readonly found = new GatheredAws();
  private readonly groups = new TemplateSecurityGroups();
  private readonly template: Template;
  private readonly values: TemplateValues;
  /** The resource that is being read, and whether it filters traffic: what is noted belongs to it. */
  private resource = '';
  private filters = false;

  constructor(
    private readonly file: ParsedFile,
    options: CloudFormationOptions,
  ) {
    this.template = new Template(file.value, options.parameters ?? {});
    this.values = new TemplateValues(this.template, (pointer, why, raw) => this.note(pointer, why, raw));
  }

  read(): Declarations {
    this.readTransforms();
    for (const [id, resource] of this.template.resources) {
      this.resource = id;
      this.filters = false;
      this.readResource(id, resource);
    }
    this.found.securityGroups.push(...this.groups.declared());
    const found = this.found.declarations('cloudformation');
    return { ...found, notUnderstood: found.notUnderstood.map((each) => this.atItsGroup(each)) };
  }

  /** What is wrong with a rule that is a resource of its own leaves the group open that it names. */
  private atItsGroup(each: NotUnderstood): NotUnderstood {
    const group = each.filter === null ? undefined : this.groups.groupOfRule(each.filter);
    return group === undefined ? each : { ...each, filter: group, rule: each.filter };
  }

  private readTransforms(): void {
    const transform = ownMember(this.file.value, 'Transform');
    for (const each of Array.isArray(transform) ? transform : [transform]) {
      if (each === undefined || HARMLESS_TRANSFORMS.has(each)) continue;
      this.note('/Transform', 'is a macro, which may make anything of the template', each);
    }
  }

  private readResource(id: string, resource: unknown): void {
    const pointer = this.template.pointerOf(id);
    const type = this.template.typeOf(id);
    if (type === null) {
      this.note(pointer, this.template.whyUnwritten(id) ?? 'is no resource with a type', resource);
      return;
    }
    const read = Object.hasOwn(this.readers, type) ? this.readers[type] : undefined;
    const why = read === undefined ? whyUnread(type) : null;
    if (why !== null) this.note(pointer, why, type);
    if (read === undefined) return;
    this.filters = true;
    const condition = ownMember(resource, 'Condition');
    const holds =
      typeof condition === 'string' ? this.values.conditions.named(condition, `${pointer}/Condition`) : true;
    if (holds === false) return;
    const properties = new Field(this.source(id), {
      raw: ownMember(resource, 'Properties'),
      pointer: `${pointer}/Properties`,
    });
    const nameProperty = NAMED_BY[type];
    const name = nameProperty === undefined ? null : properties.member(nameProperty).outcomes();
    const alias = name?.length === 1 && name[0]?.sure ? name[0].field.plain() : null;
    read({
      declared: {
        id,
        aliases: alias === null ? [] : [alias],
        place: this.placeOf(id, pointer),
        ...(holds === null && { uncertain: true }),
      },
      properties,
    });
  }

  private readonly readers: Readonly<Record<string, (resource: TemplateResource) => void>> = {
    'AWS::EC2::SecurityGroup': (resource) => this.groups.addGroup(resource),
    'AWS::EC2::SecurityGroupEgress': (resource) => this.groups.addRule(resource, 'egress'),
    'AWS::EC2::SecurityGroupIngress': (resource) => this.groups.addRule(resource, 'ingress'),
    'AWS::EC2::PrefixList': ({ declared, properties }) => {
      const entries = properties.member('Entries');
      const cidrs = entries.items().map(({ field, sure }) => (sure ? field.member('Cidr').needed() : field.unknown()));
      this.found.prefixLists.push({ ...declared, cidrs: entries.late() === null ? cidrs : null });
    },
    'AWS::NetworkFirewall::RuleGroup': ({ declared, properties }) => {
      this.found.ruleGroups.push(ruleGroupOf(declared, properties.member('RuleGroup')));
    },
    'AWS::NetworkFirewall::FirewallPolicy': ({ declared, properties }) => {
      this.found.firewallPolicies.push(firewallPolicyOf(declared, properties.member('FirewallPolicy')));
    },
    'AWS::Route53Resolver::FirewallDomainList': (resource) => this.found.domainLists.push(domainListOf(resource)),
    'AWS::Route53Resolver::FirewallRuleGroup': (resource) => this.found.dnsRuleGroups.push(dnsRuleGroupOf(resource)),
    'AWS::Route53Resolver::FirewallRuleGroupAssociation': (resource) =>
      this.found.dnsAssociations.push(dnsAssociationOf(resource)),
  };

  private source(resource: string): FieldSource {
    return {
      settle: (spot) => this.values.settle(spot),
      placeOf: (pointer) => this.placeOf(resource, pointer),
      blockOf: (pointer) => this.file.blockOf?.(pointer) ?? null,
      note: (pointer, why, raw, rule) => this.note(pointer, why, raw, rule),
      resourceOf: (late) => this.resourceOf(late),
    };
  }

  /** A resource of this template that the value identifies. */
  private resourceOf({ resource, attribute }: Late): string | null {
    const type = resource === null ? null : this.template.typeOf(resource);
    const attributes = type !== null && Object.hasOwn(IDENTIFYING, type) ? IDENTIFYING[type] : undefined;
    return attributes !== undefined && (attribute === null || attributes.includes(attribute)) ? resource : null;
  }

  private placeOf(resource: string, pointer: string): Place {
    return nearestPlace(this.file, resource, pointer);
  }

  private note(pointer: string, why: string, raw: unknown, rule: string | null = null): void {
    const place = this.placeOf(this.resource, pointer);
    const filter = this.filters ? this.resource : null;
    this.found.notUnderstood.push({ place, why, text: printed(raw), filter, rule });
  }
}

/** Why a resource that may filter traffic is not read; null where it is none such. */
function whyUnread(type: string): string | null {
  if (type === 'AWS::CloudFormation::Stack') return 'is a stack of its own, which the file does not hold';
  if (type.endsWith('::MODULE')) return 'is a module, whose resources the file does not hold';
  if (type === 'AWS::EC2::NetworkAcl') return 'is a network ACL, which is not read: it may close more';
  return null;
}
