import { allProducts, PRODUCTS } from '../../lib/catalog';
import { compile, type TriedCompile, tryCompile } from '../../lib/compile';
import type { AdditionalRule, EntryRequest, RoleOptions } from '../../lib/model/entry';
import type { AwsNetworkFirewallPlan } from '../../lib/model/plans/aws-network-firewall';
import type { Product } from '../../lib/model/product';
import type { Profile } from '../../lib/model/profile';
import { role, tryResolve, tryRole } from '../../lib/resolve';
import type { NetworkFirewallOptions } from '../../lib/targets';
import { mainProfilesOf } from '../catalog/main-profiles';
import { CASES } from '../targets/cases';
import type { Variables } from './engine';
import { everyWriting, OTHER_WRITINGS, withGivenLists } from './every-writing';
import { replayedRules } from './replayed-rules';
import { variablesOf } from './variables';

/** A profile with what asks under it, compiled in each way, and where its machines stand. */
export interface MainProfile {
  readonly title: string;
  readonly plans: readonly AwsNetworkFirewallPlan[];
  readonly variables: Variables;
  /** The same requests under what a plan may be written with beside these ways; compiled when it is asked for. */
  readonly writtenOtherwise: () => readonly AwsNetworkFirewallPlan[];
}

/** Everything whose rule strings are replayed: the catalogue, the cases of the goldens, and what a user may add. */
export function allProfiles(): readonly MainProfile[] {
  const cases = Object.entries(CASES).map(([name, requests]) => ofRequests(`case ${name}`, requests));
  return withoutRepeats([
    ...mainProfiles(),
    ...cases,
    ofRequests('openings of the user', [{ ...AGENTS, additionalRules: OWN_OPENINGS }]),
    everyWriting(),
  ]);
}

/** Without the plans all of whose rules stand in plans before them; the first of each profile stays. */
function withoutRepeats(profiles: readonly MainProfile[]): readonly MainProfile[] {
  const seen = new Set<string>();
  return profiles.map((profile) => ({
    ...profile,
    plans: profile.plans.filter((plan, index) => {
      const texts = replayedRules(plan).map(({ text }) => text);
      const isNew = texts.some((text) => !seen.has(text));
      for (const text of texts) seen.add(text);
      return index === 0 || isNew;
    }),
  }));
}

const AGENTS: EntryRequest = { entry: role(PRODUCTS['endpoint-central-cloud'], { dataCenter: 'JP' }, 'agent') };

/** Kinds of traffic that no document of the catalogue asks for. */
const OWN_OPENINGS: readonly AdditionalRule[] = [
  { peer: '198.51.100.0/25', transport: 'icmp', ports: '' },
  { peer: '2001:db8:5::/48', transport: 'tcp', ports: '8000-8010' },
  { peer: '2001:db8:6::/64', transport: 'udp', ports: '53, 123' },
  { peer: '198.51.100.128/25', transport: 'udp', ports: '1024-65535' },
  { peer: '198.51.100.77', transport: 'tcp', ports: '22, 5494' },
  { peer: '*.example.org', transport: 'tcp', ports: '80', application: 'http' },
  { peer: 'sockets.example.org', transport: 'tcp', ports: '8443-8445', application: 'wss' },
].map((opening, index) => ({
  id: `opening-${index + 1}`,
  direction: 'egress',
  reason: 'a test',
  ...(opening as Pick<AdditionalRule, 'peer' | 'transport' | 'ports' | 'application'>),
}));

/** The main profiles of every product. */
function mainProfiles(): readonly MainProfile[] {
  return allProducts().flatMap((product) =>
    mainProfilesOf(product).map((profile, index) => compiled(product, profile, `${product.id} ${index + 1}`)),
  );
}

type Ways = readonly { readonly exact: boolean; readonly reachBy: NonNullable<RoleOptions['reachBy']> }[];

const WAYS: Ways = [
  { exact: true, reachBy: 'names' },
  { exact: false, reachBy: 'names' },
  { exact: true, reachBy: 'addresses' },
];

function compiled(product: Product, profile: Profile, title: string): MainProfile {
  const plans = WAYS.map(({ exact, reachBy }) => planOf(product, profile, { reachBy }, { exact }));
  const writtenOtherwise = () =>
    (['names', 'addresses'] as const).flatMap((reachBy) =>
      OTHER_WRITINGS.flatMap((writing) =>
        withGivenLists(writing, (options) => planOf(product, profile, { reachBy }, options)),
      ),
    );
  return { title, plans, variables: variablesOf(plans), writtenOtherwise };
}

function ofRequests(title: string, requests: readonly EntryRequest[]): MainProfile {
  const plans = [true, false].map((exact) => compile('aws-network-firewall', requests, { exact }).plan);
  const writtenOtherwise = () =>
    OTHER_WRITINGS.flatMap((writing) =>
      withGivenLists(writing, (options) => compile('aws-network-firewall', requests, options).plan),
    );
  return { title, plans, variables: variablesOf(plans), writtenOtherwise };
}

/** Every role that may ask under the profile, together; what cannot be said by name is left out, as the error says. */
function planOf(
  product: Product,
  profile: Profile,
  options: RoleOptions,
  writing: NetworkFirewallOptions,
): AwsNetworkFirewallPlan {
  const entries = Object.keys(product.roles).flatMap((asker) => {
    const { entry, issues } = tryRole(product, profile, asker, options);
    return issues.length > 0 || tryResolve(product, profile, { asker, peers: {} }).issues.length > 0 ? [] : [entry];
  });
  const attempt = (leaveOut: readonly string[]): TriedCompile<'aws-network-firewall'> =>
    tryCompile(
      'aws-network-firewall',
      entries.map((entry) => ({ entry, leaveOut })),
      writing,
    );
  let tried = attempt([]);
  const refused = tried.issues.flatMap((issue) => (issue.code === 'must-refused' ? [issue.requirement] : []));
  if (refused.length > 0) tried = attempt([...new Set(refused)]);
  const { compiled: made, issues } = tried;
  if (made === null || issues.length > 0) throw new Error(`${product.id} does not compile: ${JSON.stringify(issues)}`);
  return made.plan;
}
