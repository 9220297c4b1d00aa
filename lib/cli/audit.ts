import { audit, auditMarkdown, auditSarif, renderAudit } from '../audit';
import type { Issue } from '../diagnostics';
import { DEPLOYMENT_OPTIONS, ROLE_OPTIONS, readAudit, tried } from './audited';
import { judged, judgedJson, type Outcome, refused, type Screen } from './outcome';
import { ownVersion } from './own-version';
import { pastRemarks, TODAY_FORM, todayOf } from './policy-options';
import { type CommandLine, isTyped, type OptionForm, type Typed } from './typed';

const FORMS = ['--json', '--sarif', '--markdown'] as const;

export const AUDIT_OPTIONS: readonly OptionForm[] = [
  ...ROLE_OPTIONS,
  ...DEPLOYMENT_OPTIONS,
  TODAY_FORM,
  { form: '--strict', words: 'exit code 1 for what is open beyond the documents, and for what could not be read, too' },
  { form: '--json', words: 'the audit as plain JSON' },
  { form: '--sarif', words: 'SARIF 2.1.0, for code scanning' },
  { form: '--markdown', words: 'Markdown, for a pull request' },
];

/** `portolan audit`: whether a deployment opens what is asked for, and nothing beside. Exit code 1 where it does not. */
export function runAudit(line: CommandLine, screen: Screen, clock: string | null = null): Outcome {
  const { deployment, roles, options, issues } = readAudit(line, 'portolan audit', { needsRole: true });
  issues.push(...twoForms(line.typed));
  const today = todayOf(line.typed, clock, issues);
  if (issues.length > 0 || deployment === null) return refused(issues);
  const result = tried(issues, () => audit(deployment, roles, options));
  if (result === null) return refused(issues);
  const isFine = isTyped(line.typed, '--strict') ? result.clean && result.notUnderstood.length === 0 : result.fine;
  const remarks = pastRemarks(roles, today, line.typed);
  if (isTyped(line.typed, '--json')) return judgedJson(result, isFine, remarks);
  if (isTyped(line.typed, '--sarif')) {
    return judgedJson(auditSarif(result, { version: ownVersion() }), isFine, remarks);
  }
  if (isTyped(line.typed, '--markdown')) return judged(auditMarkdown(result), isFine, remarks);
  return judged(renderAudit(result, screen), isFine, remarks);
}

function twoForms(typed: readonly Typed[]): readonly Issue[] {
  const [first, ...others] = FORMS.filter((form) => isTyped(typed, form));
  return others.map((given) => ({ code: 'options-exclude', at: given, option: first ?? '', given }));
}
