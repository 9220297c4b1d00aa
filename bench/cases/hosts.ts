/** Which hosts of a list cover another, and which have a name in common with it: asked of every host of the list. */
import { apexAndSubdomains, covers, exact, type Host, indexHosts, overlaps, subdomains } from 'portolan';
import { GROWTH, type Run } from '../harness';

/** Five hosts that have to do with one another, and with no others. */
const areaOf = (at: number): readonly Host[] => {
  const name = `s${at}.site${at % 97}.example.com`;
  return [
    subdomains(name),
    exact(`a.${name}`),
    exact(`b.${name}`),
    apexAndSubdomains(`c.${name}`, `*.c.${name}`),
    exact(`d.c.${name}`),
  ];
};

/** How many of an area cover its hosts: 1, 2, 2, 2 and 3; and how many overlap them: 5, 2, 2, 3 and 3. */
const OF_AREA = { covering: 10, overlapping: 15 };

const hostsOf = (count: number): readonly Host[] =>
  Array.from({ length: count / 5 }, (_, at) => at).flatMap((at) => areaOf(at));

interface Counts {
  readonly covering: number;
  readonly overlapping: number;
}

function byIndex(hosts: readonly Host[]): Counts {
  const index = indexHosts(hosts.map((host) => ({ host })));
  let [covering, overlapping] = [0, 0];
  for (const host of hosts) {
    covering += index.covering(host).length;
    overlapping += index.overlapping(host).length;
  }
  return { covering, overlapping };
}

function inPairs(hosts: readonly Host[]): Counts {
  let [covering, overlapping] = [0, 0];
  for (const host of hosts)
    for (const other of hosts) {
      if (covers(other, host)) covering++;
      if (overlaps(other, host)) overlapping++;
    }
  return { covering, overlapping };
}

function oracle(count: number) {
  const expected = { covering: (OF_AREA.covering * count) / 5, overlapping: (OF_AREA.overlapping * count) / 5 };
  return (...answers: readonly unknown[]) => {
    const wrong = answers.find((answer) => JSON.stringify(answer) !== JSON.stringify(expected));
    return wrong === undefined ? null : `${JSON.stringify(wrong)}, expected ${JSON.stringify(expected)}`;
  };
}

export async function measure({ quick, compare }: Run): Promise<void> {
  const few = hostsOf(quick ? 500 : 2_000);
  await compare({
    what: 'hosts: covering and overlapping',
    size: `${few.length} names`,
    ours: () => byIndex(few),
    peers: { 'in pairs': () => inPairs(few) },
    oracle: (answer, { 'in pairs': naive }) => oracle(few.length)(answer, naive),
  });
  const [half, whole] = quick ? [hostsOf(1_000), hostsOf(2_000)] : [hostsOf(50_000), hostsOf(100_000)];
  await compare({
    what: 'hosts: growth, twice as many names',
    size: `${whole.length} names`,
    ours: () => byIndex(whole),
    peers: { 'half as many': () => byIndex(half) },
    oracle: (answer) => oracle(whole.length)(answer),
    goals: [GROWTH],
  });
}
