import type { Issue } from '../diagnostics';

/** A command by its name, or a group with the commands behind it. */
interface Named {
  readonly name: string;
  readonly commands?: readonly Named[];
}

/** The line held no command that exists. */
export function unknownCommand(at: string, args: readonly string[], commands: readonly Named[]): readonly Issue[] {
  const allowed = commands.map(({ name }) => name);
  const given = args.find((arg) => !arg.startsWith('-')) ?? args[0];
  if (given === undefined) return [{ code: 'option-missing', at, form: 'a command', allowed }];
  return [{ code: 'unknown-command', at, given, allowed }];
}

/** Options that stand before a command that exists keep it from being found; help and version may stand there. */
export function straysBefore(args: readonly string[], commands: readonly Named[], line = 'portolan'): readonly Issue[] {
  const names = commands.map(({ name }) => name);
  const at = args.findIndex((arg) => names.includes(arg));
  const before = args.slice(0, Math.max(0, at));
  if (before.some((arg) => ['--help', '-h', '--version'].includes(arg) || !arg.startsWith('-'))) return [];
  const rest = args.slice(at).join(' ');
  const strays = before.map((given): Issue => {
    const instead = `${line} ${rest}${given === '--' ? '' : ` ${given}`}`;
    return { code: 'option-misplaced', at: given, given, instead };
  });
  const group = commands.find(({ name }) => name === args[at]);
  if (strays.length > 0 || group?.commands === undefined) return strays;
  return straysBefore(args.slice(at + 1), group.commands, `${line} ${group.name}`);
}
