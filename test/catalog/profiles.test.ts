import { allProducts } from '../../lib/catalog';
import { compile } from '../../lib/compile';
import type { Citation } from '../../lib/model/citation';
import { exact } from '../../lib/model/host';
import type { Plan } from '../../lib/model/plans';
import type { ChoiceValue, Denial, Product, Requirement } from '../../lib/model/product';
import { resolve, tryResolve, tryRole } from '../../lib/resolve';
import { openInbound, standingTwice, withoutReason } from '../../lib/testing/plan-checks';
import {
  checkProfiles,
  denied,
  type Fault,
  RULES,
  silentIn,
  silentMusts,
  uncited,
} from '../../lib/testing/profile-checks';
import { idleValues, unreached } from '../../lib/testing/profile-lints';
import { place } from '../../lib/testing/profile-placing';
import { type Choices, profilesOf } from '../../lib/testing/profiles';

describe.each(allProducts().map((product) => [product.id, product] as const))('%s', (_, product) => {
  const { profiles, isWhole } = profilesOf(product);
  let faults: readonly Fault[] | undefined;

  test.each(Object.entries(RULES))('%s: %s', (rule) => {
    faults ??= checkProfiles(product, profiles).faults;
    expect(faults.filter((fault) => fault.rule === rule).map(({ told }) => told)).toEqual([]);
  });

  test('no profile that is looked at is an error, and none is looked at twice', () => {
    expect(profiles.filter((choices) => tryResolve(product, choices).issues.length > 0)).toEqual([]);
    expect(new Set(profiles.map((choices) => JSON.stringify(choices))).size).toBe(profiles.length);
    expect(profiles.length).toBeGreaterThan(isWhole ? 1 : 50);
  });

  test('every choice matters: each of its values changes something in some profile', () => {
    expect(idleValues(product, profiles)).toEqual([]);
  });

  test('every requirement is reached by some profile', () => {
    expect(unreached(product, profiles)).toEqual([]);
  });
});

// ---- A product of the tests' own, and what is wrong with it in turn.

const cite: Citation = { document: 'chart', section: 'Ports', quote: 'TCP 443', gloss: 'TCP 443' };

const toLight: Requirement = {
  id: 'ship-light',
  from: 'ship',
  to: 'light',
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  hosts: [exact('light.example.com')],
  either: false,
  application: [{ ports: '443', name: 'https', basis: 'stated' }],
  need: 'must',
  when: [],
  proxy: 'unknown',
  cites: [cite],
};

const toTower: Requirement = {
  ...toLight,
  id: 'ship-tower',
  to: 'tower',
  ports: ['7000'],
  hosts: [],
  application: [],
  when: [{ tower: [true], cargo: ['coal', 'fish'] }],
};

const toMarket: Requirement = {
  ...toLight,
  id: 'ship-market',
  to: 'market',
  ports: [],
  portsAre: null,
  hosts: [],
  application: [],
  need: 'optional',
  when: [
    { cargo: ['fish'], iced: [true], port: ['north', 'south'] },
    { cargo: ['fish'], iced: [false], port: ['south'] },
  ],
  incomplete: { missing: ['ports', 'hosts'], where: 'elsewhere', supply: 'both' },
};

const noTower: Denial = {
  id: 'tower-is-silent',
  from: 'tower',
  to: 'light',
  when: [{ tower: [true] }],
  gloss: 'no',
  cites: [cite],
};

const harbour: Product = {
  id: 'harbour',
  name: 'Harbour',
  short: 'H',
  documents: [
    {
      id: 'chart',
      kind: 'given',
      title: 'Chart',
      publisher: 'Example',
      address: 'https://example.com/',
      language: 'en',
      retrieved: null,
    },
  ],
  roles: {
    ship: { words: 'ship', gloss: 'ship', short: 'SHIP' },
    tower: { words: 'tower', gloss: 'tower', short: 'TOWER' },
  },
  services: { light: { words: 'light', gloss: 'light' }, market: { words: 'market', gloss: 'market' } },
  choices: {
    cargo: { kind: 'someOf', values: ['coal', 'fish'], gloss: 'cargo', cite },
    iced: { kind: 'flag', gloss: 'iced', cite, concerns: { cargo: ['fish'] } },
    port: { kind: 'oneOf', values: ['north', 'south'], gloss: 'port', cite, concerns: { cargo: ['fish'] } },
    tower: { kind: 'party', gloss: 'tower', cite },
  },
  requirements: [toLight, toTower, toMarket],
  denials: [noTower],
  notes: [],
};

