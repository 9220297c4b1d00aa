import type { Document, ParsedNode } from 'yaml';
import type { ParsedText } from './source-json';
import { linesOf } from './source-lines';
import { DEEPEST } from './source-nesting';
import { buildYaml, UnreadableYaml } from './yaml-values';

/** Characters: four times what CloudFormation takes of a template ("CloudFormation quotas": 1 MB), and some seconds of work. */
const LONGEST = 4 * 1024 * 1024;

/** One document of YAML as data, CloudFormation's short forms written out; or why it is none. */
export function parseYaml(text: string): ParsedText {
  if (text.length > LONGEST) return { line: null, why: `is longer than ${LONGEST} characters of YAML` };
  const lineOf = linesOf(text);
  try {
    const documents = documentsOf(text);
    const [document] = documents;
    if (document === undefined) return { line: null, why: 'is empty' };
    const [error] = document.errors;
    if (error !== undefined) return { line: lineOf(error.pos[0]), why: `is no YAML: ${error.message}` };
    if (documents.length > 1) return { line: null, why: `holds ${documents.length} documents, and one is read` };
    const { value, offsetOf, blockAt } = buildYaml(document.contents);
    return {
      value,
      lineOf: (pointer) => {
        const offset = offsetOf(pointer);
        return offset === null ? null : lineOf(offset);
      },
      blockOf: (pointer) => {
        const block = blockAt(pointer);
        return block === null ? null : { first: lineOf(block.offset) + 1, lines: block.lines };
      },
    };
  } catch (fault) {
    if (!(fault instanceof UnreadableYaml)) throw fault;
    return { line: fault.offset === null ? null : lineOf(fault.offset), why: fault.message };
  }
}

/**
 * The parser is driven lexeme by lexeme, so that nesting is bounded before anything goes down by recursion. Keys are
 * compared later: the package compares each with each.
 */
function documentsOf(text: string): readonly Document<ParsedNode>[] {
  const { Composer, Lexer, Parser } = load();
  const parser = new Parser();
  const tokens = [];
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > DEEPEST + 2) {
      throw new UnreadableYaml(`nests deeper than ${DEEPEST} levels`, parser.offset);
    }
  }
  tokens.push(...parser.end());
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent', schema: 'core' });
  return [...composer.compose(tokens, true, text.length)] as Document<ParsedNode>[];
}

/** Loaded where it is needed: nobody else pays for it. */
function load(): typeof import('yaml') {
  return require('yaml');
}
