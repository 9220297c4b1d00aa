/**
 * What a parser of the model answers: the value, or what is wrong as data. The sentence that a user reads is made in
 * `diagnostics`. Parse, don't repair: a `suggestion` is what was probably meant, and it is never taken up in silence.
 */
export type Parsed<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: ParseProblem<Code> };

/** What is wrong with a text. */
export interface ParseProblem<Code extends string = string> {
  readonly code: Code;
  /** What was passed, as it was passed. */
  readonly given: string;
  /** The forms that are probably meant, the likeliest first; empty where there is no good guess. */
  readonly suggestions: readonly string[];
}

export function parsed<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function problem<Code extends string>(
  code: Code,
  given: string,
  suggestions: readonly string[] = [],
): { readonly ok: false; readonly problem: ParseProblem<Code> } {
  return { ok: false, problem: { code, given, suggestions } };
}
