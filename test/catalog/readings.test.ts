import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProduct } from '../../lib/catalog';
import type { Product } from '../../lib/model/product';

const ROOT = join(__dirname, '../..');

/** How many places of each document have to be read. */
const PLACES = { '000': 35, '001': 16, '002': 77, '003': 34, '004': 31 } as const;

interface Reading {
  readonly id: string;
  /** The product that the section names. */
  readonly product: string;
  readonly text: string;
  readonly references: readonly string[];
}

const READINGS = readingsOf(readFileSync(join(ROOT, 'docs/readings.md'), 'utf8'));

test('every place of every document is read once, in order', () => {
  const expected = Object.entries(PLACES).flatMap(([document, count]) =>
    Array.from({ length: count }, (_, at) => `T${document}-${`${at + 1}`.padStart(2, '0')}`),
  );
  expect(READINGS.map(({ id }) => id)).toEqual(expected);
  expect(READINGS).toHaveLength(193);
});

test('every reading stands in words and names what holds it', () => {
  expect(READINGS.filter(({ text }) => text.length < 20).map(({ id }) => id)).toEqual([]);
  expect(READINGS.filter(({ references }) => references.length === 0).map(({ id }) => id)).toEqual([]);
});

test('every reading stands under a document of its product', () => {
  const strangers = READINGS.filter(({ id, product }) => {
    const documents = findProduct(product)?.documents.map((document) => document.id) ?? [];
    return !documents.includes(id.slice(1, 4));
  });
  expect(strangers).toEqual([]);
});

test('every reference leads to something', () => {
  const broken = READINGS.flatMap(({ id, product, references }) =>
    references.filter((reference) => !leads(reference, findProduct(product))).map((reference) => `${id}: ${reference}`),
  );
  expect(broken).toEqual([]);
});

test('a reference that leads nowhere is noticed', () => {
  const product = findProduct('endpoint-central-cloud');
  const here = 'test/catalog/readings.test.ts';
  expect(leads('requirement: `agent-cloud-jp`', product)).toBe(true);
  expect(leads(`test: \`${here}\` › every reference leads to something`, product)).toBe(true);
  const elsewhere = 'test/targets/golden.test.ts';
  expect(leads(`test: \`${elsewhere}\` › compiles to the reviewed security group`, product)).toBe(true);
  for (const broken of [
    'requirement: `agent-cloud-jq`',
    'note: `agent-cloud-jp`',
    'choice: `agent`',
    'thing: `agent-cloud-jp`',
    'requirement: agent-cloud-jp',
    `test: \`${here}\` › every reference leads to`,
    `test: \`${here}\` › agent-cloud-jp`,
    `test: \`${here}\` › docs/readings.md`,
    'test: `test/catalog/no-such.test.ts` › every reference leads to something',
    `test: \`${elsewhere}\` › compiles to the reviewed`,
    `test: \`${elsewhere}\` › aws-security-group`,
  ]) {
    expect({ broken, leads: leads(broken, product) }).toEqual({ broken, leads: false });
  }
  expect(leads('requirement: `agent-cloud-jp`', undefined)).toBe(false);
});

function readingsOf(markdown: string): readonly Reading[] {
  return markdown.split(/^## /m).flatMap((section) => {
    const product = /^Document \d{3} \((?<id>[a-z0-9-]+)\)$/m.exec(section)?.groups?.id ?? '';
    const [, ...entries] = section.split(/^### /m);
    return entries.map((entry) => {
      const [id = '', ...lines] = entry.trim().split('\n');
      const references = lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2));
      const text = lines.filter((line) => !line.startsWith('- ')).join(' ');
      return { id, product, text: text.trim(), references };
    });
  });
}

function leads(reference: string, product: Product | undefined): boolean {
  const {
    kind = '',
    target = '',
    name,
  } = /^(?<kind>[a-z]+): `(?<target>[^`]+)`(?: › (?<name>.+))?$/.exec(reference)?.groups ?? {};
  if (kind === 'test') return name !== undefined && hasTest(target, name);
  if (name !== undefined || product === undefined) return false;
  if (kind === 'choice') return Object.hasOwn(product.choices, target);
  const parts = { requirement: product.requirements, denial: product.denials, note: product.notes }[kind] ?? [];
  return parts.some(({ id }) => id === target);
}

/** Whether the file has a test of that name: what `test`, `it` or `.each` of them is called with, or a sentence of `describePage`. */
function hasTest(file: string, name: string): boolean {
  const path = join(ROOT, file);
  if (!/^test\/.*\.test\.ts$/.test(file) || !existsSync(path)) return false;
  const quoted = `['"\`]${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}['"\`]`;
  const form = new RegExp(`(?:\\b(?:test|it)|\\))\\(\\s*${quoted},|^\\s*${quoted}: \\(page\\)`, 'm');
  return form.test(readFileSync(path, 'utf8'));
}
