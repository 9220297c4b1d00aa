import { Command, CommanderError } from 'commander';
import { visible } from '../diagnostics';
import { COMMANDS, type CommandForm, type CommandGroup, type CommandWork } from './commands';
import { aboutAll, examplesOf } from './help';
import { type Outcome, type Result, refused, type Screen } from './outcome';
import { ownVersion } from './own-version';
import { isOurs, refusal } from './refusal';
import { straysBefore, unknownCommand } from './strays';
import { type CommandLine, declareOptions, firstValue, type OptionForm, optionName } from './typed';
import { writeWhole } from './write-whole';

/** Where a run writes, and how the page is there. */
export interface Surroundings {
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  readonly screen: Screen;
  /** The day on which the command runs; without it, and without `--today`, nothing is told to be past. */
  readonly today?: string;
}

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
  const settle = (name: string, came: Outcome, file?: string) => {
    const outcome = file === undefined || came.kind === 'refused' ? came : written(came, file);
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
  const take: Take = (name, outcome, file) => {
    if (outcome instanceof Promise) pending = outcome.then((settled) => settle(name, settled, file));
    else settle(name, outcome, file);
  };
  const program = programOf(args, take, { screen, today: today ?? null }, { writeOut, writeErr: writeError });
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

/** Takes what a command came to, or will come to, and the file that it is written to instead of stdout. */
type Take = (name: string, outcome: Outcome | Promise<Outcome>, file?: string) => void;

/** A shell would empty the file before anything is known; here what is refused or stopped leaves the old one. */
const OUTPUT: OptionForm = {
  form: '--output FILE',
  words: 'write the result to a file instead, in UTF-8, whole or not at all',
};

function written(outcome: Result, file: string): Outcome {
  const issue = writeWhole(outcome.text, { option: optionName(OUTPUT), file, overwrites: true });
  return issue === null ? { ...outcome, text: '' } : refused([issue]);
}

/** A file has no columns and no colour. */
const PLAIN = { width: Number.POSITIVE_INFINITY, colour: false };

function programOf(
  args: readonly string[],
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
  program.configureHelp({ subcommandTerm: (command) => termOf(command.name(), COMMANDS) });
  const declare = (parent: Command, form: CommandForm) => {
    const { name, words, examples, roleIsOptional = false, writesProfile } = form;
    const command = parent.command(name).description(words);
    // Neither run nor asked about: the list of commands is all that knows it.
    if (!args.includes(name)) return;
    const { options: own, operand, run } = form.work();
    const line = `portolan ${parent === program ? '' : `${parent.name()} `}${name}`;
    const { takeProfile } = profileFile();
    const options = optionsOf(form, own);
    const start = (whole: CommandLine) => {
      const file = writesProfile === true ? undefined : firstValue(whole.typed, optionName(OUTPUT));
      const page = file === undefined ? screen : { ...screen, ...PLAIN };
      const typed = { ...whole, typed: whole.typed.filter(({ option }) => option !== optionName(OUTPUT)) };
      const taken = takeProfile(typed, options, line, { roleIsOptional });
      if (taken.issues.length > 0) settle(line, refused([...typed.issues, ...taken.issues]));
      else settle(line, taken.tell(run(taken.line, page, today)), file);
    };
    declareOptions(command, options, start, operand);
    command.addHelpText('after', examplesOf(examples, screen.width));
  };
  for (const form of COMMANDS) {
    if ('work' in form) declare(program, form);
    else {
      const group = program.command(form.name).description(form.words).allowUnknownOption().allowExcessArguments();
      group.configureHelp({ subcommandTerm: (command) => termOf(command.name(), form.commands) });
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

/** Its own options, those by which it takes a profile file, and where its result goes. */
function optionsOf({ writesProfile, takesEntries }: CommandForm, own: CommandWork['options']): readonly OptionForm[] {
  if (writesProfile === true) return own;
  const { profileFileOptions, takesProfile } = profileFile();
  return [...own, ...(takesProfile(own) ? profileFileOptions(takesEntries === true) : []), OUTPUT];
}

/** Loaded with the first command. */
function profileFile(): typeof import('./profile-file/take') {
  return require('./profile-file/take') as typeof import('./profile-file/take');
}

/** How the list of commands writes one, whether its options are declared or not. */
function termOf(name: string, forms: readonly (CommandForm | CommandGroup)[]): string {
  const form = forms.find((one) => one.name === name);
  if (form === undefined) return `${name} [command]`;
  if ('commands' in form) return name;
  return form.takesPaths === true ? `${name} [options] [paths...]` : `${name} [options]`;
}
