import { Command, CommanderError } from 'commander';
import { visible } from '../diagnostics';
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
import { aboutAll, examplesOf } from './help';
import { INIT_OPTIONS, runInit } from './init';
import { type Outcome, refused, type Screen } from './outcome';
import { ownVersion } from './own-version';
import { PROFILE_FILE_OPTIONS, takeProfile, takesProfile } from './profile-file/take';
import { isOurs, refusal } from './refusal';
import { REPORT_OPTIONS, runReport } from './report';
import { CHECK_OPTIONS, REQUEST_OPERAND, runRequestCheck, runRequestShow, SHOW_OPTIONS } from './request';
import { straysBefore, unknownCommand } from './strays';
import { type CommandLine, declareOptions, type OperandForm, type OptionForm } from './typed';
import { runWhy, WHY_OPTIONS } from './why';

/** Where a run writes, and how the page is there. */
export interface Surroundings {
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  readonly screen: Screen;
  /** The day on which the command runs; without it, and without `--today`, nothing is told to be past. */
  readonly today?: string;
}

interface CommandForm {
  readonly name: string;
  readonly words: string;
  readonly options: readonly OptionForm[];
  /** The words that stand beside the options, where it takes some. */
  readonly operand?: OperandForm;
  readonly examples: readonly string[];
  /** Whether it writes a profile file, and so takes none. */
  readonly writesProfile?: true;
  /** A promise where it waits for something outside. */
  readonly run: (line: CommandLine, screen: Screen, today: string | null) => Outcome | Promise<Outcome>;
}

/** Commands of one thing, behind its name. */
interface CommandGroup {
  readonly name: string;
  readonly words: string;
  readonly commands: readonly CommandForm[];
}

