import type { CommandIssue } from './command-issue';
import type { Issue, Sentences } from './issue';
import { policySentences } from './policy';
import { guess, listed, meantOrAllowed, sayable } from './words';

export const commandSentences: Sentences<CommandIssue> = {
  'unknown-product': (issue) =>
    `'${issue.given}' is no product${meantOrAllowed(issue.given, issue.allowed, 'products')}`,
  'unknown-document': (issue) =>
    `'${issue.given}' is no document of the catalogue; pass one of ${listed(issue.allowed)}`,
  'page-not-found': (issue) =>
    `'${issue.given}' holds no page of ${listed(issue.documents)}; give the folder of the pages, of which a file is named ${issue.documents[0]}_..., or leave it out`,
  'unknown-command': (issue) =>
    `'${issue.given}' is no command${meantOrAllowed(issue.given, issue.allowed, 'commands')}`,
  'unknown-option': (issue) =>
    `'${issue.given}' is no option here${meantOrAllowed(issue.given.replace(/=.*/s, ''), issue.allowed, 'options')}`,
  'unexpected-argument': (issue) =>
    `'${issue.given}' belongs to no option; leave it out, and quote a value that holds blanks`,
  'option-missing': (issue) =>
    `${issue.form} is needed${issue.allowed.length === 0 ? '' : `; pass one of ${listed(issue.allowed)}`}`,
  'option-repeated': (issue) =>
    `this can be said once, and '${issue.first}' and '${issue.second}' are two things; leave one of them out`,
  'options-exclude': (issue) =>
    `${issue.option} already says it all, so '${issue.given}' says nothing beside it; leave one of them out`,
  'option-idle': (issue) => `'${issue.given}' has no effect here; ${issue.instead}`,
  'unknown-source': (issue) =>
    `'${issue.given}' does not ask here; give the addresses of the role that is compiled: --source ${issue.role}=CIDR`,
  'malformed-option': (issue) =>
    `'${issue.given}' is not of the form ${issue.form}${guess(issue.meant == null ? [] : [issue.meant])}`,
  'control-character': (issue) =>
    `'${issue.given}' holds a control character, which would be printed as something else; leave it out`,
  'option-misplaced': (issue) => `'${issue.given}' keeps the rest from being read; write ${issue.instead}`,
  'host-for-address': (issue) =>
    `'${issue.given}' is a host name, and addresses alone can stand here; ${issue.instead}`,
  'fixed-ports-meant': (issue) =>
    `'${issue.given}' is no requirement of this product${guess([issue.meant])} (its ports are fixed by the page: ${issue.printed.join(', ')}; leave it out)`,
  'names-past-proxy': (issue) =>
    `your proxy does not take these flows of ${issue.source}, and ${issue.by === undefined ? 'an AWS security group' : `a ${issue.by}`} cannot match their host names: ${flowsWords(issue.flows)}; say the proxy with ${issue.proxy}, and what stands behind the open port with --host-enforcement firewall${issue.by === undefined ? ', dns-firewall' : ''} or none=REASON`,
};

/** Where the change to make is another on a command line than in a program: the same issues in its words. */
export const COMMAND_WORDS: {
  readonly [Code in Issue['code']]?: (issue: Extract<Issue, { readonly code: Code }>) => string;
} = {
  'unknown-value': (issue) =>
    `'${issue.given}' cannot stand here${meantOrAllowed(issue.given, issue.allowed, 'allowed')}`,
  'fixed-ports': (issue) =>
    `the page fixes the ports of '${issue.requirement}' (${issue.printed.join(', ')}), so '${issue.given}' cannot replace them; leave it out${sayable(issue)}`,
  'party-documented': (issue) =>
    `the page itself prints where '${issue.party}' is (${issue.hosts} ${issue.hosts === 1 ? 'host' : 'hosts'} under this profile), so no hosts are supplied for it; leave it out`,
  'party-unplaced': (issue) =>
    `${issue.product}: '${issue.role}' must reach '${issue.party}' (${issue.requirements.join(', ')}), and nothing says where it is; pass --supply ${issue.party}=HOST-OR-CIDR, or --unbound ${issue.party}`,
  'names-need-enforcement': (issue) =>
    `${issue.by === undefined ? 'an AWS security group' : `a ${issue.by}`} cannot match host names, and ${issue.source} reaches these by name: ${flowsWords(issue.flows)}; say what stands behind the open port: --host-enforcement firewall, ${issue.by === undefined ? 'dns-firewall, ' : ''}proxy=CIDR:PORT or none=REASON, or reach the parties by addresses with --reach-by addresses`,
  'must-refused': (issue) =>
    `${issue.requirement} must be open, and this target refuses all of it (${issue.asked.join(', ')}): ${issue.reason}; ${waysWords(
      [...issue.waysOut, `leave it out on purpose with --leave-out ${issue.requirement}`],
    )}`,
  'over-limit': (issue) =>
    `${issue.what}: ${issue.figure}, and ${issue.limit} is ${issue.value} (${issue.source}); ${waysWords([
      ...issue.waysOut.filter((way) => !FOR_SEVERAL_ROLES.test(way)),
      'supply fewer hosts, or larger blocks of addresses',
    ])}`,
  'policy-widened': (issue) => policyInOptions(policySentences['policy-widened'](issue)),
  'policy-uncovered': (issue) => policyInOptions(policySentences['policy-uncovered'](issue)),
  'policy-omitted': (issue) => policyInOptions(policySentences['policy-omitted'](issue)),
  'policy-everybody': (issue) => policyInOptions(policySentences['policy-everybody'](issue)),
  'proxy-given-twice': (issue) =>
    `the proxy is given twice and differently: ${placementWords(issue.first)} and ${placementWords(issue.second)}; say it once`,
};

