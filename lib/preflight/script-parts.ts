import type { Symptom } from '../model/product';
import type { Check, Checks } from './result';

/** What a script of either language says, before any quoting. Every text is one line. */
export interface ScriptParts {
  readonly title: string;
  readonly timeoutSeconds: number;
  readonly proxy: Checks['proxy'];
  readonly checks: readonly ScriptCheck[];
  /** The lines under each number. */
  readonly sentences: readonly (readonly string[])[];
  readonly explanations: readonly { readonly explains: readonly Symptom[]; readonly lines: readonly string[] }[];
  readonly untested: readonly string[];
}

/** A check with the numbers of the sentences that ask for it. */
export interface ScriptCheck extends Pick<Check, 'how' | 'through' | 'name' | 'isAddress' | 'port' | 'needed'> {
  readonly asked: readonly number[];
}
