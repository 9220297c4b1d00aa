import type { Choice, Product } from '../../model/product';
import type { RESERVED_PROFILE_KEYS } from '../../model/profile';
import type { Schema, WholeSchema } from '../../requests/schema';
import { MEMBERS, type Member, wordsOf } from './members';

/** The published schema, as it names itself. */
export const PROFILE_SCHEMA_ID = 'urn:portolan:profile:1';

/** What an editor is told beyond the part of JSON Schema against which the reader holds a file. */
type PublishedSchema = Schema & {
  readonly default?: string | boolean;
  readonly allOf?: readonly { readonly if: PublishedSchema; readonly then: PublishedSchema }[];
  readonly anyOf?: readonly PublishedSchema[];
  readonly properties?: Readonly<Record<string, PublishedSchema>>;
};

const TEXT: Schema = { type: 'string', pattern: '\\S', description: 'A text.' };
const listOf = (items: Schema, more: Schema = {}): Schema => ({ type: 'array', items, uniqueItems: true, ...more });

const RULE: Schema = {
  type: 'object',
  required: ['id', 'direction', 'peer', 'transport', 'ports', 'reason'],
  additionalProperties: false,
  description: 'An opening of your own, with its reason.',
  properties: {
    id: { ...TEXT, description: 'In kebab-case; names the opening in the report.' },
    direction: { type: 'string', enum: ['egress', 'ingress'], description: "Seen from the role's machines." },
    peer: { ...TEXT, description: 'A host, an address or a CIDR.' },
    transport: { type: 'string', enum: ['tcp', 'udp', 'icmp'], description: 'What carries it; ICMP takes no ports.' },
    ports: { type: 'string', description: '443, or 80, 443, or 8000-8010.' },
    application: { ...TEXT, description: 'What runs on the ports, such as tls: without it no firewall reads a name.' },
    reason: { ...TEXT, description: 'Why it is open; printed in the report.' },
    owner: { ...TEXT, description: 'Who answers for it: a team, a person, a ticket.' },
    expires: { ...TEXT, description: 'The last day on which it holds: 2027-03-31.' },
  },
};

/** An entry whose product is not known yet; `withWords` says which words may stand where, which the commands judge. */
const entrySchema = (withWords: boolean): Schema => ({
  type: 'object',
  required: ['product', 'role'],
  additionalProperties: false,
  description: 'A role of a product under a profile, and what the commands are told of it.',
  properties: {
    product: { ...TEXT, description: 'Whose requirements: the id of a product.' },
    role: { ...TEXT, description: 'Who asks: a role of the product.' },
    profile: { type: 'object', description: "The product's choices, then parties, ports and supplements." },
    ...Object.fromEntries(MEMBERS.map((member) => [member.name, memberSchema(member, withWords)])),
    additionalRules: listOf(RULE, { description: 'Openings of your own beside what the page asks for.' }),
  },
});

/** What every profile file looks like, whatever its products: against this the reader holds it. */
export const PROFILE_FILE: WholeSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: PROFILE_SCHEMA_ID,
  title: 'Portolan profile',
  description: 'The role entries that every command of portolan takes from one file.',
  type: 'object',
  required: ['entries'],
  additionalProperties: false,
  properties: {
    $schema: { type: 'string', description: 'Where the schema is found, for editors.' },
    entries: {
      type: 'object',
      minProperties: 1,
      additionalProperties: { $ref: '#/$defs/entry' },
      description: 'Role entries by a name of your own, which --entry takes.',
    },
  },
  $defs: { entry: entrySchema(false) },
};

