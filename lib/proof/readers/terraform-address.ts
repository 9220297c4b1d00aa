/** One step of a reference as Terraform prints it: a name, or a key with its brackets: `[0]`, `["web"]`. */
export type AddressStep = string;

/** Null where it is no reference that Terraform would print. */
export function stepsOf(reference: string): readonly AddressStep[] | null {
  const steps: string[] = [];
  let at = 0;
  while (at < reference.length) {
    const end = reference[at] === '[' ? endOfKey(reference, at) : endOfName(reference, at);
    if (end === null || end === at) return null;
    steps.push(reference.slice(at, end));
    at = reference[end] === '.' ? end + 1 : end;
  }
  return steps;
}

function endOfName(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '.' && text[at] !== '[') at++;
  return at;
}

/** A key in quotes may hold any character. */
function endOfKey(text: string, from: number): number | null {
  if (text[from + 1] !== '"') {
    const end = text.indexOf(']', from);
    return end === -1 ? null : end + 1;
  }
  for (let at = from + 2; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return text[at + 1] === ']' ? at + 2 : null;
  }
  return null;
}

export function isKey(step: AddressStep | undefined): boolean {
  return step?.startsWith('[') === true;
}

/**
 * What an expression refers to, each thing once. The JSON of a plan follows every reference by what is left when its
 * steps are taken off one by one, and by the resource without its key; these say nothing new.
 */
export function wholeReferences(references: readonly string[]): readonly string[] {
  const whole: string[] = [];
  let last: string | null = null;
  for (const one of references) {
    const shorter: boolean = last !== null && one.length < last.length && last.startsWith(one);
    if (!shorter) whole.push(one);
    last = one;
  }
  return whole;
}
