import { STANDINGS } from '../../model/element';
import type { Schema, WholeSchema } from '../../requests/schema';
import { CHART_SCHEMA_ID } from './chart';

const TARGETS = [
  'aws-security-group',
  'aws-network-firewall',
  'aws-dns-firewall',
  'azure-firewall',
  'azure-network-security-group',
] as const;

const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const oneOf = (values: readonly string[]): Schema => ({ type: 'string', enum: values });
const listOf = (items: Schema): Schema => ({ type: 'array', items });
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const object = (properties: Readonly<Record<string, Schema>>, description: string): Schema => ({
  type: 'object',
  description,
  required: Object.keys(properties),
  additionalProperties: false,
  properties,
});
/** With a property that is left out where there is nothing to say. */
const optional = (schema: Schema, properties: Readonly<Record<string, Schema>>): Schema => ({
  ...schema,
  properties: { ...schema.properties, ...properties },
});

const text: Schema = { type: 'string' };
const texts = listOf(text);
const flag: Schema = { type: 'boolean' };
const number: Schema = { type: 'number' };
const standing = oneOf(STANDINGS);
const direction = oneOf(['egress', 'ingress']);
const transport = oneOf(['tcp', 'udp', 'icmp']);
const retrieved = orNull(text);
const certainty = orNull(oneOf(['read', 'copy']));
const ofDevice = { device: text, of: text };
const traffic = { transport, ports: texts };