/** The policy that a sentence names, as the options that say it. */
function policyInOptions(words: string): string {
  return words
    .replace(/accessPolicy: \{ (\w+): 'allow' \}/, '--policy $1=allow')
    .replace(/accessPolicy: \{ widened: \{ (.+?) \} \}/, (_, axes: string) =>
      axes
        .split(', ')
        .map((axis) => `--policy widened.${axis.replace(/: .*/, '')}=allow`)
        .join(' '),
    );
}

/** One command compiles one role: these ways out of a limit are for several in one place. */
const FOR_SEVERAL_ROLES =
  /^(?:give each role a construct of its own|attach part of the roles|let part of the roles|give part of the roles)/;

/** What the core says in the words of a program's arguments, and the options that say the same. */
const OPTION_OF: readonly (readonly [RegExp, string])[] = [
  [/\bput ([\w' -]+?) into the profile: (?=(?:parties|ports): \{)/g, 'pass $1 with '],
  [/(?: in| into) the profile, if it is used: (?=(?:parties|ports): \{)/g, ', if it is used, with '],
  [/(?: in| into) the profile: (?=(?:parties|ports): \{)/g, ' with '],
  [/parties: \{ (\w+): \{ hosts: \[\.\.\.\] \} \}, or addresses: \[\.\.\.\]/g, '--supply $1=HOST, or --supply $1=CIDR'],
  [/parties: \{ (\w+): \{ addresses: \[\.\.\.\] \} \}; or hosts: \[\.\.\.\]/g, '--supply $1=CIDR; or --supply $1=HOST'],
  [/parties: \{ (\w+): \{ hosts: \[\.\.\.\] \} \}/g, '--supply $1=HOST'],
  [/parties: \{ (\w+): \{ addresses: \[\.\.\.\] \} \}/g, '--supply $1=CIDR'],
  [/ports: \{ '([^']+)': '\.\.\.(\/\w+)?' \}/g, '--ports $1=PORTS$2'],
  [/ports: \{ '([^']+)': '([^']+)' \}/g, '--ports $1=$2'],
  [
    /let DnsFirewallRules decide about the name, open its ports here by address with additionalRules/g,
    'let a DNS Firewall decide about the name (--target aws-dns-firewall), open its ports by address beside this plan',
  ],
  [/ yourself, with additionalRules \(/g, ' yourself ('],
  [/leaveOut: \['([^']+)'\]/g, '--leave-out $1'],
  [/exact: true/g, '--exact'],
  [/prefixLists: true/g, '--prefix-lists'],
  [/without prefixLists\b/g, 'without --prefix-lists'],
  [/groups: (\d+|n)\b/g, '--groups $1'],
  [/limits: \{ (\w+): (\d+) \}/g, '--limit $1=$2'],
  [/leave applicationSecurityGroups out/g, 'leave --application-security-groups out'],
  [/mode: '(\w+)'/g, '--mode $1'],
  [/quic: '(\w+)'/g, '--quic $1'],
  [/patterns: '(\w+)'/g, '--patterns $1'],
  [/tier: '(\w+)'/g, '--tier $1'],
  [/tlsInspection: true/g, '--tls-inspection'],
  [/denyInfrastructure: true/g, '--deny-infrastructure'],
  [/limits: \{ (\w+): \.\.\. \}/g, '--limit $1=FIGURE'],
  [/reachBy: 'addresses'/g, '--reach-by addresses'],
  [/reachBy: \{ (\w+): 'addresses' \}/g, '--reach-by $1=addresses'],
  [/reachBy: 'names'/g, '--reach-by names'],
  [/proxy: \{ host, port \}/g, '--proxy HOST:PORT'],
  [/\(hostEnforcement\)/g, '(--host-enforcement firewall)'],
  [/\bhostEnforcement\b/g, '--host-enforcement'],
];

/** A sentence of the core about a change to make, as the options of the command that make it; `party` is whom it is about. */
export function inOptions(text: string, party: string | null = null): string {
  const spoken = OPTION_OF.reduce((words, [argument, option]) => words.replace(argument, option), text);
  const chosen = spoken.replace(/supplements: \[((?:'[^']+'(?: or |, )?)+)\]/g, (_, documents: string) =>
    listed([...documents.matchAll(/'([^']+)'/g)].map(([, id]) => `--choose supplements=${id}`)),
  );
  // A blank would end the option's value.
  const unbroken = chosen.replace(/--ports \S+, (?=\d+\/)[^\s;]+/g, (ports) => ports.replaceAll(', ', ','));
  return unbroken.replace(/withoutRanges: 'names'/g, `--without-ranges ${party ?? 'PARTY'}=names`);
}

/** A way out may hold commas of its own. */
function waysWords(ways: readonly string[]): string {
  return ways.map((way) => inOptions(way)).join('; or ');
}

function flowsWords(flows: readonly { readonly requirement: string; readonly hosts: readonly string[] }[]): string {
  return flows.map(({ requirement, hosts }) => `${requirement} (${hosts.join(', ')})`).join('; ');
}

/** A placement without the punctuation of data: `10.0.0.9`. */
function placementWords(placement: string): string {
  return placement
    .replace(/"(?:hosts|addresses)":|[{}"[\]]/g, '')
    .split(',')
    .join(', ');
}
