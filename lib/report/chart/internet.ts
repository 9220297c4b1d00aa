import type { Direction } from '../../model/element';
import type { Reach } from '../report';
import type { Chart, ChartDevice, ChartRule } from './chart';

/** What opens to the Internet alike: of one device and direction, as far, with the same behind it. */
export interface InternetOpening {
  readonly device: ChartDevice;
  readonly direction: Direction;
  readonly reaches: Exclude<Reach, 'inside'>;
  /** `tcp 443`, each once. */
  readonly traffic: readonly string[];
  readonly peers: readonly string[];
  readonly behind: string | null;
  /** Nothing closes what is not asked for. */
  readonly unguarded: boolean;
  readonly rules: number;
  /** The ids of the user's own openings among them. */
  readonly own: readonly string[];
}

/** The widest first: what a reviewer has to see before everything else. */
const REACHES = ['everywhere', 'unknown', 'addresses', 'names'] as const satisfies readonly Reach[];

/** What is open to the Internet, the widest first. */
export function internetOf({ devices, rules }: Chart, direction: Direction): readonly InternetOpening[] {
  return devices.flatMap((device) =>
    REACHES.flatMap((reaches) => {
      const own = rules.filter(
        (rule) => rule.device === device.id && rule.direction === direction && rule.reaches === reaches,
      );
      const behind = [...new Set(own.map((rule) => rule.behind))];
      return behind.map((words): InternetOpening => {
        const alike = own.filter((rule) => rule.behind === words);
        return {
          ...{ device, direction, reaches },
          traffic: [...new Set(alike.map(trafficOf))],
          peers: [...new Set(alike.map(({ peer }) => peer))],
          behind: words,
          unguarded: alike.some(isUnguarded),
          rules: alike.length,
          own: alike.flatMap(({ own: one }) => one?.by ?? []),
        };
      });
    }),
  );
}

/** Open to every address, and nothing closes what was not asked for. */
export function isUnguarded({ reaches, guard }: ChartRule): boolean {
  return reaches === 'everywhere' && (guard === null || guard === 'none');
}

/** `tcp 443, 5228-5230`. */
export function trafficOf({ transport, ports }: Pick<ChartRule, 'transport' | 'ports'>): string {
  return [transport, ports.join(', ')].join(' ').trim();
}