const COMMANDS: readonly (CommandForm | CommandGroup)[] = [
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
      'portolan report --target aws-security-group --target aws-network-firewall --product endpoint-central-cloud --role agent --choose dataCenter=JP > chart.html',
      'portolan report --format markdown --since signed.json --target azure-firewall --product endpoint-central-cloud --role agent --choose dataCenter=JP',
    ],
    run: runReport,
  },
  {
    name: 'audit',
    words: 'what a template, a plan or a cloud allows: is all open that a role needs, and nothing beside',
    options: AUDIT_OPTIONS,
    operand: TEMPLATE_OPERAND,
    examples: [
      'portolan audit template.yaml --product endpoint-central-cloud --role agent --choose dataCenter=JP --bind agent=AgentsSecurityGroup',
      'terraform show -json tfplan > plan.json && portolan audit plan.json --request requests --bind agent=aws_security_group.agents --sarif > audit.sarif',
      'portolan audit groups.json policy.json --product mobicontrol --role device --choose serverLocation=DMZ --supply deploymentServer=10.0.0.10 --bind device=10.1.0.0/16',
    ],
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
    ],
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
    run: runAdopt,
  },
  {
    name: 'check',
    words: 'whether what a role needs is open from this machine: names, connections, TLS, certificates, a proxy',
    options: PREFLIGHT_OPTIONS,
    examples: [
      'portolan check --product endpoint-central-cloud --role agent --choose dataCenter=JP',
      'portolan check --product endpoint-central-cloud --role agent --choose dataCenter=JP --proxy proxy.example.com:8080',
      'portolan check --product endpoint-central-cloud --role agent --choose dataCenter=JP --emit powershell > check.ps1',
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

/** A judgement that went against what was judged; it stands on stdout. */
export const JUDGED_AGAINST = 1;

/** Bad input: nothing stands on stdout. */
export const BAD_INPUT = 2;

/** What the command never means to say: 1 belongs to commands that judge, 2 to bad input. */
export const OUR_FAULT = 70;

/** Runs one command line and answers with its exit code; a promise of it where the command waits for something outside. */
export function runPortolan(
  args: readonly string[],
  { writeOut, writeError, screen, today }: Surroundings,
): number | Promise<number> {
  let code = 0;
  let pending: Promise<void> | null = null;
  const settle = (name: string, outcome: Outcome) => {
    if (outcome.kind !== 'refused') {
      if (outcome.kind === 'judged' && !outcome.isFine) code = JUDGED_AGAINST;
      for (const remark of outcome.remarks) writeError(`${name}: ${visible(remark)}\n`);
      writeOut(outcome.text);
    } else {
      const ours = outcome.issues.filter(isOurs);
      const theirs = outcome.issues.filter((issue) => !isOurs(issue));
      code = ours.length > 0 ? OUR_FAULT : BAD_INPUT;
      writeError(refusal(`${name}: this is a fault of portolan, whatever was typed`, ours));
      writeError(refusal(`${name}: this cannot be done as it was typed`, theirs));
    }
  };
  const take: Take = (name, outcome) => {
    if (outcome instanceof Promise) pending = outcome.then((settled) => settle(name, settled));
    else settle(name, outcome);
  };
  const program = programOf(take, { screen, today: today ?? null }, { writeOut, writeErr: writeError });
  if (args.length === 0) {
    writeError(program.helpInformation());
    return BAD_INPUT;
  }
  const strays = straysBefore(args, COMMANDS);
  if (strays.length > 0) {
    settle('portolan', refused(strays));
    return code;
  }
  try {
    program.parse([...args], { from: 'user' });
  } catch (stopped) {
    // Help and version end the parse by a throw, with code 0.
    if (!(stopped instanceof CommanderError)) throw stopped;
    return stopped.exitCode === 0 ? code : BAD_INPUT;
  }
  // The parser runs the command, which the type checker does not see.
  return (pending as Promise<void> | null)?.then(() => code) ?? code;
}

/** Takes what a command came to, or will come to. */
type Take = (name: string, outcome: Outcome | Promise<Outcome>) => void;

function programOf(
  settle: Take,
  { screen, today }: { readonly screen: Screen; readonly today: string | null },
  output: { readonly writeOut: (text: string) => void; readonly writeErr: (text: string) => void },
): Command {
  const program = new Command('portolan')
    .description(
      "Vendors' documented network requirements, compiled into firewall rules, with a proof of what was opened.",
    )
    .version(ownVersion(), '--version')
    .allowUnknownOption()
    .allowExcessArguments();
  // Commands take over the output and the way out of the program they are made from.
  program.exitOverride().configureOutput({
    ...output,
    ...(Number.isFinite(screen.width)
      ? { getOutHelpWidth: () => screen.width, getErrHelpWidth: () => screen.width }
      : {}),
  });
  const declare = (parent: Command, form: CommandForm) => {
    const { name, words, operand, examples, run } = form;
    const command = parent.command(name).description(words);
    const line = `portolan ${parent === program ? '' : `${parent.name()} `}${name}`;
    const options = optionsOf(form);
    const start = (typed: CommandLine) => {
      const taken = takeProfile(typed, options, line);
      if (taken.issues.length > 0) settle(line, refused([...typed.issues, ...taken.issues]));
      else settle(line, taken.tell(run(taken.line, screen, today)));
    };
    declareOptions(command, options, start, operand);
    command.addHelpText('after', examplesOf(examples, screen.width));
  };
  for (const form of COMMANDS) {
    if ('run' in form) declare(program, form);
    else {
      const group = program.command(form.name).description(form.words).allowUnknownOption().allowExcessArguments();
      for (const command of form.commands) declare(group, command);
      const examples = form.commands.flatMap((command) => command.examples);
      group.addHelpText('after', examplesOf(examples, screen.width));
      group.helpCommand('help [command]', 'this page, or the one of a command');
      const name = `portolan ${form.name}`;
      group.action(() => settle(name, refused(unknownCommand(name, group.args, form.commands))));
    }
  }
  program.helpCommand('help [command]', 'this page, or the one of a command');
  program.addHelpText('after', aboutAll({ judgedAgainst: JUDGED_AGAINST, badInput: BAD_INPUT, ourFault: OUR_FAULT }));
  return program.action(() => settle('portolan', refused(unknownCommand('portolan', program.args, COMMANDS))));
}

/** Its own options, and those by which it takes a profile file. */
function optionsOf({ options, writesProfile }: CommandForm): readonly OptionForm[] {
  return takesProfile(options) && writesProfile !== true ? [...options, ...PROFILE_FILE_OPTIONS] : options;
}
