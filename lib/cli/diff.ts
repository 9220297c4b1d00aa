import {
  type Difference,
  difference,
  differenceMarkdown,
  type Reach,
  type ReachOptions,
  readReach,
  renderDifference,
} from '../audit';
import { joinedReach } from '../audit/joined-reach';
import { networkOf } from '../audit/network';
import { reachOfEntries } from '../audit/reach';
import type { Issue } from '../diagnostics';
import type { SourceFile } from '../proof/readers/source-text';
import { DEPLOYMENT_OPTIONS, ROLE_OPTIONS, tried, typedRoles } from './audited';
import { filesIn } from './files';
import { judged, judgedJson, type Outcome, refused, type Screen } from './outcome';
import { pastRemarks, TODAY_FORM, todayOf } from './policy-options';
import { isProfileFile, reachOfProfileFile } from './profile-file/compared';
import { PREFIX_LIST, prefixListsIn } from './request';
import { parametersFor } from './template-parameters';
import {
  type CommandLine,
  isTyped,
  type OperandForm,
  type OptionForm,
  oneOf,
  optionName,
  typedOfEach,
  valuesOf,
} from './typed';

export const DIFF_OPERAND: OperandForm = {
  form: 'BEFORE AFTER',
  words:
    'two templates, two plans, two firewall requests, two profiles or profile files, or two of portolan flows --json',
  isOptional: true,
};

const FORMATS = ['text', 'markdown', 'json'] as const;

export const DIFF_OPTIONS: readonly OptionForm[] = [
  { form: '--before FILE', words: 'a further file of the first side: a policy and its groups', repeats: true },
  { form: '--after FILE', words: 'a further file of the second side', repeats: true },
  { form: '--format FORMAT', words: 'text, markdown (a change request), or json; default: text', values: FORMATS },
  {
    form: '--exit-code',
    words:
      'exit code 1 where something becomes reachable or ceases to be, where a filter comes or goes, or where what cannot be read has changed',
  },
  ...ROLE_OPTIONS.filter((form) => form !== PREFIX_LIST),
  ...DEPLOYMENT_OPTIONS.filter((form) => ['--network', '--parameter'].includes(optionName(form))),
  PREFIX_LIST,
  TODAY_FORM,
];

/** `portolan diff`: what becomes reachable from one side to another, and what ceases to be. */
export function runDiff(line: CommandLine, screen: Screen, clock: string | null = null): Outcome {
  const { typed } = line;
  const issues = [...line.issues];
  const format = oneOf('--format', FORMATS, typed, issues) ?? 'text';
  const sides = sidesOf(line, issues).map((paths) => filesIn(paths, issues));
  const network = valuesOf(typed, '--network');
  const isNetwork = tried(issues, () => [networkOf(network)]) !== null;
  const options = {
    parameters: parametersFor(sides.flat(), typed, issues),
    prefixLists: prefixListsIn(typed, issues),
    // What is none was told, and once is enough.
    network: isNetwork ? network : [],
  };
  const [before, after] = sides.map((files) => reachOfSide(files, options, issues));
  const roles = typedOfEach(line).flatMap((each) => typedRoles(each, 'portolan diff', issues));
  const today = todayOf(typed, clock, issues);
  if (issues.length > 0 || before == null || after == null) return refused(issues);
  const found = tried(issues, () =>
    difference(before, after, roles.length === 0 ? {} : { asked: reachOfEntries(roles) }),
  );
  if (found === null) return refused(issues);
  const isFine = (found.same && isReadAlike(found)) || !isTyped(typed, '--exit-code');
  const remarks = pastRemarks(roles, today, typed);
  if (format === 'json') return judgedJson(found, isFine, remarks);
  return judged(format === 'markdown' ? differenceMarkdown(found) : renderDifference(found, screen), isFine, remarks);
}

/** The files of both sides: two words, and what options add to each. */
function sidesOf({ typed, operands }: CommandLine, issues: Issue[]): readonly (readonly string[])[] {
  const [first, second, ...others] = operands;
  for (const given of others) issues.push({ code: 'unexpected-argument', at: given, given });
  const sides = [
    [first, ...valuesOf(typed, '--before')],
    [second, ...valuesOf(typed, '--after')],
  ].map((side) => side.filter((path) => path !== undefined));
  const missing = ['BEFORE', 'AFTER'].filter((_, at) => sides[at]?.length === 0);
  if (missing.length > 0) {
    issues.push({ code: 'option-missing', at: 'portolan diff', form: missing.join(' '), allowed: [] });
  }
  return sides;
}

/** What the files of a side let through together; null where something is wrong with one. */
function reachOfSide(files: readonly SourceFile[], options: ReachOptions, issues: Issue[]): Reach | null {
  const profiles = files.filter(isProfileFile);
  const others = files.filter((file) => !profiles.includes(file));
  const reaches = [
    ...profiles.map((file) => [file.name, reachOfProfileFile(file, issues)] as const),
    ...(others[0] === undefined ? [] : [[others[0].name, tried(issues, () => readReach(others, options))] as const]),
  ];
  const known = reaches.flatMap(([name, reach]) => (reach === null ? [] : [[name, reach] as const]));
  return known.length < reaches.length || known.length === 0 ? null : tried(issues, () => joinedReach(known));
}

/** Whether what could not be read of the one is, word by word, what could not be read of the other. */
function isReadAlike({ notUnderstood: { before, after } }: Difference): boolean {
  const words = (all: typeof before) => all.map(({ place, why, text }) => JSON.stringify([place.resource, why, text]));
  return words(before).sort().join('\n') === words(after).sort().join('\n');
}
