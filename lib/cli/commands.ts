import { ADOPT_OPTIONS, runAdopt } from './adopt';
import { AUDIT_OPTIONS, runAudit } from './audit';
import { TEMPLATE_OPERAND } from './audited';
import { CATALOG_OPTIONS, runCatalog } from './catalog';
import { PREFLIGHT_OPTIONS, runPreflight } from './check';
import { runCompile } from './compile';
import { COMPILE_OPTIONS } from './compile-options';
import { COVERAGE_OPTIONS, runCoverage } from './coverage';
import { DIFF_OPERAND, DIFF_OPTIONS, runDiff } from './diff';
import { FLOWS_OPTIONS, runFlows } from './flows';
import { INIT_OPTIONS, runInit } from './init';
import type { Outcome, Screen } from './outcome';
import { REPORT_OPTIONS, runReport } from './report';
import { CHECK_OPTIONS, REQUEST_OPERAND, runRequestCheck, runRequestShow, SHOW_OPTIONS } from './request';
import type { CommandLine, OperandForm, OptionForm } from './typed';
import { runWhy, WHY_OPTIONS } from './why';

/** A command: what it takes, what it is for, and what runs it. */
export interface CommandForm {
  readonly name: string;
  readonly words: string;
  readonly options: readonly OptionForm[];
  /** The words that stand beside the options, where it takes some. */
  readonly operand?: OperandForm;
  readonly examples: readonly string[];
  /** Whether it writes a profile file, and so takes none. */
  readonly writesProfile?: true;
  /** Whether it takes several entries of a profile file at once. */
  readonly takesEntries?: true;
  /** Whether it answers without a role too, which only adds to the answer. */
  readonly roleIsOptional?: true;
  /** A promise where it waits for something outside. */
  readonly run: (line: CommandLine, screen: Screen, today: string | null) => Outcome | Promise<Outcome>;
}

/** Commands of one thing, behind its name. */
export interface CommandGroup {
  readonly name: string;
  readonly words: string;
  readonly commands: readonly CommandForm[];
}

