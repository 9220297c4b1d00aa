import type { Issue } from './issue';
import { sentence } from './sentence';

const MARK = Symbol.for('portolan.NetworkRequirementsError');

/**
 * Everything that is wrong with what was passed, in one error: `issues` as data, the message as sentences. Where nobody
 * catches it the sentences stand alone, since what prints an error prints what can be enumerated of it below.
 */
export class NetworkRequirementsError extends Error {
  /** Everything that is wrong, as data. */
  declare readonly issues: readonly Issue[];

  /** Whether a thrown value is such an error, also where two copies of the package are loaded. */
  static is(thrown: unknown): thrown is NetworkRequirementsError {
    return typeof thrown === 'object' && thrown !== null && MARK in thrown;
  }

  constructor(issues: readonly Issue[], subject?: string) {
    const lines = [...new Set(issues.map(sentence))];
    super(
      [subject, ...lines.map((line) => (lines.length > 1 || subject !== undefined ? `- ${line}` : line))]
        .filter(Boolean)
        .join('\n'),
    );
    this.name = 'NetworkRequirementsError';
    Object.defineProperties(this, { issues: { value: issues }, [MARK]: { value: true } });
  }

  /** What `JSON.stringify` writes of it: the sentences, and the issues behind them. */
  toJSON(): { readonly name: string; readonly message: string; readonly issues: readonly Issue[] } {
    const { name, message, issues } = this;
    return { name, message, issues };
  }
}

/** Speaks once: throws where anything was gathered. */
export function throwIfAny(issues: readonly Issue[], subject?: string): void {
  if (issues.length > 0) throw new NetworkRequirementsError(issues, subject);
}
