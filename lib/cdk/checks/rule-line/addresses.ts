import type { CheckedApp, TemplateResource } from '../templates';
import { lineWords, ruleLines } from './lines';

/** An address or block in the header of a rule. */
export interface AddressOfLine {
  readonly resource: TemplateResource;
  readonly at: string;
  readonly text: string;
  /** The rule, in words. */
  readonly where: string;
}

/** The literal addresses in the headers of rules; variables, references and `any` are left out. */
export function addressesOfLines(app: CheckedApp): readonly AddressOfLine[] {
  return app.read(ruleLines).flatMap((line) =>
    [line.tokens.source, line.tokens.destination].flatMap((list) =>
      partsOf(list)
        .filter((part) => /^[0-9a-f]*[.:]/i.test(part))
        .map((text) => ({ resource: line.group, at: line.at, text, where: lineWords(line) })),
    ),
  );
}

/** The elements of a list such as `[10.0.0.0/8,!$OTHER]`, without brackets and negation. */
export function partsOf(list: string): readonly string[] {
  return list
    .split(/[[\],!\s]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
