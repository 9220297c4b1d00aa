import type { Outcome, Screen } from './outcome';
import type { CommandLine, OperandForm, OptionForm } from './typed';

/** What a command takes, and what runs it. */
export interface CommandWork {
  readonly options: readonly OptionForm[];
  /** The words that stand beside the options, where it takes some. */
  readonly operand?: OperandForm;
  /** A promise where it waits for something outside. */
  readonly run: (line: CommandLine, screen: Screen, today: string | null) => Outcome | Promise<Outcome>;
}

/** A command, as the list of all of them knows it. */
export interface CommandForm {
  readonly name: string;
  readonly words: string;
  readonly takesPaths?: true;
  readonly examples: readonly string[];
  /** Whether it writes a profile file, and so takes none. */
  readonly writesProfile?: true;
  /** Whether it takes several entries of a profile file at once. */
  readonly takesEntries?: true;
  /** Whether it answers without a role too, which only adds to the answer. */
  readonly roleIsOptional?: true;
  /** Its modules are loaded where its name stands on the line: none of the others has a use for them. */
  readonly work: () => CommandWork;
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
    examples: [
      'portolan init --product endpoint-central-cloud --role agent --choose dataCenter=JP',
      'portolan init --product patch-manager-plus --role server --choose portsInUse=default --choose serverProtocol=HTTPS --file portolan.json --entry server',
    ],
    writesProfile: true,
    work: () => {
      const { INIT_OPTIONS: options, runInit: run } = require('./init') as typeof import('./init');
      return { options, run };
    },
  },
  {
    name: 'catalog',
    words: 'which products there are, and the roles, choices and gaps of one',
    examples: [
      'portolan catalog',
      'portolan catalog --product mobicontrol',
      'portolan catalog --product ism-cloudone --json',
    ],
    work: () => {
      const { CATALOG_OPTIONS: options, runCatalog: run } = require('./catalog') as typeof import('./catalog');
      return { options, run };
    },
  },
  {
    name: 'flows',
    words: 'what a vendor documents: which flows, and the sentence that asks for each',
    examples: [
      'portolan flows --all --json',
      'portolan flows --product endpoint-central-cloud --choose dataCenter=JP --role agent',
      'portolan flows --product endpoint-central-cloud --choose dataCenter=EU --supply cloud=agents.example.com',
      'portolan flows --product mobicontrol --choose serverLocation=DMZ --choose platforms=WindowsModern --choose wns=true --choose supplements=microsoft-wns',
    ],
    work: () => {
      const { FLOWS_OPTIONS: options, runFlows: run } = require('./flows') as typeof import('./flows');
      return { options, run };
    },
  },
  {
    name: 'compile',
    words: 'the rules of one role for one target, proved, with the reason of each',
    examples: [
      'portolan compile --target aws-network-firewall --product endpoint-central-cloud --role agent --choose dataCenter=JP',
      'portolan compile --target aws-security-group --product endpoint-central-cloud --role agent --choose dataCenter=JP --host-enforcement firewall --json',
      'portolan compile --target aws-security-group --product endpoint-central-cloud --role agent --choose dataCenter=US --reach-by addresses',
      'portolan compile --target aws-network-firewall --product mobicontrol --role device --choose serverLocation=DMZ --choose platforms=WindowsModern --choose wns=true --choose supplements=microsoft-wns --supply deploymentServer=10.0.0.10',
      'portolan compile --target aws-dns-firewall --product endpoint-central-cloud --role agent --choose dataCenter=JP --unlisted alert',
      'portolan compile --target azure-firewall --product endpoint-central-cloud --role agent --choose dataCenter=JP --patterns listed',
      'portolan compile --target azure-network-security-group --product endpoint-central-cloud --role agent --choose dataCenter=US --reach-by addresses',
    ],
    work: () => {
      const { COMPILE_OPTIONS: options } = require('./compile-options') as typeof import('./compile-options');
      const { runCompile: run } = require('./compile') as typeof import('./compile');
      return { options, run };
    },
  },
  {
    name: 'report',
    words: 'the page that security signs: what is opened and why, as HTML, Markdown, CSV, JSON or plain lists',
    examples: [
      'portolan report --target aws-security-group --target aws-network-firewall --product endpoint-central-cloud --role agent --choose dataCenter=JP --output chart.html',
      'portolan report --format markdown --since signed.json --target azure-firewall --product endpoint-central-cloud --role agent --choose dataCenter=JP',
    ],
    takesEntries: true,
    work: () => {
      const { REPORT_OPTIONS: options, runReport: run } = require('./report') as typeof import('./report');
      return { options, run };
    },
  },
  {
    name: 'audit',
    words: 'what a template, a plan or a cloud allows: is all open that a role needs, and nothing beside',
    takesPaths: true,
    examples: [
      'portolan audit template.yaml --product endpoint-central-cloud --role agent --choose dataCenter=JP --bind agent=AgentsSecurityGroup',
      'terraform show -json tfplan > plan.json && portolan audit plan.json --request requests --bind agent=aws_security_group.agents --sarif --output audit.sarif',
      'portolan audit groups.json policy.json --product mobicontrol --role device --choose serverLocation=DMZ --supply deploymentServer=10.0.0.10 --bind device=10.1.0.0/16',
    ],
    takesEntries: true,
    work: () => {
      const { TEMPLATE_OPERAND: operand } = require('./audited') as typeof import('./audited');
      const { AUDIT_OPTIONS: options, runAudit: run } = require('./audit') as typeof import('./audit');
      return { options, operand, run };
    },
  },
  {
    name: 'why',
    words: 'why a connection is open or closed, by which rule, and which sentence asks for it',
    takesPaths: true,
    examples: [
      'portolan why template.json --from Agents --to login.zoho.jp:443/tls',
      'portolan why template.json --from agent --to 203.0.113.7:8383/tcp --product endpoint-central-cloud --role agent --choose dataCenter=JP --bind agent=Agents',
      'portolan why policy.json --sid 1001 --product endpoint-central-cloud --role agent --choose dataCenter=JP --bind agent=10.0.0.0/16',
    ],
    roleIsOptional: true,
    takesEntries: true,
    work: () => {
      const { TEMPLATE_OPERAND: operand } = require('./audited') as typeof import('./audited');
      const { WHY_OPTIONS: options, runWhy: run } = require('./why') as typeof import('./why');
      return { options, operand, run };
    },
  },
  {
    name: 'diff',
    words: 'what becomes reachable from one file to another, and what ceases to be',
    takesPaths: true,
    examples: [
      'portolan diff before.template.json after.template.json',
      'portolan diff main.firewall-request.json branch.firewall-request.json --format markdown',
      'portolan diff --before policy.json --before names.json --after new-policy.json --after new-names.json',
    ],
    roleIsOptional: true,
    takesEntries: true,
    work: () => {
      const {
        DIFF_OPTIONS: options,
        DIFF_OPERAND: operand,
        runDiff: run,
      } = require('./diff') as typeof import('./diff');
      return { options, operand, run };
    },
  },
  {
    name: 'adopt',
    words: 'which hand-written rules a construct would replace, which stay, and that nothing needed is lost',
    takesPaths: true,
    examples: [
      'portolan adopt template.yaml --product endpoint-central-cloud --role agent --choose dataCenter=JP --bind agent=AgentsSecurityGroup',
    ],
    takesEntries: true,
    work: () => {
      const { TEMPLATE_OPERAND: operand } = require('./audited') as typeof import('./audited');
      const { ADOPT_OPTIONS: options, runAdopt: run } = require('./adopt') as typeof import('./adopt');
      return { options, operand, run };
    },
  },
  {
    name: 'check',
    words: 'whether what a role needs is open from this machine: names, connections, TLS, certificates, a proxy',
    examples: [
      'portolan check --product endpoint-central-cloud --role agent --choose dataCenter=JP',
      'portolan check --product endpoint-central-cloud --role agent --choose dataCenter=JP --proxy proxy.example.com:8080',
      'portolan check --product endpoint-central-cloud --role agent --choose dataCenter=JP --emit powershell --output check.ps1',
    ],
    work: () => {
      const { PREFLIGHT_OPTIONS: options, runPreflight: run } = require('./check') as typeof import('./check');
      return { options, run };
    },
  },
  {
    name: 'coverage',
    words: "who accounts for each line of the vendors' pages: requirements, notes, denials",
    examples: ['portolan coverage --document 000', 'portolan coverage --json'],
    work: () => {
      const { COVERAGE_OPTIONS: options, runCoverage: run } = require('./coverage') as typeof import('./coverage');
      return { options, run };
    },
  },
  {
    name: 'request',
    words: "firewall requests: what one team's app asks of another team's firewall",
    commands: [
      {
        name: 'show',
        words: 'who asks for what and why, with the sentence behind each flow and what Network Firewall makes of it',
        takesPaths: true,
        examples: [
          'portolan request show cdk.out/central-egress.firewall-request.json',
          'portolan request show requests',
        ],
        work: () => {
          const {
            SHOW_OPTIONS: options,
            REQUEST_OPERAND: operand,
            runRequestShow: run,
          } = require('./request') as typeof import('./request');
          return { options, operand, run };
        },
      },
      {
        name: 'check',
        words: 'whether a firewall may take the requests: exit code 0 where it may, 1 where one of them is refused',
        takesPaths: true,
        examples: [
          'portolan request check requests --allowed-source 10.0.0.0/8',
          'portolan request check requests --prefix-list spoke-a=10.1.0.0/16,10.2.0.0/16 --json',
        ],
        work: () => {
          const {
            CHECK_OPTIONS: options,
            REQUEST_OPERAND: operand,
            runRequestCheck: run,
          } = require('./request') as typeof import('./request');
          return { options, operand, run };
        },
      },
    ],
  },
];