/** The published JSON Schema of a chart; `schemas/chart.schema.json` is this, and a test holds it. */
export const CHART_SCHEMA: WholeSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: CHART_SCHEMA_ID,
  title: 'Chart',
  ...object(
    {
      $schema: { const: CHART_SCHEMA_ID },
      version: { const: 1 },
      subject: text,
      catalogue: text,
      devices: listOf(ref('device')),
      parties: listOf(
        object(
          {
            ...{ product: text, party: text, kind: oneOf(['role', 'service']) },
            ...{ words: text, gloss: text, sources: texts },
          },
          "A party, in the vendor's words.",
        ),
      ),
      requirements: listOf(ref('requirement')),
      rules: listOf(ref('rule')),
      uncovered: listOf(
        object(
          { ...ofDevice, ...traffic, peers: texts, missing: texts, why: text, supply: text },
          'What a document lacks.',
        ),
      ),
      omitted: listOf(
        object(
          { ...ofDevice, ...traffic, peers: texts, overlay: ref('overlay') },
          'What the user leaves out of the documents.',
        ),
      ),
      refused: listOf(
        object(
          { ...ofDevice, ...traffic, peer: text, standing, reason: text, why: text, waysOut: texts },
          'What a device cannot say.',
        ),
      ),
      others: listOf(
        object(
          { ...ofDevice, ...traffic, peers: texts, standing, why: text },
          'What opens nothing for another reason.',
        ),
      ),
      questions: listOf(
        object(
          {
            ...{ product: text, id: text, kind: oneOf(['contradiction', 'erratum', 'gap']) },
            ...{ gloss: text, cites: listOf(ref('citation')) },
          },
          'What a document leaves open.',
        ),
      ),
      deployed: orNull(ref('deployed')),
      digest: ref('digest'),
    },
    'What is opened and why, as a reviewer signs it. Written by portolan report; not edited by hand.',
  ),
  $defs: {
    digest: {
      type: 'string',
      pattern: '^sha256:[0-9a-f]{64}$',
      description: 'sha256: and 64 hexadecimal digits, over canonical JSON.',
    },
    citation: object(
      {
        ...{ document: text, section: text, quote: text, gloss: text, title: text, publisher: text, address: text },
        ...{ supplement: flag, retrieved, certainty },
      },
      'A place in a document.',
    ),
    overlay: optional(
      object({ reason: text, owner: text, parts: texts, printed: texts }, 'What the user puts in the place of a row.'),
      { expires: text },
    ),
    requirement: optional(
      object(
        {
          ...{ key: text, source: text, product: text, requirement: text, direction },
          ...{ from: orNull(text), to: orNull(text), need: oneOf(['must', 'conditional', 'optional', 'unknown']) },
          ...{ cites: listOf(ref('citation')), supplement: flag, note: orNull(text) },
          standings: listOf(object({ device: text, standing }, 'How it stands at a device.')),
        },
        'A requirement of a source.',
      ),
      { overlay: ref('overlay') },
    ),
    own: optional(object({ by: text, reason: orNull(text) }, "An opening of the user's own."), {
      owner: text,
      expires: text,
    }),
    rule: optional(
      object(
        {
          ...{ key: text, ...ofDevice, source: text, direction, ...traffic, peer: text, peerNames: texts },
          ...{ prefixLists: texts, names: texts, cidrs: texts, expression: orNull(text) },
          ...{ reaches: oneOf(['everywhere', 'addresses', 'names', 'inside', 'unknown']), standing, growth: texts },
          ...{ behind: orNull(text) },
          ...{ guard: orNull(oneOf(['firewall', 'dns-firewall', 'request', 'proxy', 'none'])) },
        },
        'An element that is opened.',
      ),
      { own: ref('own') },
    ),
    device: object(
      {
        ...{ id: text, subject: text, target: oneOf(TARGETS), targetName: text, notEnforced: orNull(text) },
        sources: listOf(
          optional(object({ name: text, roles: texts }, 'A role entry.'), { addresses: texts, askedBy: texts }),
        ),
        widerBecause: orNull(text),
        beyond: listOf(
          object(
            {
              ...{ document: text, title: text, publisher: text, address: text, retrieved, certainty },
              requirements: texts,
            },
            'A supplement that is taken in.',
          ),
        ),
        usersOwn: listOf(
          optional(
            object(
              { rule: text, by: text, reason: orNull(text), standing, growth: texts },
              "An opening of the user's own.",
            ),
            { owner: text, expires: text },
          ),
        ),
        proxyList: listOf(
          object(
            { source: text, product: text, requirement: text, names: texts, forms: texts, ports: texts },
            'Names that a proxy lets through.',
          ),
        ),
        prefixLists: listOf(
          object({ id: text, words: text, cidrs: texts, given: flag }, 'A list in the place of addresses.'),
        ),
        weights: listOf(
          object(
            {
              ...{ group: number, groups: number, direction, family: oneOf(['IPv4', 'IPv6']) },
              ...{ weight: number, limit: number },
            },
            'What a group weighs.',
          ),
        ),
        closedHere: listOf(object({ what: text, opens: text, source: text }, 'What machines often need.')),
        ...{ admits: texts, withholds: texts, assumes: texts, notes: texts },
        digests: object({ profile: ref('digest'), plan: ref('digest'), catalogue: ref('digest') }, 'What went in.'),
        verdict: object(
          {
            ...{ clean: flag, sentence: text },
            holes: listOf(
              object(
                { answer: text, requirement: orNull(text), rule: orNull(text), witness: orNull(text) },
                'What the proof found.',
              ),
            ),
          },
          'What the proof came to.',
        ),
      },
      'A filter that is configured.',
    ),
    opening: object(
      { direction, rules: texts, open: texts, internet: flag, entries: texts, perhaps: flag },
      'What rules open together.',
    ),
    deployed: object(
      {
        ...{ sentence: text, fine: flag, clean: flag },
        filters: listOf(object({ id: text, kind: oneOf(TARGETS), rules: number }, 'A filter that was read.')),
        requirements: listOf(
          object(
            {
              ...{ of: text, standing: oneOf(['open', 'partly', 'closed', 'unknown', 'not-asked']) },
              ...{ by: texts, lacks: texts, remarks: texts },
            },
            'How a requirement stands.',
          ),
        ),
        beyond: listOf(ref('opening')),
        widened: listOf(ref('opening')),
        denials: listOf(
          object(
            { denial: text, standing: oneOf(['widened', 'broken']), gloss: text, open: texts, by: texts },
            'What is forbidden and open.',
          ),
        ),
        notUnderstood: texts,
      },
      'How a deployment stands to it.',
    ),
  },
};
