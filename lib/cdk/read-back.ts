import { type CfnElement, Stack } from 'aws-cdk-lib';
import type { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { isRecord } from '../access/untyped';

/** What a rule of a security group says beside its peer. */
export const TRAFFIC_KEYS = ['GroupId', 'IpProtocol', 'FromPort', 'ToPort', 'Description'];

/** A resource as it will stand in the template, overrides and escape hatches included. */
export interface RenderedResource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** The public properties of an L1 do not show its overrides; what it renders does. Null where it renders nothing. */
export function renderedResource(element: CfnElement): RenderedResource | null {
  const { _toCloudFormation: render } = element as unknown as {
    _toCloudFormation(): { Resources?: Record<string, object> };
  };
  // Its logical id, which is the key, is a token too and read by nobody here.
  const [resource] = Object.values(render.call(element).Resources ?? {});
  if (resource === undefined) return null;
  const { Type, Properties = {} } = Stack.of(element).resolve(resource) as Partial<RenderedResource>;
  // As the template has it: what is undefined does not stand in it.
  return JSON.parse(JSON.stringify({ Type, Properties })) as RenderedResource;
}

/** A rule of a group as it is rendered, and the stack whose words it is in. */
export interface RenderedRule {
  readonly direction: 'egress' | 'ingress';
  readonly entry: unknown;
  readonly stack: Stack;
}

/** What stands inline in a group. */
export function inlineEntries(group: CfnSecurityGroup): readonly RenderedRule[] {
  const { SecurityGroupEgress, SecurityGroupIngress } = renderedResource(group)?.Properties ?? {};
  const stack = Stack.of(group);
  return [
    ...listOf(SecurityGroupEgress).map((entry) => ({ direction: 'egress' as const, entry, stack })),
    ...listOf(SecurityGroupIngress).map((entry) => ({ direction: 'ingress' as const, entry, stack })),
  ];
}

/** The bytes that a resource takes up in its template as CDK writes it, metadata and indents included. */
export function renderedSize(element: CfnElement): number {
  const { _toCloudFormation: render } = element as unknown as { _toCloudFormation(): object };
  return Buffer.byteLength(JSON.stringify(Stack.of(element).resolve(render.call(element)), undefined, 1));
}

export function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A list as the template has it; what stands in a list's place, such as an intrinsic function, is not overlooked. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The keys of a record that nobody here reads: what they open would be proved by nobody. An empty list opens nothing. */
export function unreadKeys(record: unknown, read: readonly string[]): readonly string[] {
  if (!isRecord(record)) return [];
  return Object.entries(record)
    .filter(([key, value]) => !read.includes(key) && !(Array.isArray(value) && value.length === 0))
    .map(([key]) => key);
}