const harbourWith = (...requirements: readonly Requirement[]): Product => ({ ...harbour, requirements });

function brokenRules(product: Product): readonly string[] {
  return [...new Set(checkProfiles(product, profilesOf(product).profiles).faults.map(({ rule }) => rule))];
}

describe('the profiles that are looked at', () => {
  test('are all combinations that are no error, where there are few', () => {
    const without: Choices[] = [{}, { cargo: ['coal'] }];
    const withFish: Choices[] = [['fish'], ['coal', 'fish']].flatMap((cargo) =>
      ['north', 'south'].flatMap((port) => [
        { cargo, port },
        { cargo, port, iced: true },
      ]),
    );
    const all = [...without, ...withFish].flatMap((one) => [one, { ...one, tower: true }]);
    const { profiles, isWhole } = profilesOf(harbour);
    expect(isWhole).toBe(true);
    expect(profiles).toHaveLength(all.length);
    expect(profiles).toEqual(expect.arrayContaining(all));
  });

  test('take in supplements, each by itself', () => {
    const pilot = { ...harbour.documents[0], id: 'pilot', kind: 'supplement' } as Product['documents'][number];
    const { profiles } = profilesOf({ ...harbour, documents: [...harbour.documents, pilot] });
    expect(profiles).toHaveLength(40);
    expect(profiles.filter(({ supplements }) => JSON.stringify(supplements) === '["pilot"]')).toHaveLength(20);
  });

  test('where there are many, hold every value, every conjunction and every pair of values that is no error', () => {
    const { profiles, isWhole } = profilesOf(harbour, { most: 19 });
    expect(isWhole).toBe(false);
    expect(profiles.length).toBeLessThan(20);
    const every = profilesOf(harbour).profiles;
    expect(pairsIn(profiles)).toEqual(pairsIn(every));
    for (const { when } of [...harbour.requirements, ...harbour.denials]) {
      for (const conjunction of when) {
        expect(
          profiles.some((choices) => tryResolve(harbour, choices).issues.length === 0 && has(choices, conjunction)),
        ).toBe(true);
      }
    }
  });

  test('are few where the choices are many, and still hold every pair', () => {
    const names = Array.from({ length: 30 }, (_, at) => `flag${at}`);
    const choices = Object.fromEntries(names.map((name) => [name, { kind: 'flag', gloss: name, cite } as const]));
    const { profiles } = profilesOf({ ...harbour, choices, requirements: [toLight], denials: [] });
    expect(profiles.length).toBeLessThan(90);
    // Each flag with itself, and with each other.
    expect(pairsIn(profiles).size).toBe((30 * 31) / 2);
    for (const name of names) expect(profiles).toContainEqual({ [name]: true });
    for (const [at, name] of names.entries()) {
      const other = names[(at + 7) % names.length] ?? '';
      expect(profiles.some((one) => one[name] === true && one[other] !== true)).toBe(true);
      expect(profiles.some((one) => one[name] !== true && one[other] !== true)).toBe(true);
    }
  });

  test('spread over the others up to a number, the same in every run', () => {
    const names = Array.from({ length: 14 }, (_, at) => `flag${at}`);
    const choices = Object.fromEntries(names.map((name) => [name, { kind: 'flag', gloss: name, cite } as const]));
    const wide = { ...harbour, choices, requirements: [toLight], denials: [] };
    const { profiles, isWhole } = profilesOf(wide, { most: 500, spread: true });
    expect({ count: profiles.length, isWhole }).toEqual({ count: 500, isWhole: false });
    expect(new Set(profiles.map((one) => JSON.stringify(one))).size).toBe(500);
    expect(profilesOf(wide, { most: 500, spread: true }).profiles).toEqual(profiles);
    expect(profilesOf(wide, { most: 20_000, spread: true })).toMatchObject({
      isWhole: true,
      profiles: { length: 2 ** 14 },
    });
  });

  test('a choice that concerns itself by way of another is refused', () => {
    const circle: Product['choices'] = {
      one: { kind: 'flag', gloss: 'one', cite, concerns: { other: [true] } },
      other: { kind: 'flag', gloss: 'other', cite, concerns: { one: [true] } },
    };
    expect(() => profilesOf({ ...harbour, choices: circle })).toThrow('in a circle: one,other');
  });
});

