import { atPort } from './probe-connect';
import type { ScriptCheck, ScriptParts } from './script-parts';
import { SH_BODY } from './sh-body';
import { SH_PLAIN } from './sh-plain';

/** One word for a POSIX shell, whatever it holds. */
export function shQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

export function shScript({
  title,
  timeoutSeconds,
  proxy,
  checks,
  sentences,
  explanations,
  untested,
}: ScriptParts): string {
  const say = (lines: readonly string[], indent: string) => lines.map((line) => `    say ${shQuoted(indent + line)}`);
  return [
    '#!/bin/sh',
    `# Whether what ${title} needs is open from this machine. Run it there: sh check.sh`,
    '# Exit code 0: all that is needed is open; 1: something needed is not, or there is nothing to try;',
    '# 2: something needed could not be tried for want of a tool.',
    'set -u',
    `title=${shQuoted(title)}`,
    `seconds=${timeoutSeconds}`,
    `proxy=${shQuoted(proxy === null ? '' : atPort(proxy.host, proxy.port))}`,
    SH_BODY,
    SH_PLAIN,
    'sentence() {',
    '  case $1 in',
    ...sentences.flatMap((lines, index) => [
      `  ${index + 1})`,
      ...say([`[${index + 1}] ${lines[0] ?? ''}`], '  '),
      ...say(lines.slice(1), '      '),
      '    ;;',
    ]),
    '  esac',
    '}',
    '',
    'explanation() {',
    ...explanations.flatMap(({ explains, lines }) => [
      '  case $1 in',
      `  ${explains.join('|')})`,
      ...say(lines.slice(0, 1), '  '),
      ...say(lines.slice(1), '    '),
      '    ;;',
      '  esac',
    ]),
    '  :',
    '}',
    '',
    'untested() {',
    ...say(untested, '  '),
    '  :',
    '}',
    '',
    'begin',
    ...checks.map(checkLine),
    `finish ${untested.length}`,
    '',
  ].join('\n');
}

function checkLine({ how, needed, through, isAddress, name, port, asked }: ScriptCheck): string {
  const kind = isAddress ? 'address' : 'name';
  const need = needed ? 'needed' : 'optional';
  return `check ${how} ${need} ${through} ${kind} ${shQuoted(name)} ${port} ${shQuoted(asked.join(' '))}`;
}
