import { execFileSync } from 'node:child_process';

/** What a parser of PowerShell makes of a script: where it is no PowerShell, and the commands that it calls. */
export interface ParsedPowershell {
  readonly errors: readonly string[];
  /** As they stand there. */
  readonly commands: readonly string[];
}

/** The parser loads its grammar by a dynamic import, which the process of a test does not have. */
const PROGRAM = `
const { readFileSync } = require('node:fs');
const { Language, Parser } = require('web-tree-sitter');
(async () => {
  await Parser.init();
  const parser = new Parser();
  const grammar = require.resolve('tree-sitter-powershell/package.json').replace('package.json', 'tree-sitter-powershell.wasm');
  parser.setLanguage(await Language.load(new Uint8Array(readFileSync(grammar))));
  const errors = [];
  const commands = [];
  const visit = (node) => {
    if (node.isError || node.isMissing) errors.push(node.startPosition.row + 1 + ': ' + node.text.slice(0, 80));
    if (node.type === 'command') commands.push(node.text);
    node.children.forEach(visit);
  };
  visit(parser.parse(readFileSync(0, 'utf8')).rootNode);
  process.stdout.write(JSON.stringify({ errors, commands }));
})();
`;

/** Parsed with the grammar of editors, since no PowerShell is at hand; to compile it for speed would take half a minute. */
export function parsePowershell(script: string): ParsedPowershell {
  return JSON.parse(
    execFileSync(process.execPath, ['--liftoff-only', '-e', PROGRAM], { input: script, encoding: 'utf8' }),
  );
}