describe('the placement of a profile', () => {
  const choices = { cargo: ['fish'], port: 'south', tower: true };

  test('gives every role that stands a block of its own, and nothing to others', () => {
    expect(place(harbour, choices, 'roles').parties).toEqual({
      ship: { addresses: ['10.1.0.0/24'] },
      tower: { addresses: ['10.2.0.0/24'] },
    });
    expect(place(harbour, {}, 'roles').parties).toEqual({ ship: { addresses: ['10.1.0.0/24'] } });
  });

  test('supplies what is missing, and only that', () => {
    const everything = place(harbour, choices, 'everything');
    expect(Object.keys(everything.parties ?? {})).toEqual(['ship', 'tower', 'market']);
    expect(everything.parties).toMatchObject({ market: { hosts: ['market.example.com'] } });
    expect(everything.ports).toEqual({ 'ship-market': '20002/https' });
    expect(resolve(harbour, everything).filter(({ missing }) => missing.length > 0)).toEqual([]);
    const unread = { ...toMarket, ports: ['7443'], portsAre: 'fixed' } as const;
    const bare = place(harbourWith(toLight, unread), choices, 'everything');
    expect(bare).toMatchObject({ parties: { market: { addresses: ['198.51.100.2'] } }, ports: {} });
    expect(place(harbour, { tower: true }, 'everything')).toEqual({
      ...place(harbour, { tower: true }, 'roles'),
      ports: {},
    });
  });

  test('leaves to a supplement what it completes', () => {
    const pilot = { ...harbour.documents[0], id: 'pilot', kind: 'supplement' } as Product['documents'][number];
    const completing = { ...toLight, id: 'ship-market-pilot', to: 'market', completes: ['ship-market'] };
    const product = {
      ...harbourWith(toMarket, { ...completing, when: [{ cargo: ['fish'], supplements: ['pilot'] }] }),
      documents: [pilot],
    };
    const taken = place(product, { ...choices, supplements: ['pilot'] }, 'everything');
    expect(Object.keys(taken.parties ?? {})).toEqual(['ship', 'tower']);
    expect(Object.keys(place(product, choices, 'everything').parties ?? {})).toContain('market');
  });
});

