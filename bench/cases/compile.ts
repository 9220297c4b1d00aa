/** Compile and proof of a synthetic page for every target, against the writing of the same plans as JSON. */
import { type CompiledPlan, type Product, role, TARGET_NAMES, type TargetName } from 'portolan';
import type * as compiler from '../../lib/compile';
import { built } from '../built';
import { GROWTH, type Run, timesThePeer, within } from '../harness';
import { syntheticProduct } from '../synthetic';

/** What a security group cannot see has to be answered for. */
const NAMES_BEHIND = { kind: 'none', reason: 'nothing is deployed' } as const;

/** The groups, which know addresses alone, and the resolver, which knows names alone. */
const WITHOUT_NAMES: readonly TargetName[] = ['aws-security-group', 'azure-network-security-group'];
const WITHOUT_ADDRESSES: readonly TargetName[] = ['aws-dns-firewall'];

/**
 * The plan for one target, with its proof. So many flows are more than some clouds take, of which `compile` makes an
 * error; what it throws is made beside the plan, which is here as it is.
 */
export function compiledFor(target: TargetName, product: Product): CompiledPlan {
  const { tryCompile } = built<typeof compiler>('compile');
  const entry = role(product as never, {} as never, 'machine' as never);
  const options = WITHOUT_NAMES.includes(target) ? { namesBehind: NAMES_BEHIND } : {};
  const { compiled, issues } = tryCompile(target, [{ entry }], options);
  const other = issues.find(({ code }) => code !== 'over-limit');
  if (compiled === null || other !== undefined) throw new Error(`${target}: ${JSON.stringify(other)}`);
  // The proof is made when it is asked for.
  void compiled.verdict;
  return compiled;
}

/**
 * Whether a plan is proved, says of every row how it stands, and has in what is deployed every name and every block of
 * the page that its target can say, and no other block. Reads the plan's JSON as text, with none of our code.
 */
export function faultOf(product: Product, { plan, verdict }: CompiledPlan): string | null {
  const { target, fidelity } = plan;
  const { requirements } = product;
  if (!verdict.clean) return `${target}: the proof is not clean`;
  if (fidelity.length !== requirements.length) return `${target}: ${fidelity.length} rows of ${requirements.length}`;
  const lost = fidelity.find(({ fidelity: { standing } }) => !['exact', 'widened', 'elsewhere'].includes(standing));
  if (lost !== undefined) return `${target}: ${lost.element.requirement} is ${lost.fidelity.standing}`;

  const words = wordsOf(plan);
  const known = new Set(requirements.flatMap(({ ranges }) => ranges?.cidrs ?? []));
  const other = [...words].find((word) => /^[1-9][\d.]*\/24$/.test(word) && !known.has(word));
  if (other !== undefined) return `${target}: nobody asked for ${other}`;
  // A group opens the ports of names to every address, and each block of this page lies on one of these ports.
  if (WITHOUT_NAMES.includes(target)) return words.has('0.0.0.0/0') ? null : `${target}: 0.0.0.0/0 is missing`;

  const blocks = WITHOUT_ADDRESSES.includes(target) ? [] : [...known];
  const names = requirements.flatMap(({ hosts }) => hosts.map(({ name }) => name));
  const missing =
    blocks.find((block) => !words.has(block)) ?? names.find((name) => !words.has(name) && !words.has(`.${name}`));
  return missing === undefined ? null : `${target}: ${missing} is missing`;
}

/** Names and blocks in what a plan deploys, without what it says of the rows and of why. */
function wordsOf(plan: object): ReadonlySet<string> {
  const deployed = JSON.stringify({ ...plan, fidelity: [] }, (key, value) => (key === 'because' ? [] : value));
  return new Set(deployed.match(/[\w./-]+/g));
}

export async function measure({ quick, compare }: Run): Promise<void> {
  const toAll = (product: Product) => () => TARGET_NAMES.map((target) => compiledFor(target, product));
  const oracleOf = (product: Product) => (compiled: readonly CompiledPlan[]) =>
    compiled.map((one) => faultOf(product, one)).find((fault) => fault !== null) ?? null;

  for (const count of quick ? [200] : [1_000, 10_000]) {
    const product = syntheticProduct('synthetic', count);
    let plans: readonly unknown[] = [];
    await compare({
      what: 'compile and proof: all targets',
      size: `${count} flows`,
      ours: () => {
        const compiled = toAll(product)();
        plans = compiled.map(({ plan }) => plan);
        return compiled;
      },
      peers: { 'JSON.stringify': () => plans.map((plan) => JSON.stringify(plan)) },
      oracle: oracleOf(product),
      goals: count === 10_000 ? [within(2_000), timesThePeer(10)] : [],
    });
  }
  if (quick) return;

  const [half, whole] = [syntheticProduct('synthetic', 10_000), syntheticProduct('synthetic', 20_000)];
  await compare({
    what: 'compile and proof: growth, twice as many',
    size: '20000 flows',
    ours: toAll(whole),
    peers: { 'half as many': toAll(half) },
    oracle: oracleOf(whole),
    goals: [GROWTH],
  });

  for (const count of [10_000, 100_000]) {
    const product = syntheticProduct('synthetic', count);
    for (const target of TARGET_NAMES) {
      let plan: unknown;
      await compare({
        what: `compile and proof: ${target}`,
        size: `${count} flows`,
        ours: () => {
          const compiled = compiledFor(target, product);
          plan = compiled.plan;
          return compiled;
        },
        peers: { 'JSON.stringify': () => JSON.stringify(plan) },
        oracle: (compiled) => faultOf(product, compiled),
      });
    }
  }
}
