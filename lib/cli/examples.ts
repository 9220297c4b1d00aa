/** Where a line may be broken: before an option, and before what the shell does with the result. */
const BREAKS = / (?=--|&& |> )/;

/** An example in lines of at most `width` columns where that can be done; it can be copied into a shell as it stands. */
export function exampleText(example: string, width: number): string {
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
