import { onScreen } from '../cli/portolan';
import { textOf } from './blocks';

/** The width of the page on which commands print what a page shows. */
export const WIDTH = 110;

export interface Shown {
  readonly command: string;
  readonly code: number;
  /** Runs of lines, each as it is printed; what is left out between them is three dots. */
  readonly excerpts: readonly string[];
}

/** Every command of a page with the block behind it, which is what it prints. */
export function commandsOf(page: string): readonly Shown[] {
  const blocks = textOf(page).matchAll(/^```sh\n((?:(?!```)[\s\S])*)^```\n\n^```(?:text|markdown)\n([\s\S]*?)^```/gm);
  return [...blocks].flatMap(([, sh = '', shown = '']) => {
    const [, command, code] =
      /^(?:npm run -s )?portolan (?:-- )?(.*?)\s*# exit code (\d)$/.exec(sh.replace(/\\\n/g, ' ').trim()) ?? [];
    if (command === undefined) return [];
    return [{ command, code: Number(code), excerpts: shown.split(/^\.\.\.$/m).map((part) => part.trim()) }];
  });
}

const trimmed = (text: string) =>
  `\n${text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')}\n`;

/** The excerpts of a page that its command does not print; the exit code, and what it says beside a result. */
export function printedBy({ command, excerpts }: Shown) {
  const { code, out, err } = onScreen(WIDTH, ...command.split(/\s+/));
  // Bad input has no result, and what is wrong with it stands where a result is spoken of.
  const [shown, beside] = code === 2 ? [err, out] : [out, err];
  const printed = trimmed(shown);
  const missing = excerpts.filter((excerpt) => excerpt !== '' && !printed.includes(trimmed(excerpt)));
  return { code, beside, missing };
}

/** Runs the commands of a page, of which there are at least so many, and holds what they print against what it shows. */
export function describeCommands(page: string, least: number, runs: (shown: Shown) => boolean = () => true): void {
  describe(page, () => {
    const commands = commandsOf(page).filter(runs);

    it('shows commands with what they print', () => expect(commands.length).toBeGreaterThanOrEqual(least));

    it.each(commands)('shows what is printed by portolan $command', (shown) => {
      expect(printedBy(shown)).toEqual({ code: shown.code, beside: '', missing: [] });
    });
  });
}
