import { getPublicSuffix } from 'tldts';
import { parseCidr } from '../model/addresses';
import type { Host } from '../model/host';
import { checkName } from '../model/host-syntax';
import { containsName, namesOf } from '../model/name-set';
import { parsePattern } from '../model/pattern';
import { parsePorts, portSetOf, ports as portSets } from '../model/ports';
import type { Requirement } from '../model/product';
import { isBlank, type Lints, repeated } from './finding';

/** Of names, addresses, ports and what runs over them. */
export const TRAFFIC_LINTS: Lints = {
  'names are canonical': (product) =>
    product.requirements.flatMap((requirement) =>
      namesIn(requirement).flatMap((name) => {
        const read = checkName(name);
        if (read.ok) return [];
        const { code, suggestions } = read.problem;
        return [{ id: requirement.id, actual: `'${name}'`, expected: suggestions.join(' or ') || code }];
      }),
    ),

  'what is printed is the name': (product) =>
    product.requirements.flatMap(({ id, hosts }) =>
      hosts
        .filter((host) => (host.kind === 'pattern' || checkName(host.name).ok) && !isPrintedName(host))
        .map(({ name, printed }) => ({ id, actual: `'${name}' printed as '${printed}'`, expected: 'the same name' })),
    ),

  'expressions can be read': (product) =>
    product.requirements.flatMap(({ id, hosts }) =>
      hosts.flatMap((host) => {
        const read = host.kind === 'pattern' ? parsePattern(host.name) : undefined;
        return read === undefined || read.ok ? [] : [{ id, actual: `'${host.name}'`, expected: read.problem.code }];
      }),
    ),

  'listed names match their expression': (product) =>
    product.requirements.flatMap(({ id, hosts }) =>
      hosts.flatMap((host) => {
        if (host.kind !== 'pattern' || !parsePattern(host.name).ok) return [];
        return host.listed
          .filter((name) => !containsName(namesOf(host), name))
          .map((name) => ({ id, actual: `'${name}'`, expected: `a name that '${host.name}' matches` }));
      }),
    ),

  'no host stands twice': (product) =>
    product.requirements.flatMap(({ id, hosts }) => {
      const names = hosts.flatMap((host) => (host.kind === 'pattern' ? [host.name, ...host.listed] : [host.printed]));
      return repeated(names).map((name) => ({ id, actual: `'${name}' twice`, expected: 'once' }));
    }),

  'no wildcard stands under a public suffix': (product) =>
    product.requirements.flatMap(({ id, hosts, note = '' }) =>
      hosts
        .filter((host) => host.kind === 'subdomains' || host.kind === 'apexAndSubdomains')
        .flatMap(({ name, printed }) => {
          if (getPublicSuffix(name) === name) {
            return [{ id, actual: `'${printed}'`, expected: 'a wildcard under a registered name' }];
          }
          // A company that lets others have names under its own (`googleapis.com`): a page may print it, with the doubt.
          const lent = getPublicSuffix(name, { allowPrivateDomains: true }) === name;
          const expected = `a note that says why '${name}' may stand, under which others have names`;
          return lent && !note.includes(name) ? [{ id, actual: `'${printed}'`, expected }] : [];
        }),
    ),

  'address ranges are strict': (product) =>
    product.requirements.flatMap(({ id, ranges }) =>
      (ranges?.cidrs ?? [])
        .filter((cidr) => !Object.hasOwn(ranges?.readAs ?? {}, cidr))
        .flatMap((cidr) => {
          const read = parseCidr(cidr);
          if (read.ok) return [];
          return [{ id, actual: `'${cidr}'`, expected: read.problem.suggestions.join(' or ') || read.problem.code }];
        }),
    ),

  'what is read as a block needs it': (product) =>
    product.requirements.flatMap(({ id, ranges }) =>
      Object.entries(ranges?.readAs ?? {}).flatMap(([printed, block]) => {
        const actual = `'${printed}' read as '${block}'`;
        if (ranges?.cidrs.includes(printed) !== true) return [{ id, actual, expected: 'an address that is printed' }];
        if (parseCidr(printed).ok) return [{ id, actual, expected: 'nothing: it is strict itself' }];
        const meant = blockOfStars(printed) ?? block;
        return block === meant && parseCidr(block).ok ? [] : [{ id, actual, expected: meantBlock(meant) }];
      }),
    ),

  'ranges say whose they are': (product) =>
    product.requirements.flatMap(({ id, hosts, ranges, unprintedRanges }) => {
      const printed = hosts.map((host) => host.printed);
      return [
        ...(ranges?.cidrs.length === 0
          ? [{ id, actual: 'ranges without blocks', expected: 'blocks, or no ranges' }]
          : []),
        ...[...(ranges?.for ?? []), ...(unprintedRanges?.for ?? [])]
          .filter((name) => name.includes('*') && !printed.includes(name))
          .map((name) => ({ id, actual: `ranges for '${name}'`, expected: 'a wildcard that its own hosts print' })),
      ];
    }),

  'a flow of IPv4 alone has no IPv6 range': (product) =>
    product.requirements
      .filter(({ ipVersion }) => ipVersion !== undefined)
      .flatMap(({ id, ranges }) =>
        (ranges?.cidrs ?? [])
          .filter((cidr) => cidr.includes(':'))
          .map((cidr) => ({ id, actual: `'${cidr}'`, expected: 'IPv4 ranges alone' })),
      ),

  'ports are strict': (product) => {
    const listed = [
      ...product.requirements.map(({ id, ports, application }) => ({ id, ports, application })),
      ...product.denials.map(({ id, ports = [] }) => ({ id, ports, application: [] })),
    ];
    return listed.flatMap(({ id, ports, application }) => {
      const single = ports.filter((port) => port.includes(','));
      const malformed = [...ports, ...application.map((one) => one.ports)].filter((text) => !parsePorts(text).ok);
      return [...single, ...malformed].map((text) => ({
        id,
        actual: `ports '${text}'`,
        expected: 'one port or one range, 1 to 65535',
      }));
    });
  },

  'ports have a standing where they are printed': (product) =>
    product.requirements
      .filter(({ ports, portsAre }) => (portsAre === null) !== (ports.length === 0))
      .map(({ id, ports, portsAre }) => ({
        id,
        actual: `portsAre ${portsAre} beside ports [${ports.join(', ')}]`,
        expected: 'null exactly where no port is printed',
      })),

  'applications run on ports of the requirement': (product) =>
    product.requirements.flatMap(({ id, ports, application }) =>
      application
        .filter((one) => parsePorts(one.ports).ok && ports.every((port) => parsePorts(port).ok))
        .filter((one) => portSets.subtract(portSetOf([one.ports]), portSetOf(ports)).length > 0)
        .map((one) => ({ id, actual: `${one.name} on ${one.ports}`, expected: `within [${ports.join(', ')}]` })),
    ),

  'applications are stated or inferred': (product) =>
    product.requirements.flatMap(({ id, application }) =>
      application
        .filter(({ basis }) => basis === 'supplied')
        .map(({ name }) => ({
          id,
          actual: `${name} is supplied`,
          expected: 'stated or inferred: nobody supplied it yet',
        })),
    ),

  'what is inferred has its reason in the note': (product) =>
    product.requirements
      .filter(({ application, note }) => application.some(({ basis }) => basis === 'inferred') && isBlank(note))
      .map(({ id }) => ({ id, actual: 'an inferred application without a note', expected: 'a note that says why' })),
};

