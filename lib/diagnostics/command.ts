import type { CommandIssue, Issue, Sentences } from './issue';
import { listed, meantOrAllowed, nearest } from './words';

export const commandSentences: Sentences<CommandIssue> = {
  'unknown-product': (issue) =>
    `'${issue.given}' is no product${meantOrAllowed(issue.given, issue.allowed, 'products')}`,
  'unknown-command': (issue) =>
    `'${issue.given}' is no command${meantOrAllowed(issue.given, issue.allowed, 'commands')}`,
  'unknown-option': (issue) => {
    const meant = nearest(issue.given.replace(/=.*/s, ''), issue.allowed);
    const guess = meant === null ? '' : `; did you mean '${meant}'`;
    return `'${issue.given}' is no option here${guess}; options: ${issue.allowed.join(', ')}`;
  },
  'unexpected-argument': (issue) =>
    `'${issue.given}' belongs to no option; leave it out, and quote a value that holds blanks`,
  'option-missing': (issue) =>
    `${issue.form} is needed${issue.allowed.length === 0 ? '' : `; pass one of ${listed(issue.allowed)}`}`,
  'option-repeated': (issue) =>
    `this can be said once, and '${issue.first}' and '${issue.second}' are two things; leave one of them out`,
  'options-exclude': (issue) =>
    `${issue.option} already says it all, so '${issue.given}' says nothing beside it; leave one of them out`,
  'unknown-source': (issue) =>
    `'${issue.given}' does not ask here; give the addresses of the role that is compiled: --source ${issue.role}=CIDR`,
  'malformed-option': (issue) => `'${issue.given}' is not of the form ${issue.form}`,
};

/** Where the change to make is another on a command line than in a program: the same issues in its words. */
export const COMMAND_WORDS: {
  readonly [Code in Issue['code']]?: (issue: Extract<Issue, { readonly code: Code }>) => string;
} = {
  'unknown-value': (issue) =>
    `'${issue.given}' cannot stand here${meantOrAllowed(issue.given, issue.allowed, 'allowed')}`,
  'fixed-ports': (issue) =>
    `the page fixes the ports of '${issue.requirement}' (${issue.printed.join(', ')}), so '${issue.given}' cannot replace them; leave it out`,
  'party-documented': (issue) =>
    `the page itself prints where '${issue.party}' is (${issue.hosts} ${issue.hosts === 1 ? 'host' : 'hosts'} under this profile), so no hosts are supplied for it; leave it out`,
  'party-unplaced': (issue) =>
    `${issue.product}: '${issue.role}' must reach '${issue.party}' (${issue.requirements.join(', ')}), and nothing says where it is; pass --supply ${issue.party}=HOST-OR-CIDR, or --unbound ${issue.party}`,
  'names-need-enforcement': (issue) =>
    `an AWS security group cannot match host names, and ${issue.source} reaches these by name: ${issue.flows
      .map((flow) => `${flow.requirement} (${flow.hosts.join(', ')})`)
      .join(
        '; ',
      )}; say what stands behind the open port: --host-enforcement firewall, proxy=CIDR:PORT or none=REASON, or reach the parties by addresses with --reach-by addresses`,
  'must-refused': (issue) =>
    `${issue.requirement} must be open, and this target refuses all of it (${issue.asked.join(', ')}): ${issue.reason}; ${waysWords(
      [...issue.waysOut, `leave it out on purpose with --leave-out ${issue.requirement}`],
    )}`,
  'over-limit': (issue) =>
    `${issue.what}: ${issue.figure}, and ${issue.limit} is ${issue.value} (${issue.source}); ${waysWords(issue.waysOut)}`,
};

/** A target's ways out name the arguments of a program; these are the options that say the same. */
const OPTION_OF: readonly (readonly [RegExp, string])[] = [
  [/exact: true/g, '--exact'],
  [/reachBy: 'addresses'/g, '--reach-by addresses'],
  [/reachBy: 'names'/g, '--reach-by names'],
  [/withoutRanges: 'names'/g, '--without-ranges PARTY=names'],
  [/\bhostEnforcement\b/g, '--host-enforcement'],
  [/ports: \{ '([^']+)': '([^']+)' \}/g, '--ports $1=$2'],
];

/** A way out may hold commas of its own. */
function waysWords(ways: readonly string[]): string {
  return ways.map(inCommandWords).join('; or ');
}

function inCommandWords(text: string): string {
  return OPTION_OF.reduce((words, [argument, option]) => words.replace(argument, option), text);
}
