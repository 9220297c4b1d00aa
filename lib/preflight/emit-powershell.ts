import { POWERSHELL_BODY } from './powershell-body';
import type { ScriptCheck, ScriptParts } from './script-parts';

/**
 * One string of PowerShell, whatever it holds. Its typographic quotation marks end a string as the plain one does, and a
 * file without a mark is read as the code page of the machine: what is not ASCII stands as an escape, and is read back.
 */
export function powershellQuoted(text: string): string {
  const plain = `'${text.replaceAll("'", "''")}'`;
  if (/^[\x20-\x7e]*$/.test(text)) return plain;
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "''")
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `(Read-Escaped '${escaped}')`;
}

export function powershellScript(parts: ScriptParts): string {
  const { title, timeoutSeconds, proxy, checks, sentences, explanations, untested } = parts;
  const say = (lines: readonly string[], indent: string) =>
    lines.map((line) => `      Write-Line ${powershellQuoted(indent + line)}`);
  return [
    '# Whether what a role needs is open from this machine. For Windows PowerShell 5.1 and newer:',
    '#   powershell -ExecutionPolicy Bypass -File check.ps1',
    '# Exit code 0: all that is needed is open; 1: something needed is not, or there is nothing to try.',
    'Set-StrictMode -Version 2.0',
    "$ErrorActionPreference = 'Stop'",
    'function Read-Escaped([string] $Text) { return [System.Text.RegularExpressions.Regex]::Unescape($Text) }',
    `$Title = ${powershellQuoted(title)}`,
    `$Milliseconds = ${timeoutSeconds * 1000}`,
    `$ProxyHost = ${powershellQuoted(proxy?.host ?? '')}`,
    `$ProxyPort = ${proxy?.port ?? 0}`,
    POWERSHELL_BODY,
    'function Write-Sentence([int] $Number) {',
    '  switch ($Number) {',
    ...sentences.flatMap((lines, index) => [
      `    ${index + 1} {`,
      ...say([`[${index + 1}] ${lines[0] ?? ''}`], '  '),
      ...say(lines.slice(1), '      '),
      '    }',
    ]),
    '  }',
    '}',
    '',
    'function Write-Explanation([string] $Symptom) {',
    ...explanations.flatMap(({ explains, lines }) => [
      `  if (@(${explains.map(powershellQuoted).join(', ')}) -contains $Symptom) {`,
      ...say(lines.slice(0, 1), '  '),
      ...say(lines.slice(1), '    '),
      '  }',
    ]),
    '}',
    '',
    'function Write-Untested {',
    ...say(untested, '  '),
    '}',
    '',
    'Write-Beginning',
    ...checks.map(checkLine),
    `Write-End ${untested.length}`,
    '',
  ].join('\n');
}

function checkLine({ how, needed, through, isAddress, name, port, asked }: ScriptCheck): string {
  const kind = isAddress ? 'address' : 'name';
  const need = needed ? 'needed' : 'optional';
  return `Test-Flow ${how} ${need} ${through} ${kind} ${powershellQuoted(name)} ${port} ${powershellQuoted(asked.join(' '))}`;
}
