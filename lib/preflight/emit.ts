import { type Issue, throwIfAny, visible } from '../diagnostics';
import type { ReportedCitation } from '../report';
import { powershellScript } from './emit-powershell';
import { shScript } from './emit-sh';
import type { Checks } from './result';
import { DEFAULT_TIMEOUT_MS } from './run';
import type { ScriptParts } from './script-parts';

/** `sh`: POSIX, with whatever of openssl, curl and nc is there; `powershell`: Windows PowerShell 5.1 and newer. */
export type ScriptLanguage = 'sh' | 'powershell';

/** What may be said of a script. */
export interface EmitOptions {
  /**
   * For how many seconds one stage may take.
   * @default 5
   */
  readonly timeoutSeconds?: number;
}

const SCRIPTS: Readonly<Record<ScriptLanguage, (parts: ScriptParts) => string>> = {
  sh: shScript,
  powershell: powershellScript,
};

/**
 * The same checks as one script without dependencies, for a machine without Node. A login of the proxy is left out: the
 * script would hold a password. The script of `powershell` is ASCII throughout, since Windows PowerShell reads a file
 * without a mark as the code page of the machine.
 *
 * @throws NetworkRequirementsError where the time is no whole number from 1.
 */
export function emitScript(checks: Checks, language: ScriptLanguage, { timeoutSeconds }: EmitOptions = {}): string {
  const seconds = timeoutSeconds ?? DEFAULT_TIMEOUT_MS / 1000;
  const isWhole = Number.isInteger(seconds) && seconds >= 1;
  const issue: Issue = {
    code: 'wrong-type',
    at: 'timeoutSeconds',
    given: String(seconds),
    expected: 'a whole number from 1',
  };
  throwIfAny(isWhole ? [] : [issue], 'emitScript');
  return SCRIPTS[language](partsOf(checks, seconds));
}

function partsOf(
  { productName, role, proxy, checks, requirements, explanations, untested }: Checks,
  timeoutSeconds: number,
): ScriptParts {
  const asking = requirements.filter(({ requirement }) => checks.some(({ because }) => because.includes(requirement)));
  const numberOf = new Map(asking.map(({ requirement }, index) => [requirement, index + 1]));
  return {
    title: visible(`${productName}, ${role}`),
    timeoutSeconds,
    proxy,
    checks: checks.map(({ how, through, name, isAddress, port, needed, because }) => ({
      how,
      through,
      name: visible(name),
      isAddress,
      port,
      needed,
      asked: because.map((id) => numberOf.get(id) ?? 0),
    })),
    sentences: asking.map(({ requirement, need, cites: [first] }) =>
      [`${requirement}, ${need}`, ...citedLines(first)].map(visible),
    ),
    explanations: explanations.map(({ explains, gloss, cites: [first] }) => ({
      explains,
      lines: [gloss, ...citedLines(first)].map(visible),
    })),
    untested: untested.map(({ what, traffic, requirement, why }) =>
      visible(`${what}${traffic === '' ? '' : `, ${traffic}`} (${requirement}): ${why}`),
    ),
  };
}

function citedLines(cite: ReportedCitation | undefined): readonly string[] {
  if (cite === undefined) return [];
  const { quote, gloss, document, section, address } = cite;
  return [`“${quote}”`, ...(gloss === quote ? [] : [gloss]), `${document}: ${section}, ${address}`].map((line) =>
    line.replace(/\s+/g, ' '),
  );
}
