import { isRecord } from '../../../access/untyped';
import { identityOf } from '../references';
import { type CheckedApp, keyOf, type TemplateResource } from '../templates';
import { fieldOf, itemsOf, numberOf, textOf } from '../values';

export type Direction = 'egress' | 'ingress';

/** A rule of a security group: inline, or a resource of its own. */
export interface GroupRule {
  readonly resource: TemplateResource;
  /** Where the rule stands in its resource; empty for a resource of its own. */
  readonly at: string;
  readonly direction: Direction;
  /** The same for all rules of one group. */
  readonly group: string;
  readonly protocol: string | undefined;
  readonly fromPort: number | undefined;
  readonly toPort: number | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
}

const OWN_RESOURCES = {
  'AWS::EC2::SecurityGroupEgress': 'egress',
  'AWS::EC2::SecurityGroupIngress': 'ingress',
} as const;

const PROTOCOLS: Readonly<Record<string, string>> = { '1': 'icmp', '6': 'tcp', '17': 'udp', '58': 'icmpv6' };

/** Every rule of every group of the app. */
export function groupRules(app: CheckedApp): readonly GroupRule[] {
  const inline = app.resources('AWS::EC2::SecurityGroup').flatMap((resource) =>
    (['SecurityGroupEgress', 'SecurityGroupIngress'] as const).flatMap((key) =>
      itemsOf(resource.properties[key], key).flatMap(({ value, at }) => {
        const group = keyOf(resource);
        const direction: Direction = key === 'SecurityGroupEgress' ? 'egress' : 'ingress';
        return isRecord(value) ? [ruleOf(resource, at, direction, group, value)] : [];
      }),
    ),
  );
  const own = Object.entries(OWN_RESOURCES).flatMap(([type, direction]) =>
    app.resources(type).map((resource) => {
      const { template, properties } = resource;
      const group = identityOf(app, template, properties.GroupId ?? properties.GroupName) ?? keyOf(resource);
      return ruleOf(resource, '', direction, group, properties);
    }),
  );
  return [...inline, ...own];
}

function ruleOf(
  resource: TemplateResource,
  at: string,
  direction: Direction,
  group: string,
  properties: Readonly<Record<string, unknown>>,
): GroupRule {
  const protocol = textOf(properties.IpProtocol)?.toLowerCase();
  return {
    resource,
    at,
    direction,
    group,
    protocol: protocol === undefined ? undefined : (PROTOCOLS[protocol] ?? protocol),
    fromPort: numberOf(properties.FromPort),
    toPort: numberOf(properties.ToPort),
    properties,
  };
}

/** A place inside a rule. */
export function placeIn({ at }: GroupRule, key: string): string {
  return at === '' ? key : `${at}.${key}`;
}

/** What stands under the first of these keys that is there. */
export function firstOf({ properties }: GroupRule, ...keys: readonly string[]): unknown {
  return keys.map((key) => fieldOf(properties, key)).find((value) => value !== undefined);
}
