import { parseJson } from './source-json';
import type { TextBlock } from './source-lines';
import { parseYaml } from './source-yaml';

/** A file of a deployment, as it lies on the disk. */
export interface SourceFile {
  /** For people; nothing is opened by it. */
  readonly name: string;
  readonly text: string;
}

/** A file as plain data, and where its parts stand. */
export interface ParsedFile {
  readonly name: string;
  /** Objects are made without a prototype's keys being touched: `__proto__` is a key as any other. */
  readonly value: unknown;
  /** The line on which what a pointer (RFC 6901) names begins; null where there is none. */
  readonly lineOf: (pointer: string) => number | null;
  /** The text that a pointer names, where each line of it is one of the file; left out where no text is. */
  readonly blockOf?: (pointer: string) => TextBlock | null;
}

/** Why a file is no data. */
export interface UnparsedFile {
  readonly name: string;
  readonly line: number | null;
  readonly why: string;
}

/** Characters. What the commands of a cloud print of a large account is some megabytes. */
const LONGEST = 64 * 1024 * 1024;

/**
 * A file as data: JSON (with comments, as Resource Manager takes them) or YAML with CloudFormation's short forms. What it
 * begins with says which, not its name: JSON lies in files of every name. It never throws.
 */
export function parseSource({ name, text }: SourceFile): ParsedFile | UnparsedFile {
  if (text.length > LONGEST) return { name, line: null, why: `is longer than ${LONGEST} characters` };
  // A mark of the byte order is no part of the text.
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  try {
    return { name, ...parsed(plain, /\.ya?ml$/i.test(name)) };
  } catch (fault) {
    return { name, line: null, why: `cannot be read: ${fault instanceof Error ? fault.message : String(fault)}` };
  }
}

type Parsed = Omit<ParsedFile, 'name'> | Omit<UnparsedFile, 'name'>;

function parsed(text: string, isNamedYaml: boolean): Parsed {
  const first = /\S/.exec(text)?.[0];
  if (first === undefined) return { line: null, why: 'is empty' };
  if (first !== '{' && first !== '[' && first !== '/') return parseYaml(text);
  const json = parseJson(text);
  // Braces are YAML as well, and there the keys need no quotes.
  return 'why' in json && isNamedYaml ? parseYaml(text) : json;
}
