import { REQUEST_SCHEMA_ID } from './request';

/** The part of JSON Schema that the schema of a request uses, so that the reader can hold a file against it itself. */
export interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
  readonly const?: string | number | boolean;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly uniqueItems?: true;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: false | Schema;
  readonly minProperties?: number;
  readonly anyOf?: readonly Schema[];
}

/** A schema with the names that its parts refer to. */
export interface WholeSchema extends Schema {
  readonly $schema: string;
  readonly $id: string;
  readonly title: string;
  readonly $defs: Readonly<Record<string, Schema>>;
}

const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const listOf = (items: Schema, more: Schema = {}): Schema => ({ type: 'array', items, uniqueItems: true, ...more });

/** No control characters: whoever reads a line of a request reads all of it. */
const ONE_LINE =
  '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*[^\\s\\u0000-\\u001f\\u007f-\\u009f][^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$';

/** The published JSON Schema of a firewall request; `schemas/firewall-request.schema.json` is this, and a test holds it. */
export const REQUEST_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: REQUEST_SCHEMA_ID,
  title: 'Firewall request',
  description:
    "What one team's app asks of a firewall that is another team's. Written by portolan; not edited by hand.",
  type: 'object',
  required: ['version', 'name', 'owner', 'reason', 'catalogue', 'entries', 'flows', 'digest'],
  additionalProperties: false,
  properties: {
    $schema: { const: REQUEST_SCHEMA_ID, description: 'This schema.' },
    version: { const: 1, description: 'The version of this form.' },
    name: ref('requestName'),
    owner: { ...ref('line'), description: 'Who asks: a team, in words.' },
    reason: { ...ref('line'), description: 'Why it is asked for.' },
    catalogue: {
      type: 'string',
      pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?$',
      description: 'The version of the catalogue that the flows come from, such as 0.1.0.',
    },
    entries: listOf(ref('entry'), { minItems: 1, description: 'Who asks for flows, and from where.' }),
    flows: listOf(ref('line'), {
      description:
        'What the entries resolve to, one line each: source, direction, transport, ports, peer, requirement.',
    }),
    digest: {
      type: 'string',
      pattern: '^sha256:[0-9a-f]{64}$',
      description: 'sha256: and 64 hexadecimal digits, over everything else in the file.',
    },
  },
  $defs: {
    line: { type: 'string', pattern: ONE_LINE, maxLength: 2000, description: 'A text on one line.' },
    requestName: {
      type: 'string',
      pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
      maxLength: 64,
      description: 'Where it is to be enforced, in kebab-case: central-egress.',
    },
    entryName: {
      type: 'string',
      pattern: '^[A-Za-z][A-Za-z0-9_]{0,31}$',
      description: 'A letter and at most 31 of A-Z, a-z, 0-9 and _.',
    },
    source: {
      type: 'string',
      pattern: '^([0-9A-Fa-f:.]+(/[0-9]+)?|[A-Za-z][A-Za-z0-9-]{0,63})$',
      description: 'An address block, or the name of a prefix list that the reader knows.',
    },
    word: {
      type: 'string',
      pattern: '^[A-Za-z][A-Za-z0-9.-]*$',
      description: 'An id: letters, digits, dots and hyphens.',
    },
    entry: {
      type: 'object',
      required: ['name', 'product', 'role', 'profile', 'sources'],
      additionalProperties: false,
      description: 'A role of a product under a profile, and the addresses of its machines.',
      properties: {
        name: ref('entryName'),
        product: ref('word'),
        role: ref('word'),
        profile: {
          type: 'object',
          description: "The product's choices, then parties, ports, supplements and overlay.",
        },
        reachBy: ref('alternative'),
        withoutRanges: ref('withoutRanges'),
        sources: listOf(ref('source'), { minItems: 1, description: 'Address blocks, and names of prefix lists.' }),
        peers: {
          type: 'object',
          minProperties: 1,
          additionalProperties: listOf(ref('peer'), { minItems: 1 }),
          description: 'Where parties stand, by party.',
        },
        unbound: listOf(ref('word'), { minItems: 1 }),
        leaveOut: listOf(ref('word'), { minItems: 1 }),
        additionalRules: listOf(ref('rule'), { minItems: 1 }),
      },
    },
    alternative: perParty(['names', 'addresses']),
    withoutRanges: perParty(['uncovered', 'names']),
    supplied: {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      description: '{ "addresses": [...] } or { "hosts": [...] }, with a reason where that is everybody.',
      properties: {
        hosts: listOf(ref('line'), { minItems: 1 }),
        addresses: listOf(ref('line'), { minItems: 1 }),
        reason: ref('line'),
      },
    },
    machines: {
      type: 'object',
      required: ['entry'],
      additionalProperties: false,
      description: '{ "entry": "..." }: the machines of an entry of that name and of the same sources.',
      properties: { entry: ref('entryName') },
    },
    left: {
      type: 'object',
      required: ['leftTo'],
      additionalProperties: false,
      description: '{ "leftTo": "security-group" }: a group decides, and the firewall opens nothing.',
      properties: { leftTo: { const: 'security-group' } },
    },
    peer: { anyOf: [ref('supplied'), ref('machines'), ref('left')] },
    rule: {
      type: 'object',
      required: ['id', 'direction', 'peer', 'transport', 'ports', 'reason'],
      additionalProperties: false,
      description: "An opening of the owner's own.",
      properties: {
        id: ref('word'),
        direction: { type: 'string', enum: ['egress', 'ingress'] },
        peer: { anyOf: [ref('line'), ref('machines'), ref('left')] },
        transport: { type: 'string', enum: ['tcp', 'udp', 'icmp'] },
        ports: { type: 'string', maxLength: 2000, description: '443, or 80, 443, or 8000-8010.' },
        application: ref('word'),
        reason: ref('line'),
        owner: ref('line'),
        expires: {
          type: 'string',
          pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
          description: 'The last day on which it holds, such as 2027-03-31.',
        },
      },
    },
  },
} as const satisfies WholeSchema;

function perParty(values: readonly string[]): Schema {
  const value: Schema = { type: 'string', enum: values };
  return {
    anyOf: [
      value,
      { type: 'object', minProperties: 1, additionalProperties: value, description: 'One of them per party.' },
    ],
  };
}