/** Every command, in the order in which the help lists them. */
export const COMMANDS: readonly (CommandForm | CommandGroup)[] = [
  {
    name: 'init',
    words: 'a profile file from what is typed, which every other command takes',
    options: INIT_OPTIONS,
    examples: [
      'portolan init --product endpoint-central-cloud --role agent --choose dataCenter=JP',
      'portolan init --product patch-manager-plus --role server --choose portsInUse=default --choose serverProtocol=HTTPS --file portolan.json --entry server',
    ],
    writesProfile: true,
    run: runInit,
  },
  {
    name: 'catalog',
    words: 'which products there are, and the roles, choices and gaps of one',
    options: CATALOG_OPTIONS,
    examples: [
      'portolan catalog',
      'portolan catalog --product mobicontrol',
      'portolan catalog --product ism-cloudone --json',
    ],
    run: runCatalog,
  },
  {
    name: 'flows',
    words: 'what a vendor documents: which flows, and the sentence that asks for each',
    options: FLOWS_OPTIONS,
    examples: [
      'portolan flows --all --json',
      'portolan flows --product endpoint-central-cloud --choose dataCenter=JP --role agent',
      'portolan flows --product endpoint-central-cloud --choose dataCenter=EU --supply cloud=agents.example.com',
      'portolan flows --product mobicontrol --choose serverLocation=DMZ --choose platforms=WindowsModern --choose wns=true --choose supplements=microsoft-wns',
    ],
    run: runFlows,
  },
  {
    name: 'compile',
    words: 'the rules of one role for one target, proved, with the reason of each',
    options: COMPILE_OPTIONS,
    examples: [
      'portolan compile --target aws-network-firewall --product endpoint-central-cloud --role agent --choose dataCenter=JP',
      'portolan compile --target aws-security-group --product endpoint-central-cloud --role agent --choose dataCenter=JP --host-enforcement firewall --json',
      'portolan compile --target aws-security-group --product endpoint-central-cloud --role agent --choose dataCenter=US --reach-by addresses',
      'portolan compile --target aws-network-firewall --product mobicontrol --role device --choose serverLocation=DMZ --choose platforms=WindowsModern --choose wns=true --choose supplements=microsoft-wns --supply deploymentServer=10.0.0.10',
      'portolan compile --target aws-dns-firewall --product endpoint-central-cloud --role agent --choose dataCenter=JP --unlisted alert',
      'portolan compile --target azure-firewall --product endpoint-central-cloud --role agent --choose dataCenter=JP --patterns listed',
      'portolan compile --target azure-network-security-group --product endpoint-central-cloud --role agent --choose dataCenter=US --reach-by addresses',
    ],
    run: runCompile,
  },
  {
    name: 'report',
    words: 'the page that security signs: what is opened and why, as HTML, Markdown, CSV, JSON or plain lists',
    options: REPORT_OPTIONS,
    examples: [
      'portolan report --target aws-security-group --target aws-network-firewall --product endpoint-central-cloud --role agent --choose dataCenter=JP --output chart.html',
      'portolan report --format markdown --since signed.json --target azure-firewall --product endpoint-central-cloud --role agent --choose dataCenter=JP',
    ],
    takesEntries: true,
    run: runReport,
  },
  {
    name: 'audit',
    words: 'what a template, a plan or a cloud allows: is all open that a role needs, and nothing beside',
    options: AUDIT_OPTIONS,
    operand: TEMPLATE_OPERAND,
    examples: [
      'portolan audit template.yaml --product endpoint-central-cloud --role agent --choose dataCenter=JP --bind agent=AgentsSecurityGroup',
      'terraform show -json tfplan > plan.json && portolan audit plan.json --request requests --bind agent=aws_security_group.agents --sarif --output audit.sarif',
      'portolan audit groups.json policy.json --product mobicontrol --role device --choose serverLocation=DMZ --supply deploymentServer=10.0.0.10 --bind device=10.1.0.0/16',
    ],
    takesEntries: true,
    run: runAudit,
  },
  {
    name: 'why',
    words: 'why a connection is open or closed, by which rule, and which sentence asks for it',
    options: WHY_OPTIONS,
    operand: TEMPLATE_OPERAND,
    examples: [
      'portolan why template.json --from Agents --to login.zoho.jp:443/tls',
      'portolan why template.json --from agent --to 203.0.113.7:8383/tcp --product endpoint-central-cloud --role agent --choose dataCenter=JP --bind agent=Agents',
      'portolan why policy.json --sid 1001 --product endpoint-central-cloud --role agent --choose dataCenter=JP --bind agent=10.0.0.0/16',
    ],
    roleIsOptional: true,
    takesEntries: true,
    run: runWhy,
  },
  {
    name: 'diff',
    words: 'what becomes reachable from one file to another, and what ceases to be',
    options: DIFF_OPTIONS,
    operand: DIFF_OPERAND,
    examples: [
      'portolan diff before.template.json after.template.json',
      'portolan diff main.firewall-request.json branch.firewall-request.json --format markdown',
      'portolan diff --before policy.json --before names.json --after new-policy.json --after new-names.json',
    ],
    roleIsOptional: true,
    takesEntries: true,
    run: runDiff,
  },
  {
    name: 'adopt',
    words: 'which hand-written rules a construct would replace, which stay, and that nothing needed is lost',
    options: ADOPT_OPTIONS,
    operand: TEMPLATE_OPERAND,
    examples: [
      'portolan adopt template.yaml --product endpoint-central-cloud --role agent --choose dataCenter=JP --bind agent=AgentsSecurityGroup',
    ],
    takesEntries: true,
    run: runAdopt,
  },
  {
    name: 'check',
    words: 'whether what a role needs is open from this machine: names, connections, TLS, certificates, a proxy',
    options: PREFLIGHT_OPTIONS,
    examples: [
      'portolan check --product endpoint-central-cloud --role agent --choose dataCenter=JP',
      'portolan check --product endpoint-central-cloud --role agent --choose dataCenter=JP --proxy proxy.example.com:8080',
      'portolan check --product endpoint-central-cloud --role agent --choose dataCenter=JP --emit powershell --output check.ps1',
    ],
    run: runPreflight,
  },
  {
    name: 'coverage',
    words: "who accounts for each line of the vendors' pages: requirements, notes, denials",
    options: COVERAGE_OPTIONS,
    examples: ['portolan coverage --document 000', 'portolan coverage --json'],
    run: runCoverage,
  },
  {
    name: 'request',
    words: "firewall requests: what one team's app asks of another team's firewall",
    commands: [
      {
        name: 'show',
        words: 'who asks for what and why, with the sentence behind each flow and what Network Firewall makes of it',
        options: SHOW_OPTIONS,
        operand: REQUEST_OPERAND,
        examples: [
          'portolan request show cdk.out/central-egress.firewall-request.json',
          'portolan request show requests',
        ],
        run: runRequestShow,
      },
      {
        name: 'check',
        words: 'whether a firewall may take the requests: exit code 0 where it may, 1 where one of them is refused',
        options: CHECK_OPTIONS,
        operand: REQUEST_OPERAND,
        examples: [
          'portolan request check requests --allowed-source 10.0.0.0/8',
          'portolan request check requests --prefix-list spoke-a=10.1.0.0/16,10.2.0.0/16 --json',
        ],
        run: runRequestCheck,
      },
    ],
  },
];
