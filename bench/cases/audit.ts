/** The audit of a template of ten thousand rules, in every format, against the reading of the file alone. */
import { PRODUCTS, role } from 'portolan';
import { type Audit, audit, readDeployment } from 'portolan/audit';
import { ORDINARY } from '../../test/audit/large';
import { type Run, within } from '../harness';

/** What stands in the file opens something that nobody asked for, rule by rule; where every other one closes, half do. */
const OPENING: Readonly<Record<string, (rules: number) => number>> = {
  'a list of domains': () => 1,
  'a network security group of Resource Manager': (rules) => rules / 2,
  'what az prints of a group': (rules) => rules / 2,
};

/** The service's own rules and the defaults of a policy open something too. */
const MOST_OF_THE_CLOUDS_OWN = 5;

export async function measure({ quick, compare }: Run): Promise<void> {
  const rules = quick ? 200 : 10_000;
  for (const [format, make] of Object.entries(ORDINARY)) {
    const text = make(rules);
    const read = () => readDeployment([{ name: 'a.json', text }]);
    const opening = OPENING[format]?.(rules) ?? rules;
    await compare({
      what: `audit: ${format}`,
      size: `${rules} rules`,
      ours: () => audited(read()),
      peers: { 'reading alone': read },
      oracle: ({ notUnderstood, beyond }) => {
        if (notUnderstood.length > 0) return `${notUnderstood.length} things are not understood`;
        const open = new Set(beyond.flatMap((one) => one.rules.map(({ rule }) => rule))).size;
        const isRight = open >= opening && open <= opening + MOST_OF_THE_CLOUDS_OWN;
        return isRight ? null : `${open} rules open what nobody asked for, expected ${opening}`;
      },
      goals: [within(3_000)],
    });
  }
}

/** For an agent in the first group, or behind what stands between. */
function audited(deployment: ReturnType<typeof readDeployment>): Audit {
  const group = deployment.filters.find(({ kind }) => kind.endsWith('security-group'));
  const entry = role(PRODUCTS['endpoint-central-cloud'], { dataCenter: 'JP' }, 'agent');
  return audit(deployment, [{ entry, machines: [group?.id ?? '10.0.0.0/8'] }]);
}
