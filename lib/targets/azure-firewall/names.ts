import { createHash } from 'node:crypto';
import { ALL_PORTS, type PortSet, ports, printPorts } from '../../model/ports';
import { AZURE_FIREWALL_LIMITS } from './limits';

const MOST = AZURE_FIREWALL_LIMITS.nameLength.value;

/** How long the part is that tells two shortened names apart. */
const HASH = 8;

/** Words as one name that Azure takes, joined by hyphens; what is too long, or has other characters, ends in a hash of all of it. */
export function nameOf(...words: readonly string[]): string {
  const whole = words.join('-');
  const plain = whole.replace(/[^A-Za-z0-9_.-]+/g, '-').replace(/[.-]+$/, '');
  if (plain === whole && whole.length <= MOST) return whole;
  const hash = createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, HASH);
  return `${plain.slice(0, MOST - HASH - 1)}-${hash}`;
}

/** Ports as they stand in a name. */
export function portsName(open: PortSet): string {
  return isEveryPort(open) ? 'any' : printPorts(open).join('_');
}

/** Ports as a network rule takes them; `*` is every one. */
export function portTexts(open: PortSet): readonly string[] {
  return isEveryPort(open) ? ['*'] : printPorts(open);
}

function isEveryPort(open: PortSet): boolean {
  return ports.covers(open, ALL_PORTS);
}

/** Every port of a set by itself. */
export function singlePorts(open: PortSet): readonly number[] {
  return open.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
}
