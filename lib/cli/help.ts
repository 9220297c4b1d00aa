/** Where a line may be broken: before an option, and before what the shell does with the result. */
const BREAKS = / (?=--|&& |> )/;

/** An example in lines of at most `width` columns where that can be done; it can be copied into a shell as it stands. */
function exampleText(example: string, width: number): string {
  const lines: string[] = [];
  for (const part of example.split(BREAKS)) {
    const last = lines.at(-1);
    const indent = lines.length < 2 ? 2 : 4;
    // Two columns for the mark that the line goes on.
    if (last !== undefined && indent + last.length + 1 + part.length + 2 <= width) {
      lines[lines.length - 1] = `${last} ${part}`;
    } else lines.push(part);
  }
  return lines.map((line, index) => `${index === 0 ? '  ' : '    '}${line}`).join(' \\\n');
}

/** The examples of a command, below its options. */
export function examplesOf(examples: readonly string[], width: number): string {
  return `\nExamples:\n${examples.map((example) => `${exampleText(example, width)}\n`).join('')}`;
}

interface ExitCodes {
  readonly judgedAgainst: number;
  readonly badInput: number;
  readonly ourFault: number;
}

/** What holds for every command. */
export function aboutAll({ judgedAgainst, badInput, ourFault }: ExitCodes): string {
  return `
portolan COMMAND --help tells more, with examples.
Where a profile file lies in this folder (portolan init writes one), commands
take from it what is not typed.

Exit codes: 0 done; ${judgedAgainst} a judgement that went against what was judged;
${badInput} bad input, and no result; ${ourFault} a fault of portolan; 130 stopped by Ctrl-C, which check
takes for the end of its trying: it prints what it knows, and ends with ${judgedAgainst}.
`;
}
