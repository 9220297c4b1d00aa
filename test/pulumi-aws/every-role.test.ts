import { allProducts } from '../../lib/catalog';
import type { RoleEntry } from '../../lib/model/entry';
import type { Product } from '../../lib/model/product';
import type { Profile } from '../../lib/model/profile';
import { tryResolve, tryRole } from '../../lib/resolve';
import { mainProfilesOf } from '../catalog/main-profiles';
import { inCdk, inPulumi, openedInProgram, openedInTemplate, type Scene } from './scenes';

/** The roles that ask under a profile. */
function entriesOf(product: Product, profile: Profile, reachBy: 'names' | 'addresses'): readonly RoleEntry[] {
  return Object.keys(product.roles).flatMap((asker) => {
    const { entry, issues } = tryRole(product, profile, asker, { reachBy });
    return issues.length > 0 || tryResolve(product, profile, { asker, peers: {} }).issues.length > 0 ? [] : [entry];
  });
}

const PROFILES = allProducts().flatMap((product) =>
  mainProfilesOf(product).map((profile, index) => ({ title: `${product.id} ${index + 1}`, product, profile })),
);

/** Each main profile by names, and the first of each product by addresses too. */
const WAYS = PROFILES.flatMap(({ title, ...profile }) =>
  (title.endsWith(' 1') ? (['names', 'addresses'] as const) : (['names'] as const)).map((reachBy) => ({
    title: `${title} by ${reachBy}`,
    reachBy,
    ...profile,
  })),
);

test.each(WAYS)(
  'every role of $title has the plan that CDK has, and opens the same',
  async ({ product, profile, reachBy }) => {
    const entries = entriesOf(product, profile, reachBy);
    expect(entries.length).toBeGreaterThan(0);
    const scene: Scene = ({ make, none }) => {
      for (const entry of entries) make('RoleAccess', entry.role, { roles: [entry], hostEnforcement: none });
    };
    const { stack, made: constructs } = inCdk(scene);
    const { answer, made: components } = await inPulumi(scene);
    expect(answer.error).toBeNull();
    expect(openedInProgram(answer)).toEqual(openedInTemplate(stack));
    expect(components.size).toBe(entries.length);
    for (const [id, { plan }] of components) expect(plan).toEqual(constructs.get(id)?.plan);
  },
);
