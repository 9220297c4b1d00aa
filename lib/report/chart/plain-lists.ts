import { collapsed } from '../../model/collapse';
import type { Direction } from '../../model/element';
import type { Chart } from './chart';

/** Which rules a plain list is made of. */
export interface PlainListOptions {
  /**
   * Seen from the machines of the role.
   * @default 'egress'
   */
  readonly direction?: Direction;
}

/**
 * The names of a chart, sorted, each once, for a device that takes a list: `a.example`, and `*.b.example` for everything
 * below. What a proxy has to let through is among them. Of an expression there stand the names that its page lists.
 */
export function chartNames({ rules, devices }: Chart, { direction = 'egress' }: PlainListOptions = {}): string[] {
  const opened = rules.filter((rule) => rule.direction === direction).flatMap(({ names }) => names);
  const proxied = direction === 'egress' ? devices.flatMap(({ proxyList }) => proxyList) : [];
  return [...new Set([...opened, ...proxied.flatMap(({ forms }) => forms)])].sort();
}

/** The address blocks of a chart: the smallest set that is exactly theirs, in ascending order. */
export function chartCidrs({ rules }: Chart, { direction = 'egress' }: PlainListOptions = {}): string[] {
  return collapsed(rules.filter((rule) => rule.direction === direction).flatMap(({ cidrs }) => cidrs));
}

/** The expressions of a chart, which no plain list says as they are meant. */
export function chartExpressions({ rules }: Chart): string[] {
  return [...new Set(rules.flatMap(({ expression }) => expression ?? []))].sort();
}