describe('what is wrong with a profile', () => {
  test('is nothing in a sound product, which is compiled once for each set of flows', () => {
    const { profiles } = profilesOf(harbour);
    const { faults, plans } = checkProfiles(harbour, profiles);
    expect(faults).toEqual([]);
    // A ship has a tower or none, and a market that is missing, supplied or none; a tower has a ship with a cargo or none.
    expect(plans).toBe((2 * 3 + 2) * 6);
    expect(plans).toBeLessThan(profiles.length * 2 * 2 * 6);
  });

  test('a flow that a denial forbids is noticed, under the choices and on the ports of the denial alone', () => {
    const forbidden = { ...toLight, id: 'tower-light', from: 'tower', when: [{ tower: [true] }] };
    expect(brokenRules(harbourWith(toLight, toTower, toMarket, forbidden))).toEqual(['denials']);
    const disputed = { ...forbidden, disputed: { note: 'the footnote says no', opens: false } };
    expect(brokenRules(harbourWith(toLight, toTower, toMarket, disputed))).toEqual([]);
    const denials = (ports: readonly string[], when: Denial['when'] = []) =>
      brokenRules({ ...harbour, requirements: [toLight, toTower, forbidden], denials: [{ ...noTower, ports, when }] });
    expect(denials(['440-450'])).toEqual(['denials']);
    expect(denials(['80'])).toEqual([]);
    expect(denials(['443'], [{ tower: [false] }])).toEqual([]);
  });

  test('a block that a denial closes is noticed, whatever it is open for', () => {
    const closed: Denial = { ...noTower, from: 'ship', to: 'tower' };
    const wide = { ...toLight, id: 'ship-wide', to: 'light', hosts: [], ranges: { for: [], cidrs: ['10.0.0.0/8'] } };
    const product = { ...harbour, requirements: [wide, toMarket], denials: [closed] };
    expect(brokenRules(product)).toEqual(['denials']);
    expect(brokenRules({ ...product, denials: [{ ...closed, ports: ['80'] }] })).toEqual([]);
  });

  test('a flow without a citation is noticed, and a rule that stands for nothing', () => {
    const none = JSON.parse('[]') as Requirement['cites'];
    expect(uncited(resolve(harbourWith({ ...toLight, cites: none }), {}))).toEqual(['ship-light has no citation']);
    expect(uncited(resolve(harbourWith({ ...toLight, cites: [{ ...cite, quote: ' ' }] }), {}))).toHaveLength(1);
    expect(brokenRules(harbourWith({ ...toLight, cites: none }))).toEqual(['citations']);
    for (const plan of plansOf(harbour, {})) {
      expect(withoutReason(plan, harbour)).toEqual([]);
      expect(withoutReason(plan, harbourWith(toTower))).toHaveLength(1);
      expect(
        withoutReason(
          changed(plan, (rule) => ({ ...rule, because: [] })),
          harbour,
        ),
      ).toHaveLength(1);
    }
  });

  test('a peer that is everybody is noticed where it comes in', () => {
    const choices = { tower: true, cargo: ['coal'] };
    for (const everybody of ['0.0.0.0/0', '::/0']) {
      // An Azure Firewall refuses what is of IPv6.
      const [leaveOut, azure] = everybody === '::/0' ? [['ship-tower'], 0] : [[], 1];
      const parties = { ship: { addresses: [everybody] } };
      const plans = plansOf(harbour, { ...choices, parties }, 'tower', leaveOut);
      expect(plans.map((plan) => openInbound(plan).length)).toEqual([1, 1, 1, azure, 1]);
    }
    const plans = plansOf(harbour, { ...choices, parties: { ship: { addresses: ['10.1.0.0/24'] } } }, 'tower');
    expect(plans.flatMap(openInbound)).toEqual([]);
  });

  test('a rule that stands twice is noticed, and one that takes in part of another', () => {
    for (const plan of [...plansOf(harbour, {}), resolverOf(harbour)]) {
      expect(standingTwice(plan)).toEqual([]);
      expect(standingTwice(changed(plan, (rule) => rule, 2))).toHaveLength(1);
    }
    const [group] = plansOf(harbour, {});
    if (group?.target !== 'aws-security-group') throw new Error('no group');
    const wider = group.egress.map((rule) => ({ ...rule, fromPort: 400, toPort: 500 }));
    expect(standingTwice({ ...group, egress: [...group.egress, ...wider] })).toHaveLength(1);
  });

  test('a must of which nobody speaks is noticed', () => {
    const flows = resolve(harbour, {});
    const settled = new Map<string, readonly ChoiceValue[]>();
    const heard = new Map([['ship', { silent: [] }]]);
    expect(silentMusts(harbour, settled, flows, heard)).toEqual([]);
    expect(silentMusts(harbour, settled, [], heard)).toEqual([
      'ship-light must be open, no choice excludes it, and no flow stands for it',
    ]);
    expect(silentMusts(harbour, settled, flows, new Map())).toEqual([
      'ship-light must be open, and no role speaks of it',
    ]);
    expect(silentMusts(harbour, settled, flows, new Map([['ship', { silent: ['ship-light'] }]]))).toEqual([
      'ship-light must be open, and a plan is silent about it',
    ]);
    for (const plan of plansOf(harbour, {})) {
      expect(silentIn(plan, flows)).toEqual([]);
      expect(silentIn({ ...plan, fidelity: [] }, flows)).toEqual(['ship-light']);
      expect(silentIn({ ...plan, fidelity: [] }, flows, ['ship-light'])).toEqual([]);
      const refused = plan.fidelity.map(({ element }) => ({
        element,
        fidelity: { standing: 'refused', reason: 'name-without-carrier', waysOut: [] } as const,
      }));
      expect(silentIn({ ...plan, fidelity: refused }, flows)).toEqual(['ship-light']);
    }
    // Between two that stand outside, or with a role that stands outside: no plan would ever say it.
    expect(brokenRules(harbourWith({ ...toLight, from: 'market' }))).toEqual(['musts']);
    const { ship, ...roles } = harbour.roles;
    const outside = { ...ship, standsAs: { service: [{ cargo: ['coal'] }] } } as Product['roles'][string];
    expect(brokenRules({ ...harbour, roles: { ...roles, ship: outside }, requirements: [toLight] })).toEqual(['musts']);
  });

  test('what a target cannot say by name is reached by address, and left out where there is none, as its error says', () => {
    const binary = { ...toLight, application: [] };
    expect(brokenRules(harbourWith(binary))).toEqual([]);
    expect(brokenRules(harbourWith({ ...binary, either: true, ranges: { for: [], cidrs: ['192.0.2.0/24'] } }))).toEqual(
      [],
    );
  });

  test('a profile that does not compile is noticed', () => {
    const hosts = Array.from({ length: 61 }, (_, at) => ({ for: [], cidrs: [`192.0.${at * 2}.0/24`] }));
    const many = hosts.map((ranges, at) => ({ ...toLight, id: `ship-light-${at}`, hosts: [], ranges }));
    expect(brokenRules(harbourWith(...many))).toEqual(['compiles']);
  });

  test('a flow that is denied is told with both ids', () => {
    const flows = resolve(harbourWith({ ...toLight, from: 'tower' }), {});
    expect(denied(harbour, new Map([['tower', [true]]]), flows)).toEqual([
      'ship-light is what tower-is-silent forbids',
    ]);
  });
});