/** The schema that is published: the same, with the roles, choices, parties and requirements of each product for editors. */
export function profileSchema(products: readonly Product[]): WholeSchema {
  const own = entrySchema(true);
  const { product, ...properties } = own.properties ?? {};
  const entry: PublishedSchema = {
    ...own,
    properties: {
      product: {
        ...(product?.description === undefined ? {} : { description: product.description }),
        anyOf: products.map(({ id, name }) => ({ const: id, description: name })),
      },
      ...properties,
    },
    allOf: products.map((one) => ({
      if: { required: ['product'], properties: { product: { const: one.id } } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: { properties: ofProduct(one) },
    })),
  };
  return { ...PROFILE_FILE, $defs: { entry } };
}

function memberSchema({ form, kind }: Member, withWords: boolean): Schema {
  const description = `${form.words.charAt(0).toUpperCase()}${form.words.slice(1)}.`;
  const words = withWords ? wordsOf(form) : undefined;
  const one: Schema = words === undefined ? TEXT : { type: 'string', enum: words };
  switch (kind) {
    case 'flag':
      return { type: 'boolean', description };
    case 'number':
      return { type: 'number', description };
    case 'text':
      return { ...one, description };
    case 'list':
    case 'sources':
      return listOf(one, { description });
    case 'perParty':
      return {
        description,
        anyOf: [one, { type: 'object', additionalProperties: one, description: 'One of them per party, and default.' }],
      };
    case 'pairs': {
      const value: Schema = form.form.includes(',...')
        ? { anyOf: [TEXT, listOf(TEXT, { description: 'A list of texts.' })] }
        : form.form.endsWith('=N')
          ? { type: 'number' }
          : one;
      if (!withWords || form.keys === undefined) return { type: 'object', additionalProperties: value, description };
      const properties = Object.fromEntries(form.keys.map((key) => [key, value]));
      return { type: 'object', additionalProperties: false, description, properties };
    }
  }
}

/** What is known of an entry once its product is. */
function ofProduct(product: Product): Readonly<Record<string, PublishedSchema>> {
  const parties = { ...product.services, ...product.roles };
  const choices = Object.entries(product.choices);
  const isNeeded = ([, choice]: readonly [string, Choice]) =>
    choice.kind === 'oneOf' && choice.default === undefined && choice.concerns === undefined;
  const needed = choices.filter(isNeeded).map(([name]) => name);
  const supplies: Readonly<Record<(typeof RESERVED_PROFILE_KEYS)[number], PublishedSchema>> = {
    parties: {
      type: 'object',
      additionalProperties: false,
      description: 'Where parties are that the page leaves to you.',
      properties: Object.fromEntries(
        Object.entries(parties).map(([name, { gloss }]) => [name, { ...SUPPLIED, description: gloss }]),
      ),
    },
    ports: {
      type: 'object',
      additionalProperties: false,
      description: 'Ports of requirements that the page leaves to you: 9443, or 80/http, 443/https.',
      properties: Object.fromEntries(
        product.requirements
          .filter(({ portsAre }) => portsAre !== 'fixed')
          .map(({ id, cites }) => [id, { ...TEXT, description: cites[0].gloss }]),
      ),
    },
    supplements: listOf(
      {
        anyOf: product.documents
          .filter(({ kind }) => kind === 'supplement')
          .map(({ id, title }) => ({ const: id, description: title })),
      },
      { description: "Documents beyond the vendor's page that are taken in." },
    ),
    overlay: listOf(overlayRow(product), {
      description: 'Rows of the page that do not fit, and what stands in their place.',
    }),
  };
  return {
    role: {
      anyOf: Object.entries(product.roles).map(([name, { words, gloss }]) => ({
        const: name,
        description: `${words}: ${gloss}`,
      })),
    },
    profile: {
      type: 'object',
      additionalProperties: false,
      ...(needed.length === 0 ? {} : { required: needed }),
      properties: {
        ...Object.fromEntries(choices.map(([name, choice]) => [name, choiceSchema(choice)])),
        ...supplies,
      },
    },
    unbound: { type: 'array', items: { enum: Object.keys(parties) } },
    leaveOut: { type: 'array', items: { enum: product.requirements.map(({ id }) => id) } },
  };
}

function overlayRow({ requirements }: Product): PublishedSchema {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'reason', 'owner'],
    properties: {
      id: { type: 'string', enum: requirements.map(({ id }) => id), description: 'Which requirement.' },
      omit: { const: true, description: 'Leaves it out: it opens nothing.' },
      hosts: listOf(TEXT, { description: 'In the place of the printed names.' }),
      addresses: listOf(TEXT, { description: 'In the place of the printed ranges.' }),
      ports: { ...TEXT, description: 'In the place of the printed ports: 8443, or 80/http, 8443/https.' },
      reason: { ...TEXT, description: 'Why; printed in every report.' },
      owner: { ...TEXT, description: 'Who answers for it.' },
      expires: { ...TEXT, description: 'The last day on which it holds: 2027-03-31.' },
    },
  };
}

const SUPPLIED: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    hosts: listOf(TEXT, { description: 'Host names: a.example.com, or *.example.com for everything below it.' }),
    addresses: listOf(TEXT, { description: 'Addresses or CIDRs.' }),
  },
};

function choiceSchema(choice: Choice): PublishedSchema {
  const { gloss, cite } = choice;
  const description = `${gloss} (document ${cite.document})`;
  switch (choice.kind) {
    case 'oneOf':
      return {
        type: 'string',
        enum: choice.values,
        description,
        ...(choice.default === undefined ? {} : { default: choice.default }),
      };
    case 'someOf':
      return listOf({ type: 'string', enum: choice.values }, { description });
    case 'flag':
      return { type: 'boolean', description, default: choice.default ?? false };
    case 'party':
      return { type: 'boolean', description };
  }
}
