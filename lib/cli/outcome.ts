import { type Issue, visible } from '../diagnostics';

/** What a command came to: a result for stdout with remarks for stderr, or everything that is wrong. */
export type Outcome = Result | { readonly kind: 'refused'; readonly issues: readonly Issue[] };

export type Result =
  | { readonly kind: 'printed'; readonly text: string; readonly remarks: readonly string[] }
  /** A judgement, which is a result either way: the exit code says which. */
  | { readonly kind: 'judged'; readonly text: string; readonly isFine: boolean; readonly remarks: readonly string[] };

export function printed(text: string, remarks: readonly string[] = []): Outcome {
  return { kind: 'printed', text, remarks };
}

export function judged(text: string, isFine: boolean, remarks: readonly string[] = []): Outcome {
  return { kind: 'judged', text, isFine, remarks };
}

export function refused(issues: readonly Issue[]): Outcome {
  return { kind: 'refused', issues };
}

/** Plain JSON with a line feed behind it. */
export function printedJson(value: unknown, remarks: readonly string[] = []): Outcome {
  return printed(jsonText(value), remarks);
}

/** The same as a judgement. */
export function judgedJson(value: unknown, isFine: boolean, remarks: readonly string[] = []): Outcome {
  return judged(jsonText(value), isFine, remarks);
}

/** JSON escapes the control characters of ASCII alone; what else a terminal obeys is escaped here. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2).split('\n').map(visible).join('\n');
  return `${text}\n`;
}

/** How the page is that a text is written on. */
export interface Screen {
  readonly width: number;
  readonly colour: boolean;
  /** Says how far a long run is, null where there is nothing to say; absent where nobody watches. */
  readonly progress?: (text: string | null) => void;
}
