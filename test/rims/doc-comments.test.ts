import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { NamedRoles } from '../../lib/access/named-roles';
import * as endpointCentral from '../../lib/access/products/endpoint-central-cloud';
import * as ism from '../../lib/access/products/ism-cloudone';
import * as mobiControl from '../../lib/access/products/mobicontrol';
import * as patchManager from '../../lib/access/products/patch-manager-plus';
import { portSetOf, printPorts } from '../../lib/model/ports';
import type { Conjunction, Requirement } from '../../lib/model/product';

/** What a class is for, by its name on every rim. */
const CLASSES: Readonly<Record<string, NamedRoles>> = {
  EndpointCentralEgress: endpointCentral.AGENTS,
  EndpointCentralDistributionServer: endpointCentral.DISTRIBUTION_SERVER,
  PatchManagerPlusServer: patchManager.SERVER,
  PatchManagerPlusAgent: patchManager.AGENT,
  PatchManagerPlusDistributionServer: patchManager.DISTRIBUTION_SERVER,
  MobiControlDmzServer: mobiControl.dmzServer(false),
  MobiControlManagementServer: mobiControl.MANAGEMENT_SERVER,
  MobiControlDeviceEgress: mobiControl.DEVICE,
  IsmClient: ism.CLIENT,
  IsmRemoteControlConsole: ism.REMOTE_CONTROL_CONSOLE,
  IsmUpdateSupportServer: ism.UPDATE_SUPPORT_SERVER,
};
const RIMS = ['cdk', 'pulumi-aws', 'pulumi-azure'];
const lib = resolve(__dirname, '../../lib');

const START = ' * What the page names, by party, written from the catalogue:\n';
const ROOM = 120;

/** The comment's lines of a class: who it speaks with, over what, and under which choices. */
function namedByThePage({ product, roles, rolesByChoice = [] }: NamedRoles): readonly string[] {
  const own = new Set([...roles, ...rolesByChoice]);
  const ways = new Map<string, Requirement[]>();
  for (const requirement of product.requirements) {
    const { from, to, disputed, when } = requirement;
    const bySupplementAlone = when.length > 0 && when.every((one) => 'supplements' in one);
    if (disputed?.opens === false || bySupplementAlone) continue;
    const peers = [
      ...(from !== null && own.has(from) ? [`out to ${partyWords(to)}`] : []),
      ...(to !== null && own.has(to) ? [`in from ${partyWords(from)}`] : []),
    ];
    for (const peer of peers) ways.set(peer, [...(ways.get(peer) ?? []), requirement]);
  }
  return [...ways].sort(outFirst).map(([way, asked]) => `${way}: ${trafficWords(asked)}${choiceWords(asked)}`);
}

function outFirst([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return Number(a.startsWith('in')) - Number(b.startsWith('in'));
}

function partyWords(party: string | null): string {
  return party === null ? 'somebody whom it does not name' : `\`${party}\``;
}

function trafficWords(asked: readonly Requirement[]): string {
  const printed = asked.filter(
    ({ ports, incomplete }) => ports.length > 0 || !incomplete?.missing.includes('transport'),
  );
  const transports = [...new Set(printed.map(({ transport }) => transport))];
  const words = transports.map((transport) => {
    const own = asked.filter((one) => one.transport === transport);
    const ports = printPorts(portSetOf(own.flatMap((one) => one.ports))).join(', ');
    return `${transport.toUpperCase()} ${ports === '' ? 'on ports that it does not print' : ports}`;
  });
  return words.length === 0 ? 'it prints neither transport nor port' : words.join(', ');
}

/** The choices on which all of it hangs; what hangs on different ones is said to. */
function choiceWords(asked: readonly Requirement[]): string {
  const conjunctions = asked.flatMap(({ when }): readonly Conjunction[] => (when.length === 0 ? [{}] : when));
  const choices = conjunctions.map((one): readonly string[] => Object.keys(one));
  const every = new Set(choices.flat());
  const all = [...every].filter((choice) => choices.every((one) => one.includes(choice)));
  const some = [...every].filter((choice) => !all.includes(choice));
  const code = (named: readonly string[]) => named.map((choice) => `\`${choice}\``).join(', ');
  return [
    ...(all.length === 0 ? [] : [`, by ${code(all)}`]),
    ...(some.length === 0 ? [] : [all.length === 0 ? `, some by ${code(some)}` : `, some also by ${code(some)}`]),
  ].join('');
}

/** As it stands in a comment, a way a line, broken at blanks. */
function commentOf(lines: readonly string[]): string {
  return lines.flatMap((line) => wrapped(`- ${line}`)).join('');
}

function wrapped(line: string): readonly string[] {
  const rows = [' *'];
  for (const word of line.split(' ')) {
    const last = rows.at(-1) ?? '';
    if (last.length + 1 + word.length > ROOM) rows.push(` *   ${word}`);
    else rows[rows.length - 1] = `${last} ${word}`;
  }
  return rows.map((row) => `${row}\n`);
}

function sourceOf(rim: string, className: string): string {
  const declared = readdirSync(join(lib, rim), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(lib, rim, file))
    .find((file) => readFileSync(file, 'utf8').includes(`export class ${className} `));
  if (declared === undefined) throw new Error(`no file of ${rim} declares ${className}`);
  return declared;
}

describe.each(RIMS)('the classes of %s', (rim) => {
  it.each(Object.entries(CLASSES))('%s says in its doc comment whom the page names, and over what', (name, roles) => {
    const file = sourceOf(rim, name);
    const source = readFileSync(file, 'utf8');
    const [before = '', after = ''] = source.split(`export class ${name} `);
    const comment = before.slice(before.lastIndexOf('/**'));
    const written = `${START}${commentOf(namedByThePage(roles))} *\n`;
    const shown = /^ \* What the page names[\s\S]*?^ \*\n/m.exec(comment)?.[0] ?? '';
    if (process.env.UPDATE_GOLDEN === '1' && process.env.CI === undefined) {
      const held =
        shown === '' ? comment.replace(' * Source:', `${written} * Source:`) : comment.replace(shown, written);
      writeFileSync(file, `${before.slice(0, before.lastIndexOf('/**'))}${held}export class ${name} ${after}`);
      return;
    }
    expect(shown).toBe(written);
  });
});