/** Whether a reader of the printed form reads the name that is opened; what is printed in another script stands for itself. */
function isPrintedName({ kind, name, printed }: Host): boolean {
  const text = printed.toLowerCase();
  if (kind === 'pattern') return printed === name;
  if (!/^[!-~]*$/.test(text)) return true;
  if (kind !== 'exact') return [`*.${name}`, `*${name}`, `.${name}`].includes(text);
  // A page may print an address around it.
  return text.split(/[^a-z0-9._-]+/).includes(name);
}

/** The names that have to be canonical: a wildcard as printed is none of them. */
function namesIn({ hosts, ranges, unprintedRanges }: Requirement): readonly string[] {
  const own = hosts.flatMap((host) => (host.kind === 'pattern' ? host.listed : [host.name]));
  const ranged = [...(ranges?.for ?? []), ...(unprintedRanges?.for ?? [])];
  return [...own, ...ranged.filter((name) => !name.includes('*'))];
}

/** `173.194.0.0/16` of `173.194.*`, the one thing that it can mean; null where nothing is starred. */
function blockOfStars(printed: string): string | null {
  const numbers = /^((?:\d{1,3}\.){1,3})\*(?:\.\*)*$/.exec(printed)?.[1]?.split('.').filter(Boolean) ?? [];
  if (numbers.length === 0) return null;
  return `${[...numbers, '0', '0', '0'].slice(0, 4).join('.')}/${8 * numbers.length}`;
}

function meantBlock(meant: string): string {
  const read = parseCidr(meant);
  return read.ok ? `'${meant}'` : read.problem.suggestions.join(' or ') || read.problem.code;
}
