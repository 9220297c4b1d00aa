import { unknownRule } from './azure-security-rules';
import type { DeclaredRuleEnd, DeclaredSecurityRule } from './declared-azure';
import { isLate, type Late, type Maybe } from './late';
import type { Block } from './provider-block';
import type { ProviderResource } from './provider-resource';

/** A block of a group, or a resource of its own: they take the same. */
export function securityRuleOf(body: Block, otherwise: string): DeclaredSecurityRule {
  const name = body.text('name');
  return {
    name: name === null ? otherwise : isLate(name) ? name.id : name,
    place: body.place,
    priority: body.requiredNumber('priority'),
    direction: body.required('direction'),
    access: body.required('access'),
    protocol: body.required('protocol'),
    source: endOf(body, 'source'),
    destination: endOf(body, 'destination'),
    description: descriptionOf(body),
  };
}

/** Rules of which nobody knows how many there will be. */
export function unknownSecurityRules({ id, body }: ProviderResource, late: Late): DeclaredSecurityRule {
  body.note('has security rules that are known at apply alone', late, id, 'security rules');
  return unknownRule('security rules', body.place, late);
}

export function descriptionOf(body: Block): string | null {
  const description = body.text('description');
  return isLate(description) || description === '' ? null : description;
}

function endOf(body: Block, side: 'source' | 'destination'): DeclaredRuleEnd {
  return {
    prefixes: [...said(body.text(`${side}AddressPrefix`)), ...body.texts(`${side}AddressPrefixes`)],
    groups: body.references(`${side}ApplicationSecurityGroupIds`),
    ports: [...said(body.text(`${side}PortRange`)), ...body.texts(`${side}PortRanges`)],
  };
}

/** A state holds an empty text for what was left out. */
function said(text: Maybe<string> | null): readonly Maybe<string>[] {
  return text === null || text === '' ? [] : [text];
}
