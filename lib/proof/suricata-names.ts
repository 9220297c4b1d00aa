import {
  ALL_NAMES,
  intersectNames,
  isSpelt,
  type NameSet,
  NO_NAMES,
  nameAlone,
  namesEndingWith,
  namesOfExpression,
  unionNames,
} from '../model/name-set';
import { type Intent, intentOf } from './intent';
import { type NameTest, type NameTests, UnreadableRule } from './suricata';

/**
 * The names that pass all tests of a line, in one spelling at least. The model's names are lower case and without
 * trailing dot; how a client spells a name is no part of it, so whether all spellings pass is what {@link seesCase} says.
 * A name with a dot behind it is another text to the engine: no line that tests how a name ends matches it, in a
 * ClientHello (where RFC 6066, section 3, forbids the dot) nor in a Host header.
 */
export function intentOfTests({ dotprefix, tests }: NameTests): Intent {
  return intentOf(tests.map((test) => namesOfTest(test, dotprefix)).reduce(intersectNames, ALL_NAMES));
}

/** Whether a client that spells a name in other letters may not be matched. A Host header is compared in lower case, an SNI as it comes. */
export function seesCase({ buffer, tests }: NameTests): boolean {
  if (buffer === 'http.host') return false;
  return tests.some((test) =>
    test.kind === 'pcre' ? !test.ignoreCase && hasLetters(test.expression) : !test.nocase && hasLetters(test.text),
  );
}

/** Whether the case of a text can matter. */
export function hasLetters(text: string): boolean {
  return /[a-z]/i.test(text);
}

/** The names that pass one test, in one spelling at least. */
export function namesOfTest(test: NameTest, dotprefix: boolean): NameSet {
  if (test.kind === 'pcre') return namesSearched(test.expression, test.ignoreCase);
  const text = test.text.toLowerCase();
  if (!dotprefix) return namesWith(text, test);
  // The buffer is `.name`: a match lies within the name, or starts at the dot before it.
  const within = test.startswith ? NO_NAMES : namesWith(text, test);
  const atDot = text.startsWith('.') ? namesWith(text.slice(1), { ...test, startswith: true }) : NO_NAMES;
  return unionNames(within, atDot);
}

/** The names that have this text somewhere, or where the anchors say. */
function namesWith(text: string, { startswith, endswith }: { startswith: boolean; endswith: boolean }): NameSet {
  if (!startswith && endswith) return namesEndingWith(text);
  if (startswith && endswith && isSpelt(text)) return nameAlone(text);
  const literal = text.replace(/[.]/g, '\\.');
  if (literal === '' && endswith) return NO_NAMES;
  return namesOfExpression(`${startswith ? '' : '.*'}${literal}${endswith ? '' : '.*'}`);
}

/** PCRE searches: an alternative without an anchor at an end may be followed, or led, by anything. */
function namesSearched(expression: string, ignoreCase: boolean): NameSet {
  if (!ignoreCase && /[A-Z]/.test(expression))
    throw new UnreadableRule(`has upper-case letters in a pcre without i: ${expression}`);
  return unionNames(...alternativesOf(expression).map(namesOfAlternative));
}

function namesOfAlternative(text: string): NameSet {
  const [, start, body, end] = /^(\^?)(.*?)((?:(?<=(?:^|[^\\])(?:\\\\)*)\$)?)$/.exec(text) ?? [];
  if (body === undefined) throw new UnreadableRule(`has the alternative ${text} in a pcre`);
  if (body === '') return start === '' || end === '' ? ALL_NAMES : NO_NAMES;
  try {
    return namesOfExpression(`${start === '' ? '.*' : ''}(?:${body})${end === '' ? '.*' : ''}`);
  } catch (fault) {
    throw new UnreadableRule(`has a pcre that cannot be read: ${fault instanceof Error ? fault.message : text}`);
  }
}

/** Parts an expression at the bars that stand in no group and no class, where an anchor binds more tightly than a bar. */
function alternativesOf(expression: string): readonly string[] {
  const alternatives: string[] = [];
  let depth = 0;
  let inClass = false;
  let current = '';
  for (const piece of expression.match(/\\.|[^\\]/g) ?? []) {
    if (inClass) inClass = piece !== ']';
    else if (piece === '[') inClass = true;
    else if (piece === '(') depth++;
    else if (piece === ')') depth--;
    if (piece === '|' && depth === 0 && !inClass) {
      alternatives.push(current);
      current = '';
    } else current += piece;
  }
  return [...alternatives, current];
}
