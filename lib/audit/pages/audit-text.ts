import { TARGET_WORDS, type TextOptions } from '../../report';
import type { Audit, AuditedFilter } from '../result';
import { findingLines } from './findings-text';
import { requirementLines } from './requirements-text';
import { type Sheet, section, sheetOf, sheetText } from './sheet';
import { verdictOf } from './verdict';
import { counted, placeWords } from './words';

/**
 * An audit for a person at a terminal: the verdict in one sentence, what was read and is passed, every requirement, and
 * then what is open beside. No line is wider than the screen but for a single word that is.
 */
export function renderAudit(audit: Audit, screen: TextOptions): string {
  const sheet = sheetOf(screen);
  const { tone, sentence } = verdictOf(audit);
  return sheetText([
    ...sheet.prose(sentence, 0, 0).map(sheet.paint[tone]),
    ...section('What was read', filterLines(audit, sheet), sheet),
    ...requirementLines(audit, sheet),
    ...findingLines(audit, sheet),
  ]);
}

function filterLines({ filters, roles, formats }: Audit, { prose, paint }: Sheet): readonly string[] {
  return [
    ...prose(`in the words of ${formats.join(', ')}`, 2),
    ...filters.flatMap((filter) => prose(filterWords(filter), 2)),
    ...roles.flatMap((role) => prose(wayWords(role), 2)),
  ].map((line) => paint.quiet(line));
}

/** `Agents: AWS security group, 7 rules (template.yaml:8)`. */
export function filterWords({ id, kind, rules, place }: AuditedFilter): string {
  return `${id}: ${TARGET_WORDS[kind]}, ${counted(rules, 'rule')} (${placeWords(place)})`;
}

/** On which machines an entry stands, and what their connections pass. */
export function wayWords({ name, machines, through }: Audit['roles'][number]): string {
  const where = machines.length === 0 ? 'on machines anywhere' : `on machines in ${machines.join(' and ')}`;
  return `${name}: ${where}, through ${through.join(', then ')}`;
}
