/** One line of a rule file, of which the backslash at an end has joined the next. */
export interface RuleText {
  /** From 1, in the text. */
  readonly line: number;
  readonly text: string;
  /** It begins with a blank: the engine passes over such a line, and the service may not. */
  readonly indented: boolean;
}

/** The lines of a text that are rules: no blank ones, no comments. A line that begins with `;` is one as well. */
export function rulesOfText(text: string): readonly RuleText[] {
  const rules: RuleText[] = [];
  let parts: string[] = [];
  let first = 1;
  text.split('\n').forEach((written, index) => {
    if (parts.length === 0) {
      if (/^\s*(?:[#;]|$)/.test(written)) return;
      first = index + 1;
    }
    const end = written.trimEnd();
    if (end.endsWith('\\')) {
      parts.push(end.slice(0, -1));
      return;
    }
    parts.push(end);
    take();
  });
  if (parts.length > 0) take();
  return rules;

  function take(): void {
    const joined = parts.join('');
    parts = [];
    rules.push({ line: first, text: joined.trim(), indented: /^\s/.test(joined) });
  }
}
