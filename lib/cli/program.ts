import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command, CommanderError } from 'commander';
import { type Issue, sentence, visible } from '../diagnostics';
import { COMMAND_WORDS } from '../diagnostics/command';
import { CATALOG_OPTIONS, runCatalog } from './catalog';
import { runCompile } from './compile';
import { COMPILE_OPTIONS } from './compile-options';
import { COVERAGE_OPTIONS, runCoverage } from './coverage';
import { FLOWS_OPTIONS, runFlows } from './flows';
import { type Outcome, refused, type Screen } from './outcome';
import { type CommandLine, declareOptions, type OptionForm } from './typed';

/** Where a run writes, and how the page is there. */
export interface Surroundings {
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  readonly screen: Screen;
}

interface CommandForm {
  readonly name: string;
  readonly words: string;
  readonly options: readonly OptionForm[];
  readonly examples: readonly string[];
  readonly run: (line: CommandLine, screen: Screen) => Outcome;
}

const COMMANDS: readonly CommandForm[] = [
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
    ],
    run: runCompile,
  },
  {
    name: 'coverage',
    words: "who accounts for each line of the vendors' pages: requirements, notes, denials",
    options: COVERAGE_OPTIONS,
    examples: ['portolan coverage --document 000', 'portolan coverage --json'],
    run: runCoverage,
  },
];

/** Bad input: nothing stands on stdout. */
export const BAD_INPUT = 2;

/** What the command never means to say: 1 belongs to commands that judge, 2 to bad input. */
export const OUR_FAULT = 70;

/** Runs one command line and answers with its exit code. */
export function runPortolan(args: readonly string[], { writeOut, writeError, screen }: Surroundings): number {
  let code = 0;
  const settle = (name: string, outcome: Outcome) => {
    if (outcome.kind === 'printed') {
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
  const program = programOf(settle, screen, { writeOut, writeErr: writeError });
  if (args.length === 0) {
    writeError(program.helpInformation());
    return BAD_INPUT;
  }
  const strays = straysBefore(args);
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
  return code;
}

function programOf(
  settle: (name: string, outcome: Outcome) => void,
  screen: Screen,
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
  program.exitOverride().configureOutput(output);
  for (const { name, words, options, examples, run } of COMMANDS) {
    const command = program.command(name).description(words);
    declareOptions(command, options, (line) => settle(`portolan ${name}`, run(line, screen)));
    command.addHelpText('after', `\nExamples:\n${examples.map((example) => `  ${example}\n`).join('')}`);
  }
  program.helpCommand('help [command]', 'this page, or the one of a command');
  program.addHelpText('after', '\nportolan COMMAND --help tells more, with examples.\n');
  return program.action(() => settle('portolan', refused(unknownCommand(program.args))));
}

/** The line held no command that exists. */
function unknownCommand(args: readonly string[]): readonly Issue[] {
  const allowed = COMMANDS.map(({ name }) => name);
  const given = args.find((arg) => !arg.startsWith('-')) ?? args[0] ?? '';
  return [{ code: 'unknown-command', at: 'portolan', given, allowed }];
}

/** Options that stand before a command that exists keep it from being found; help and version may stand there. */
function straysBefore(args: readonly string[]): readonly Issue[] {
  const names = COMMANDS.map(({ name }) => name);
  const at = args.findIndex((arg) => names.includes(arg));
  const before = args.slice(0, Math.max(0, at));
  if (before.some((arg) => ['--help', '-h', '--version'].includes(arg) || !arg.startsWith('-'))) return [];
  const rest = args.slice(at).join(' ');
  return before.map((given): Issue => {
    const instead = `portolan ${rest}${given === '--' ? '' : ` ${given}`}`;
    return { code: 'option-misplaced', at: given, given, instead };
  });
}

function isOurs({ code }: Issue): boolean {
  return code === 'proof-failed';
}

/** Everything that is wrong under its heading, each once, in the words of the command line; nothing where there is none. */
function refusal(heading: string, issues: readonly Issue[]): string {
  const lines = [...new Set(issues.map(told))];
  return lines.length === 0 ? '' : [heading, ...lines.map((line) => `- ${line}`), ''].join('\n');
}

function told(issue: Issue): string {
  const speak = COMMAND_WORDS[issue.code] as ((issue: Issue) => string) | undefined;
  return speak === undefined ? sentence(issue) : visible(`${issue.at}: ${speak(issue)}`);
}

function ownVersion(): string {
  const file = path.join(__dirname, '..', '..', 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}