describe('the lints over all profiles', () => {
  const { profiles } = profilesOf(harbour);

  test('find nothing in a sound product', () => {
    expect(idleValues(harbour, profiles)).toEqual([]);
    expect(unreached(harbour, profiles)).toEqual([]);
  });

  test('find a value that changes nothing, of every kind of choice', () => {
    const idle = (choices: Product['choices']) => {
      const product = { ...harbour, choices: { ...harbour.choices, ...choices } };
      return idleValues(product, profilesOf(product).profiles);
    };
    const told = (choice: string, value: ChoiceValue) => `harbour: ${choice} ${value} changes nothing in any profile`;
    expect(idle({ loud: { kind: 'flag', gloss: 'loud', cite } })).toEqual([told('loud', false), told('loud', true)]);
    expect(idle({ flag: { kind: 'oneOf', values: ['red', 'blue'], gloss: 'flag', cite } })).toEqual([
      told('flag', 'red'),
      told('flag', 'blue'),
    ]);
    expect(idle({ cargo: { kind: 'someOf', values: ['coal', 'fish', 'sand'], gloss: 'cargo', cite } })).toEqual([
      told('cargo', 'sand'),
    ]);
    const both = harbourWith(toLight, { ...toTower, when: [{ tower: [true] }, { tower: [false] }] }, toMarket);
    expect(idleValues(both, profiles)).toEqual([told('cargo', 'coal'), told('tower', false), told('tower', true)]);
  });

  test('find a supplement that adds nothing', () => {
    const pilot = { ...harbour.documents[0], id: 'pilot', kind: 'supplement' } as Product['documents'][number];
    const product = { ...harbour, documents: [...harbour.documents, pilot] };
    expect(idleValues(product, profilesOf(product).profiles)).toEqual([
      'harbour: supplements pilot changes nothing in any profile',
    ]);
    const added = { ...toLight, id: 'ship-pilot', when: [{ supplements: ['pilot'] }] };
    const used = { ...product, requirements: [...harbour.requirements, added] };
    expect(idleValues(used, profilesOf(used).profiles)).toEqual([]);
  });

  test('a value that brings a choice that must be made with it is judged with each of its values', () => {
    const choices = { ...harbour.choices, iced: { kind: 'flag', gloss: 'iced', cite } } as Product['choices'];
    const product = {
      ...harbour,
      choices,
      requirements: [toLight, { ...toTower, when: [{ port: ['south'] }] }],
      denials: [],
    };
    expect(idleValues(product, profilesOf(product).profiles)).toEqual(
      ['cargo coal', 'iced false', 'iced true', 'tower false', 'tower true'].map(
        (value) => `harbour: ${value} changes nothing in any profile`,
      ),
    );
  });

  test('find a requirement that no profile reaches; one that is only reported is reached', () => {
    const never = { ...toLight, id: 'ship-never', when: [{ cargo: ['coal'], port: ['north'], tower: [true, false] }] };
    const product = harbourWith(...harbour.requirements, never);
    expect(unreached(product, profilesOf(product).profiles)).toEqual([]);
    const choices = {
      ...harbour.choices,
      cargo: { kind: 'oneOf', values: ['coal', 'fish'], gloss: 'cargo', cite },
    } as const;
    const either = { ...product, choices };
    expect(unreached(either, profilesOf(either).profiles)).toEqual(['harbour: ship-never is reached by no profile']);
    expect(unreached(either, profilesOf(either, { most: 3 }).profiles)).toEqual([
      'harbour: ship-never is reached by no profile',
    ]);
  });
});

