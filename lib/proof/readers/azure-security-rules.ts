import { type Fields, isObject, lateAt, type Part } from './azure-values';
import type { DeclaredRuleEnd, DeclaredSecurityRule } from './declared-azure';
import { isLate, type Late, type Maybe } from './late';
import type { Place } from './place';

/** The rules of a list of them; what is no rule stands as one of which nothing is known. */
export function securityRules(fields: Fields, list: string): readonly DeclaredSecurityRule[] {
  return fields.items(list).map((part, index) => {
    if (isObject(part.value)) return securityRule(fields.fieldsOf(part), `rule ${index + 1}`);
    const place = fields.placeOf(part.pointer);
    if (!isLate(part.value)) fields.unknown(part, 'is no security rule');
    return unknownRule(
      Array.isArray(fields.find(list)?.value) ? `rule ${index + 1}` : list,
      place,
      lateOf(part, place),
    );
  });
}

/** A rule as Resource Manager writes it, each end in the singular or the plural. */
export function securityRule(fields: Fields, otherwise: string): DeclaredSecurityRule {
  const name = fields.text('name');
  return {
    name: name === null ? otherwise : isLate(name) ? name.id : name,
    place: fields.placeOf(fields.part.pointer),
    priority: fields.neededNumber('priority'),
    direction: fields.needed('direction'),
    access: fields.needed('access'),
    protocol: fields.needed('protocol'),
    source: endOf(fields, 'source'),
    destination: endOf(fields, 'destination'),
    description: textOrNull(fields.text('description')),
  };
}

function endOf(fields: Fields, side: 'source' | 'destination'): DeclaredRuleEnd {
  const both = (one: string, many: string) => [...present(fields.text(one)), ...fields.texts(many)];
  return {
    prefixes: both(`${side}AddressPrefix`, `${side}AddressPrefixes`),
    groups: fields.references(`${side}ApplicationSecurityGroups`),
    ports: both(`${side}PortRange`, `${side}PortRanges`),
  };
}

/** A rule of which nothing is known: it may open or close everything, at any place in the order. */
export function unknownRule(
  name: string,
  place: Place,
  late: Late = lateAt(place, place.pointer),
): DeclaredSecurityRule {
  const anything: DeclaredRuleEnd = { prefixes: ['*'], groups: [], ports: ['*'] };
  return {
    name,
    place,
    priority: late,
    direction: late,
    access: late,
    protocol: late,
    source: anything,
    destination: anything,
    description: null,
  };
}

export function lateOf(part: Part, place: Place): Late {
  return isLate(part.value) ? part.value : lateAt(place, part.pointer);
}

export function textOrNull(text: Maybe<string> | null): string | null {
  return isLate(text) ? null : text;
}

function present<T>(value: T | null): readonly T[] {
  return value === null ? [] : [value];
}
