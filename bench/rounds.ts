import type { Samples, Works } from './harness';

/** A round by tinybench: each work once, one after another; it throws what a work throws. */
export async function roundsOf(works: Works): Promise<() => Promise<Samples>> {
  const { Bench } = await import('tinybench');
  const bench = new Bench({ time: 0, iterations: 1, warmup: false, retainSamples: true, throws: true });
  for (const [name, work] of works) {
    const timed = async () => {
      const overriddenDuration = await work();
      return overriddenDuration === undefined ? undefined : { overriddenDuration };
    };
    bench.add(name, timed, { async: true });
  }
  return async () => {
    bench.reset();
    await bench.run();
    return new Map(
      bench.tasks.map(({ name, result }) => [name, 'latency' in result ? (result.latency.samples ?? []) : []]),
    );
  };
}
