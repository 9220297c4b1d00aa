import type { Schema, WholeSchema } from '../requests/schema';

const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const text = (description: string): Schema => ({ type: 'string', description });
const listOf = (items: Schema): Schema => ({ type: 'array', items });
const mapOf = (items: Schema): Schema => ({ type: 'object', additionalProperties: items });
const orNull = (schema: Schema, description: string): Schema => ({ anyOf: [schema, { type: 'null', description }] });

/** An object without a property that nobody reads: `needed` and `others` by name. */
function object(needed: Readonly<Record<string, Schema>>, others: Readonly<Record<string, Schema>> = {}): Schema {
  return {
    type: 'object',
    required: Object.keys(needed),
    additionalProperties: false,
    properties: { ...needed, ...others },
  };
}

const cites: Schema = { type: 'array', items: ref('citation'), minItems: 1 };
const words = { words: text("the vendor's own word"), gloss: text('what it means, in English') };
const choice = (
  kind: string,
  needed: Readonly<Record<string, Schema>>,
  others: Readonly<Record<string, Schema>> = {},
) =>
  object(
    { kind: { const: kind }, gloss: text('what deciding it means, in English'), cite: ref('citation'), ...needed },
    { concerns: ref('conjunction'), ...others },
  );

/** The form of a product in JSON: what the type checker holds of one that is written in TypeScript. */
export const PRODUCT_SCHEMA: WholeSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'product.schema.json',
  title: 'Product',
  ...object(
    {
      id: text('the id of the product'),
      name: text('the name, as the vendor writes it'),
      short: text('the start of the default names of its role entries'),
      documents: listOf(ref('document')),
      roles: mapOf(
        object(
          { ...words, short: text('the end of the default name of a role entry') },
          { standsAs: object({ service: listOf(ref('conjunction')) }) },
        ),
      ),
      services: mapOf(object(words)),
      choices: mapOf(ref('choice')),
      requirements: listOf(ref('requirement')),
      denials: listOf(ref('denial')),
      notes: listOf(ref('note')),
    },
    { retired: listOf(object({ id: text('an id'), replacedBy: orNull(text('an id'), 'null'), reason: text('why') })) },
  ),
  $defs: {
    text: { type: 'string' },
    texts: listOf({ type: 'string' }),
    citation: object({
      document: text('the id of a document of the product'),
      section: text('the heading under which the quote stands'),
      quote: text('the words of the page'),
      gloss: text('what they say, in English'),
    }),
    document: object(
      {
        id: text('the id of the document'),
        kind: { enum: ['given', 'supplement'] },
        title: text("the page's own title"),
        publisher: text('who publishes it'),
        address: text('where it stands'),
        language: text('the BCP 47 tag of its language'),
        retrieved: orNull(text('the day on which its text was taken'), 'null'),
      },
      { certainty: { enum: ['read', 'copy'] } },
    ),
    conjunction: mapOf(listOf({ anyOf: [text('a value of the choice'), { type: 'boolean' }] })),
    choice: {
      anyOf: [
        choice('oneOf', { values: ref('texts') }, { default: ref('text') }),
        choice('someOf', { values: ref('texts') }),
        choice('flag', {}, { default: { type: 'boolean' } }),
        choice('party', {}),
      ],
    },
    host: {
      anyOf: [
        object({ kind: { const: 'exact' }, name: ref('text'), printed: ref('text') }, { path: ref('text') }),
        object({ kind: { const: 'subdomains' }, name: ref('text'), printed: ref('text') }),
        object(
          { kind: { const: 'apexAndSubdomains' }, name: ref('text'), printed: ref('text') },
          { caution: ref('text') },
        ),
        object({ kind: { const: 'pattern' }, name: ref('text'), printed: ref('text'), listed: ref('texts') }),
      ],
    },
    requirement: object(
      {
        id: text('the id of the requirement'),
        from: orNull(text('a party'), 'null where the page does not say'),
        to: orNull(text('a party'), 'null where the page does not say'),
        transport: { enum: ['tcp', 'udp', 'icmp'] },
        ports: ref('texts'),
        portsAre: { anyOf: [{ enum: ['fixed', 'default'] }, { type: 'null', description: 'null' }] },
        hosts: listOf(ref('host')),
        either: { type: 'boolean' },
        application: listOf(
          object({ ports: ref('text'), name: ref('text'), basis: { enum: ['stated', 'inferred', 'supplied'] } }),
        ),
        need: { enum: ['must', 'conditional', 'optional', 'unknown'] },
        when: listOf(ref('conjunction')),
        proxy: { enum: ['possible', 'impossible', 'unknown'] },
        cites,
      },
      {
        ranges: object({ for: ref('texts'), cidrs: ref('texts') }, { readAs: mapOf(ref('text')) }),
        unprintedRanges: object({ for: ref('texts'), how: ref('text'), cite: ref('citation') }),
        ipVersion: { enum: ['IPv4'] },
        incomplete: object(
          { missing: listOf({ enum: ['from', 'to', 'transport', 'ports', 'hosts', 'addresses'] }) },
          { where: ref('text'), supply: ref('text') },
        ),
        disputed: object({ note: ref('text'), opens: { type: 'boolean' } }),
        note: ref('text'),
        completes: ref('texts'),
      },
    ),
    denial: object(
      {
        id: text('the id of the denial'),
        from: text('a party'),
        to: text('a party'),
        when: listOf(ref('conjunction')),
        gloss: text('what is forbidden, in English'),
        cites,
      },
      { ports: ref('texts') },
    ),
    note: object(
      {
        id: text('the id of the note'),
        kind: { enum: ['constraint', 'erratum', 'contradiction', 'behaviour', 'procedure', 'gap', 'background'] },
        gloss: text('what it means for who opens ports, in English'),
        cites,
      },
      { explains: ref('texts') },
    ),
  },
};
