import { type TriedCompile, tryCompile } from '../compile';
import { type Issue, sentence } from '../diagnostics';
import { parseCidr } from '../model/addresses';
import { collapsed } from '../model/collapse';
import type { AwsNetworkFirewallPlan } from '../model/plans/aws-network-firewall';
import { renderPlan, renderText, reportOf } from '../report';
import {
  type FirewallRequest,
  OWN_CATALOGUE,
  ownersTogether,
  REQUEST_SUFFIX,
  type ReadRequestsOptions,
  type RequestText,
  requestFilesIn,
  rolesTogether,
  type TriedRequests,
  tellInRequests,
  tryRequests,
} from '../requests';
import { jsonText, judged, type Outcome, printed, refused, type Screen } from './outcome';
import { addressesOf, judgementObject, judgementText, requestText } from './request-text';
import { type CommandLine, isTyped, type OperandForm, type OptionForm, pairsOf, type Typed, valuesOf } from './typed';

export const REQUEST_OPERAND: OperandForm = {
  form: 'FILE|FOLDER...',
  words: `files, and folders with files named *${REQUEST_SUFFIX}`,
};

export const PREFIX_LIST: OptionForm = {
  form: '--prefix-list NAME=CIDR,...',
  words: 'what a prefix list holds that requests may name',
  repeats: true,
};

export const SHOW_OPTIONS: readonly OptionForm[] = [PREFIX_LIST];

export const CHECK_OPTIONS: readonly OptionForm[] = [
  {
    form: '--allowed-source CIDR',
    words: 'a block whose machines may be asked for; default: any',
    repeats: true,
  },
  PREFIX_LIST,
  { form: '--json', words: 'the judgement as plain JSON' },
];

/** `portolan request show`: requests as a reviewer reads them, and the plan that a Network Firewall makes of them all. */
export function runRequestShow(line: CommandLine, screen: Screen): Outcome {
  const { files, options, issues } = readLine(line);
  if (issues.length > 0) return refused(issues);
  const { requests, issues: wrong, untold } = readShown(files, options);
  if (wrong.length > 0) return refused(wrong);
  const { compiled, issues: left } = compileAll(requests);
  const asked = requests.map((request) => requestText(request, untold, screen)).join('\n');
  const remarks = left.map((issue) => `Network Firewall: ${sentence(tellInRequests(issue, requests))}`);
  if (compiled === null) return printed(asked, remarks);
  const plan = withAddresses(compiled.plan, requests, untold);
  const report = reportOf(compiled, { askedBy: ownersTogether(requests) });
  return printed(`${asked}\n${renderPlan(plan, screen)}\n${renderText(report, screen)}`, remarks);
}

/** `portolan request check`: whether a firewall may take the requests. */
export function runRequestCheck(line: CommandLine, screen: Screen): Outcome {
  const { files, options, issues } = readLine(line);
  if (issues.length > 0) return refused(issues);
  const { requests, issues: wrong } = tryRequests(files, OWN_CATALOGUE, options);
  // What a firewall would refuse is looked at where all of them can be read.
  const left = wrong.length > 0 || requests.length === 0 ? [] : compileAll(requests).issues;
  const ofLimits = left.filter(({ code }) => code === 'over-limit');
  const against = [...wrong, ...left.filter((issue) => !ofLimits.includes(issue))].map((one) =>
    tellInRequests(one, requests),
  );
  const isFine = against.length === 0;
  // A firewall of other limits, or of several policies, may take them all the same.
  const remarks = ofLimits.map(sentence);
  const text = isTyped(line.typed, '--json')
    ? jsonText(judgementObject(requests, against))
    : judgementText(requests, against, screen);
  return judged(text, isFine, remarks);
}

/** What a Network Firewall makes of the requests together. */
function compileAll(requests: readonly FirewallRequest[]): TriedCompile<'aws-network-firewall'> {
  return tryCompile(
    'aws-network-firewall',
    rolesTogether(requests).map(({ request }) => request),
  );
}

/** Who only shows a request need not know what a prefix list holds: such a list goes by its name, and is among the untold. */
function readShown(
  files: readonly RequestText[],
  options: ReadRequestsOptions,
): TriedRequests & { readonly untold: ReadonlySet<string> } {
  const tried = tryRequests(files, OWN_CATALOGUE, options);
  const untold = new Set(tried.issues.flatMap((issue) => (issue.code === 'unknown-prefix-list' ? [issue.given] : [])));
  if (untold.size === 0) return { ...tried, untold };
  const prefixLists = { ...Object.fromEntries([...untold].map((name) => [name, []])), ...options.prefixLists };
  return { ...tryRequests(files, OWN_CATALOGUE, { ...options, prefixLists }), untold };
}

function withAddresses(
  plan: AwsNetworkFirewallPlan,
  requests: readonly FirewallRequest[],
  untold: ReadonlySet<string>,
): AwsNetworkFirewallPlan {
  const roles = requests.flatMap((request) => request.roles);
  const sources = plan.sources.map((source) => {
    const own = roles.filter(({ request }) => request.entry.name === source.name);
    const addresses = [...new Set(own.flatMap((role) => addressesOf(role, untold)))];
    return { ...source, addresses };
  });
  return { ...plan, sources };
}

/** The files that were typed, and what was said beside them. */
function readLine({ typed, operands, issues: before }: CommandLine): {
  readonly files: readonly RequestText[];
  readonly options: ReadRequestsOptions;
  readonly issues: readonly Issue[];
} {
  const issues = [...before];
  const files = new Map(
    operands.flatMap((operand) => {
      const found = requestFilesIn(operand);
      issues.push(...found.issues);
      if (found.issues.length === 0 && found.files.length === 0) {
        const expected = `file named *${REQUEST_SUFFIX}`;
        issues.push({ code: 'no-such-path', at: operand, given: operand, expected });
      }
      return found.files.map((file) => [file.file, file] as const);
    }),
  );
  const allowed = valuesOf(typed, '--allowed-source').flatMap((text) =>
    blocksIn(text, `--allowed-source ${text}`, issues),
  );
  return {
    files: [...files.values()],
    options: {
      prefixLists: prefixListsIn(typed, issues),
      ...(isTyped(typed, '--allowed-source') ? { allowedSources: allowed } : {}),
    },
    issues,
  };
}

/** What the prefix lists hold that were typed. */
export function prefixListsIn(typed: readonly Typed[], issues: Issue[]): Readonly<Record<string, readonly string[]>> {
  const lists = new Map<string, readonly string[]>();
  for (const [name, text] of pairsOf('--prefix-list', typed)) {
    const held = blocksIn(text, `--prefix-list ${name}=${text}`, issues);
    lists.set(name, [...(lists.get(name) ?? []), ...held]);
  }
  return Object.fromEntries(lists);
}

function blocksIn(text: string, at: string, issues: Issue[]): readonly string[] {
  const found = text.split(',').flatMap((block) => {
    const read = parseCidr(block);
    if (!read.ok) issues.push({ code: 'malformed-address', at, problem: read.problem });
    return read.ok ? [read.value.text] : [];
  });
  return collapsed(found);
}
