import { ALL_NAMES, complementNames, intersectNames, type NameSet, NO_NAMES } from '../../model/name-set';
import { type Intent, intentOf } from '../intent';
import { UnreadableRule } from '../suricata';
import { hasLetters, namesOfTest } from '../suricata-names';
import { fail } from './suricata-fault';
import type { Option } from './suricata-options';

/** A test of what a buffer holds, as it is written. */
export interface BufferTest {
  readonly kind: 'content' | 'pcre';
  readonly text: string;
  readonly negated: boolean;
  readonly flags: string;
  buffer: NameBuffer | 'other';
  dotprefix: boolean;
  startswith: boolean;
  endswith: boolean;
  nocase: boolean;
  depth: number | null;
  offset: number | null;
}

/** The buffers that hold the name that a client means. */
export type NameBuffer = 'tls.sni' | 'http.host';

/** What the tests of a line say of names. */
export interface NamesTested {
  readonly intent: Intent;
  /** It may also not match what means one of them: by its spelling, or for what is not read here. */
  readonly mayMiss: boolean;
  /** What could not be read. */
  readonly why: readonly string[];
}

/** The names that pass every test, in one spelling at least. */
export function namesTested(tests: readonly BufferTest[]): NamesTested {
  let names: NameSet = ALL_NAMES;
  let mayMiss = false;
  const why: string[] = [];
  for (const test of tests) {
    const read = readTest(test);
    names = intersectNames(names, read.names);
    mayMiss ||= read.mayMiss;
    if (read.why !== null) why.push(read.why);
  }
  return { intent: intentOf(names), mayMiss, why };
}

interface TestRead {
  readonly names: NameSet;
  readonly mayMiss: boolean;
  readonly why: string | null;
}

const LONGEST_PCRE = 1000;

function readTest(test: BufferTest): TestRead {
  const anything = (why: string | null): TestRead => ({ names: ALL_NAMES, mayMiss: true, why });
  const sees = test.buffer === 'tls.sni' && !test.nocase && !test.flags.includes('i') && hasLetters(test.text);
  // Turned round, a test that sees the case lets other spellings of each name through.
  if (test.negated && sees) return anything(null);
  if (test.kind === 'pcre' && (test.dotprefix || !/^i?$/.test(test.flags) || test.text.length > LONGEST_PCRE))
    return anything(`has the expression /${test.text}/${test.flags}, which is not read here`);
  const names = positiveNames(test);
  if (names === null) return anything(`has the expression /${test.text}/${test.flags}, which is not read here`);
  if (test.negated) return { names: complementNames(names), mayMiss: false, why: null };
  return { names, mayMiss: sees, why: null };
}

/** Null where an expression is none that we read. */
function positiveNames(test: BufferTest): NameSet | null {
  if (test.kind === 'content') {
    // No name has any other character, whatever its spelling.
    if (!/^[A-Za-z0-9_.-]+$/.test(test.text)) return NO_NAMES;
    const { text, startswith, endswith, nocase } = test;
    return namesOfTest({ kind: 'content', text, startswith, endswith, nocase }, test.dotprefix);
  }
  const ignoreCase = test.flags === 'i' || test.buffer === 'http.host';
  try {
    return namesOfTest({ kind: 'pcre', expression: test.text.replace(/\\([/";])/g, '$1'), ignoreCase }, false);
  } catch (fault) {
    if (fault instanceof UnreadableRule) return null;
    throw fault;
  }
}

export function contentOf({ value, negated }: Option, buffer: BufferTest['buffer'], dotprefix: boolean): BufferTest {
  return {
    ...TEST,
    kind: 'content',
    text: bytesOf(value ?? fail('has content without a text')),
    negated,
    buffer,
    dotprefix,
  };
}

export function pcreOf({ value, negated }: Option, buffer: BufferTest['buffer'], dotprefix: boolean): BufferTest {
  const text = value ?? fail('has pcre without an expression');
  const end = text.lastIndexOf('/');
  const flags = text.slice(end + 1);
  if (!text.startsWith('/') || end < 1 || !/^[A-Za-z]*$/.test(flags)) fail(`has the expression ${text}`);
  return { ...TEST, kind: 'pcre', text: text.slice(1, end), flags, negated, buffer, dotprefix };
}

const TEST = { flags: '', startswith: false, endswith: false, nocase: false, depth: null, offset: null } as const;

/** A text with its bytes in hexadecimal between pipes, and a backslash before what would mean more than itself. */
function bytesOf(text: string): string {
  let bytes = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '|') {
      const end = text.indexOf('|', at + 1);
      const hex = text.slice(at + 1, end).replace(/\s/g, '');
      if (end < 0 || hex === '' || !/^(?:[0-9a-f]{2})+$/i.test(hex)) fail(`has the content "${text}"`);
      bytes += Buffer.from(hex, 'hex').toString('latin1');
      at = end;
    } else if (character === '\\') {
      const next = text.charAt(++at);
      if (!/^[:;\\"]$/.test(next)) fail(`has the content "${text}"`);
      bytes += next;
    } else if (character === '"') fail(`has the content "${text}"`);
    else bytes += character;
  }
  return bytes;
}
