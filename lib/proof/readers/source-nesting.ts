/** Deeper than any template; parsers and readers that go down by recursion stay far from the end of the stack. */
export const DEEPEST = 200;

/** Why a text of JSON is not given to a parser, and where. */
export interface NestingFault {
  readonly offset: number;
  readonly why: string;
}

/**
 * One walk over the characters of JSON, before it is parsed: nesting is bounded, and of a key that an object has twice
 * nobody knows which one a service takes. What is no JSON at all is left to the parser to say.
 */
export function nestingFault(text: string): NestingFault | null {
  const open: (Set<string> | null)[] = [];
  let isKey = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      const keys = isKey ? open.at(-1) : null;
      if (keys) {
        const key = keyOf(text.slice(at, end));
        if (keys.has(key))
          return { offset: at, why: `has the key ${JSON.stringify(key.slice(0, 100))} twice in one object` };
        keys.add(key);
        isKey = false;
      }
      at = end - 1;
    } else if (code === BRACE || code === BRACKET) {
      if (open.length >= DEEPEST) return { offset: at, why: `nests deeper than ${DEEPEST} levels` };
      open.push(code === BRACE ? new Set() : null);
      isKey = code === BRACE;
    } else if (code === BRACE_END || code === BRACKET_END) {
      open.pop();
      isKey = false;
    } else if (code === COMMA) isKey = open.at(-1) instanceof Set;
    else if (code === SLASH) at = endOfComment(text, at) - 1;
  }
  return null;
}

const [QUOTE, BRACE, BRACE_END, BRACKET, BRACKET_END, COMMA, SLASH, BACKSLASH] = [...'"{}[],/\\'].map((each) =>
  each.charCodeAt(0),
);

/** The place after the closing quote. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at + 1;
  }
  return text.length;
}

function endOfComment(text: string, start: number): number {
  const [close, length] = text[start + 1] === '/' ? ['\n', 1] : ['*/', 2];
  if (text[start + 1] !== '/' && text[start + 1] !== '*') return start + 1;
  const end = text.indexOf(close, start + 2);
  return end < 0 ? text.length : end + length;
}

function keyOf(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}