/** Every pair of values that stand together in some profile. */
function pairsIn(profiles: readonly Choices[]): ReadonlySet<string> {
  const said = (choices: Choices) =>
    Object.entries(choices).flatMap(([id, value]) => [value].flat().map((one) => `${id} ${one}`));
  return new Set(
    profiles
      .flatMap((choices) => said(choices).flatMap((one, at, all) => all.slice(at).map((other) => `${one} | ${other}`)))
      .sort(),
  );
}

/** Whether the choices are among those of a conjunction. */
function has(choices: Choices, conjunction: Readonly<Record<string, readonly ChoiceValue[]>>): boolean {
  return Object.entries(conjunction).every(([id, values]) =>
    [choices[id] ?? false].flat().some((value) => values.includes(value as ChoiceValue)),
  );
}

function plansOf(product: Product, profile: Choices, role = 'ship', leaveOut: readonly string[] = []): readonly Plan[] {
  const { entry, issues } = tryRole(product, profile, role);
  expect(issues).toEqual([]);
  return [
    compile('aws-security-group', [{ entry }], { namesBehind: { kind: 'none', reason: 'a test' } }).plan,
    compile('aws-network-firewall', [{ entry }], {}).plan,
    compile('aws-network-firewall', [{ entry }], { exact: true }).plan,
    compile('azure-firewall', [{ entry, leaveOut }], {}).plan,
    compile('azure-network-security-group', [{ entry, leaveOut }], { namesBehind: { kind: 'none', reason: 'a test' } })
      .plan,
  ];
}

/** What a resolver lets a ship ask for. */
function resolverOf(product: Product): Plan {
  return compile('aws-dns-firewall', [{ entry: tryRole(product, {}, 'ship').entry }], {}).plan;
}

/** A rule collection group with what its rules lead to changed, or the rules themselves where they lead to one thing. */
function changedGroup(
  group: Extract<Plan, { target: 'azure-firewall' }>['groups'][number],
  all: <Rule extends { because: readonly unknown[] }>(rules: readonly Rule[]) => Rule[],
): typeof group {
  const collections = group.collections.map((collection): typeof collection => {
    if (collection.kind === 'nat') return { ...collection, rules: all(collection.rules) };
    if (collection.kind === 'network') return { ...collection, rules: all(collection.rules) };
    const rules = collection.rules.map((rule) => ({ ...rule, targetFqdns: all(rule.targetFqdns) }));
    return { ...collection, rules };
  });
  return { ...group, collections };
}

/** A plan with each of its rules changed, and standing there so many times. */
function changed(
  plan: Plan,
  change: <Rule extends { because: readonly unknown[] }>(rule: Rule) => Rule,
  times = 1,
): Plan {
  const all = <Rule extends { because: readonly unknown[] }>(rules: readonly Rule[]) =>
    Array.from({ length: times }, () => rules.map(change)).flat();
  if (plan.target === 'aws-security-group') return { ...plan, egress: all(plan.egress) };
  if (plan.target === 'azure-network-security-group') {
    const [own, last] = [true, false].map((some) => plan.rules.filter(({ because }) => because.length > 0 === some));
    return { ...plan, rules: [...all(own ?? []), ...(last ?? [])] };
  }
  if (plan.target === 'aws-dns-firewall') {
    const lists = plan.lists.map((list) => (list.id === 'everything' ? list : { ...list, domains: all(list.domains) }));
    return { ...plan, lists };
  }
  if (plan.target === 'azure-firewall')
    return { ...plan, groups: plan.groups.map((group) => changedGroup(group, all)) };
  const groups = plan.groups.map((group) => {
    if (group.kind === 'tail') return group;
    return group.kind === 'domain-list'
      ? { ...group, targets: all(group.targets) }
      : { ...group, rules: all(group.rules) };
  });
  return { ...plan, groups };
}
