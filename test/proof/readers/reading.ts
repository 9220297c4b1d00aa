import { readCloudFormation } from '../../../lib/proof/readers/cloudformation';
import type { DeclaredGroupRule } from '../../../lib/proof/readers/declared-aws';
import type { Declarations } from '../../../lib/proof/readers/deployment';
import { type ParsedFile, parseSource } from '../../../lib/proof/readers/source-text';

/** A text that has to be data. */
export function parsed(text: string, name = 'template.yaml'): ParsedFile {
  const file = parseSource({ name, text });
  if ('why' in file) throw new Error(`${name}:${file.line}: ${file.why}`);
  return file;
}

/** A template, as text or as what is written as JSON. */
export function readTemplate(template: unknown, parameters?: Readonly<Record<string, string>>): Declarations {
  const file = typeof template === 'string' ? parsed(template) : parsed(JSON.stringify(template), 'template.json');
  return readCloudFormation(file, parameters === undefined ? {} : { parameters });
}

/** A template with one group, whose one egress rule has the value as its block. */
export function withCidr(cidr: unknown, sections: object = {}): object {
  const rule = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: cidr };
  return withRules([rule], sections);
}

export function withRules(rules: unknown, sections: object = {}): object {
  const group = { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'x', SecurityGroupEgress: rules } };
  return { ...sections, Resources: { ...(sections as { Resources?: object }).Resources, Group: group } };
}

/** The rules of the group that is called so. */
export function rulesOf({ aws }: Declarations, id = 'Group'): readonly DeclaredGroupRule[] {
  return aws.securityGroups.find((group) => group.id === id)?.rules ?? [];
}

/** A rule as a person would say it. */
export function said({ direction, protocol, fromPort, toPort, peers, uncertain }: DeclaredGroupRule): string {
  const text = (value: unknown) =>
    typeof value === 'object' && value !== null ? `<${(value as { id: string }).id}>` : value;
  const each = peers.map((peer) =>
    text(peer.kind === 'cidr' ? peer.cidr : peer.kind === 'group' ? peer.group : peer.list),
  );
  const ports = fromPort === null ? '' : ` ${text(fromPort)}-${text(toPort)}`;
  return `${uncertain ? 'maybe ' : ''}${direction} ${text(protocol)}${ports} ${each.join(', ')}`;
}
