import { PRODUCT_IDS } from '../catalog';
import type { Issue } from '../diagnostics';
import { inOptions } from '../diagnostics/command';
import {
  type Checks,
  checksOf,
  emitScript,
  type PreflightOptions,
  type ProxyAddress,
  preflight,
  renderPreflight,
  type ScriptLanguage,
} from '../preflight';
import { proxyIssues } from '../preflight/checks';
import { tried, typedRole } from './audited';
import { wholeNumber } from './compile-options';
import { judged, judgedJson, type Outcome, printed, refused, type Screen } from './outcome';
import { pastRemarks, TODAY_FORM, todayOf } from './policy-options';
import { PROFILE_OPTIONS } from './profile-options';
import { type CommandLine, firstValue, isTyped, type OptionForm, oneOf, type Typed } from './typed';

const LANGUAGES: readonly ScriptLanguage[] = ['sh', 'powershell'];
const PROXY_FORM = '--proxy HOST:PORT, with an IPv6 address in brackets: --proxy [2001:db8::1]:8080';

/** Of seconds as of what is tried at once: beyond it a figure is a slip. */
const LARGEST = 3600;

/** `user:password` of the proxy; a command line is read by every process of the machine. */
const PROXY_LOGIN = 'PORTOLAN_PROXY_LOGIN';

export const PREFLIGHT_OPTIONS: readonly OptionForm[] = [
  { form: '--product PRODUCT', words: 'whose requirements', values: PRODUCT_IDS },
  { form: '--role ROLE', words: 'whose machine this is' },
  ...PROFILE_OPTIONS,
  { form: '--reach-by [PARTY=]names|addresses', words: 'which documented alternative; default: names', repeats: true },
  { form: '--without-ranges PARTY=names', words: 'under addresses, try by name what has no range', repeats: true },
  {
    form: '--proxy HOST:PORT',
    words: `an HTTP proxy to go through, beside the direct way; its login, if any, from ${PROXY_LOGIN} (user:password)`,
  },
  { form: '--timeout SECONDS', words: 'for how long one stage may take; default: 5' },
  { form: '--parallel N', words: 'how many are tried at once; default: 8' },
  {
    form: '--emit sh|powershell',
    words: 'print a script that tries the same on a machine without Node, and try nothing',
  },
  TODAY_FORM,
  { form: '--json', words: 'every stage of every way, as plain JSON' },
];

/** `portolan check`: whether what a role needs is open from this machine. Exit code 1 where something needed is not. */
export function runPreflight(
  { typed, issues: before }: CommandLine,
  screen: Screen,
  clock: string | null = null,
): Outcome | Promise<Outcome> {
  const issues: Issue[] = [...before];
  const language = oneOf('--emit', LANGUAGES, typed, issues);
  const seconds = numberOf('--timeout', typed, issues);
  const parallel = numberOf('--parallel', typed, issues);
  const proxy = proxyOf(typed, issues);
  if (isTyped(typed, '--emit') && isTyped(typed, '--json')) {
    issues.push({ code: 'options-exclude', at: '--json', option: '--emit', given: '--json' });
  }
  const today = todayOf(typed, clock, issues);
  const [role] = typedRole(typed, 'portolan check', true, issues);
  if (role === undefined || issues.length > 0) return refused(issues);
  const checks = tried(issues, () => spoken(checksOf(role.entry, proxy === null ? {} : { proxy })));
  if (checks === null) return refused(issues);
  const past = pastRemarks([role], today, typed);
  if (language !== null) {
    const script = emitScript(checks, language, seconds === null ? {} : { timeoutSeconds: seconds });
    return printed(script, [...past, ...idleBeside(typed, proxy)]);
  }
  return run(
    checks,
    { screen, json: isTyped(typed, '--json'), remarks: past },
    {
      ...(seconds === null ? {} : { timeoutMs: seconds * 1000 }),
      ...(parallel === null ? {} : { parallel }),
    },
  );
}

/** Ends at the first Ctrl-C with what is known, at the second as any program does. */
async function run(
  checks: Checks,
  { screen, json, remarks }: { readonly screen: Screen; readonly json: boolean; readonly remarks: readonly string[] },
  options: PreflightOptions,
): Promise<Outcome> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop);
  try {
    const onDone: PreflightOptions['onDone'] = (_, done, of) => screen.progress?.(`tried ${done} of ${of}`);
    const result = await preflight(checks, { ...options, signal: stopping.signal, onDone });
    screen.progress?.(null);
    return json
      ? judgedJson(result, result.fine, remarks)
      : judged(renderPreflight(result, screen), result.fine, remarks);
  } finally {
    process.off('SIGINT', stop);
  }
}

/** What is to be supplied, as the options that supply it. */
function spoken(checks: Checks): Checks {
  return { ...checks, untested: checks.untested.map((one) => ({ ...one, why: inOptions(one.why) })) };
}

/** `proxy.example.com:8080`, `10.0.0.5:8080`, `[2001:db8::1]:8080`. */
function proxyOf(typed: readonly Typed[], issues: Issue[]): ProxyAddress | null {
  const text = firstValue(typed, '--proxy');
  if (text === undefined) return null;
  const [, inBrackets, plain, port] = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d+)$/.exec(text) ?? [];
  const login = process.env[PROXY_LOGIN] ?? '';
  const proxy = { host: inBrackets ?? plain ?? '', port: Number(port), ...(login === '' ? {} : { login }) };
  if (proxyIssues(proxy).length === 0) return proxy;
  issues.push({ code: 'malformed-option', at: `--proxy ${text}`, given: text, form: PROXY_FORM });
  return null;
}

function numberOf(option: string, typed: readonly Typed[], issues: Issue[]): number | null {
  const text = firstValue(typed, option);
  if (text === undefined) return null;
  const at = `${option} ${text}`;
  const figure = wholeNumber(text, at, issues);
  if (figure === null || figure <= LARGEST) return figure;
  issues.push({ code: 'wrong-type', at, given: `'${text}'`, expected: `a whole number from 1 to ${LARGEST}` });
  return null;
}

/** What a script does not take along. */
function idleBeside(typed: readonly Typed[], proxy: ProxyAddress | null): readonly string[] {
  return [
    ...(isTyped(typed, '--parallel') ? ['--parallel says nothing to --emit: a script tries one after another'] : []),
    ...(proxy?.login === undefined ? [] : [`${PROXY_LOGIN} does not go into the script, which would hold a password`]),
  ];
}
