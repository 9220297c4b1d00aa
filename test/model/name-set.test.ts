import fc from 'fast-check';
import { apexAndSubdomains, exact, type Host, pattern, subdomains } from '../../lib/model/host';
import {
  ALL_NAMES,
  complementNames,
  containsName,
  covers,
  describeNames,
  equalNames,
  intersectNames,
  isEmptyNames,
  type NameSet,
  NO_NAMES,
  namesEndingWith,
  namesOf,
  namesOfExpression,
  overlaps,
  subtractNames,
  unionNames,
  witnessName,
} from '../../lib/model/name-set';

const SEED = 20240;
const LONGEST = 7;

/** Every string of up to seven of these characters, and of these the well-formed names, by rules of their own. */
const universe: readonly string[] = (() => {
  const words: string[] = [''];
  for (let start = 0, length = 1; length <= LONGEST; length++) {
    const end = words.length;
    for (; start < end; start++) for (const character of 'ab-.') words.push(words[start] + character);
  }
  return words;
})();
const isWellFormed = (word: string) =>
  word.split('.').length > 1 && word.split('.').every((label) => /^[ab]([ab-]*[ab])?$/.test(label));
const names = universe.filter(isWellFormed);

/** What a host means, by the rules of strings alone. */
function means(host: Host, name: string): boolean {
  switch (host.kind) {
    case 'exact':
      return name === host.name;
    case 'subdomains':
      return name.endsWith(`.${host.name}`);
    case 'apexAndSubdomains':
      return name === host.name || name.endsWith(`.${host.name}`);
    case 'pattern':
      return new RegExp(`^(?:${host.name})$`).test(name);
  }
}

const shortNames = names.filter((name) => name.length <= 5);
const anyName = fc.constantFrom(...shortNames);

/** Expressions of every form that is supported. */
const { expression: anyExpression } = fc.letrec<{ expression: string; atom: string }>((tie) => ({
  atom: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'b', '\\.', '\\-', '-', '.', '[ab]', '[^b]', '[^.]', '[-a]', '[a-b.]', '\\w', '[\\w-]', 'A'),
    tie('expression').map((inner) => `(${inner})`),
    tie('expression').map((inner) => `(?:${inner})`),
  ),
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('atom'),
    fc.tuple(tie('atom'), tie('atom'), tie('atom')).map((parts) => parts.join('')),
    fc
      .tuple(tie('atom'), fc.constantFrom('?', '*', '+', '{2}', '{1,}', '{0,2}', '{1,3}'))
      .map(([a, q]) => `(?:${a})${q}`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(?:${a}|${b})`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `${a}\\.${b}`),
    fc.constantFrom('(a)(b)?[ab]{1,2}\\.b\\.a', '.*\\.a\\.b', 'a.*b', '[ab]+(\\.[ab]+)+', '(|a)b\\.a'),
  ),
}));

const anyHost: fc.Arbitrary<Host> = fc.oneof(
  anyName.map((name) => exact(name)),
  anyName.map((name) => subdomains(name)),
  anyName.map((name) => apexAndSubdomains(name, `*${name}`)),
  anyExpression.map((expression) => pattern(expression.toLowerCase(), [])),
);

/** A set together with its members, which are found one by one. */
interface Told {
  readonly set: NameSet;
  readonly members: ReadonlySet<string>;
}

const told = (set: NameSet, isMember: (name: string) => boolean): Told => ({
  set,
  members: new Set(names.filter(isMember)),
});

const { told: anyTold } = fc.letrec<{ told: Told }>((tie) => ({
  told: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    anyHost.map((host) => told(namesOf(host), (name) => means(host, name))),
    fc.constantFrom(
      told(ALL_NAMES, () => true),
      told(NO_NAMES, () => false),
      told(namesEndingWith('b.a'), (name) => name.endsWith('b.a')),
    ),
    tie('told').map((a) => told(complementNames(a.set), (name) => !a.members.has(name))),
    fc
      .tuple(tie('told'), tie('told'), tie('told'))
      .map(([a, b, c]) =>
        told(unionNames(a.set, b.set, c.set), (name) => [a, b, c].some(({ members }) => members.has(name))),
      ),
    fc
      .tuple(tie('told'), tie('told'))
      .map(([a, b]) => told(intersectNames(a.set, b.set), (name) => a.members.has(name) && b.members.has(name))),
    fc
      .tuple(tie('told'), tie('told'))
      .map(([a, b]) => told(subtractNames(a.set, b.set), (name) => a.members.has(name) && !b.members.has(name))),
  ),
}));

/** A witness is a member, and no member is shorter; over the small alphabet that decides about emptiness too. */
function agrees({ set, members }: Told): void {
  expect(names.filter((name) => containsName(set, name))).toEqual([...members]);
  expect([...members].filter((name) => !name.endsWith(set.ending))).toEqual([]);
  // Before a witness is known, since one that is known is believed.
  const isEmpty = isEmptyNames(set);
  const witness = witnessName(set);
  expect(isEmpty).toBe(witness === null);
  const lengths = [...members].map((name) => name.length);
  if (witness === null) expect(members.size).toBe(0);
  else {
    expect(containsName(set, witness)).toBe(true);
    expect(Math.min(witness.length, LONGEST + 1)).toBeLessThanOrEqual(Math.min(...lengths, LONGEST + 1));
  }
}

describe('sets of names, against every name up to seven characters', () => {
  test('the universe is the well-formed names', () => {
    expect(names.length).toBeGreaterThan(1000);
    expect(universe.filter((word) => containsName(ALL_NAMES, word))).toEqual(names);
    expect(universe.filter((word) => containsName(NO_NAMES, word))).toEqual([]);
  });

  test('a host holds exactly the names that it means', () => {
    fc.assert(
      fc.property(anyHost, (host) => agrees(told(namesOf(host), (name) => means(host, name)))),
      { seed: SEED, numRuns: 600 },
    );
  });

  test('union, intersection, difference and complement hold exactly the names they should', () => {
    fc.assert(fc.property(anyTold, agrees), { seed: SEED, numRuns: 600 });
  });

  test('equality is having the same members', () => {
    fc.assert(
      fc.property(anyTold, anyTold, (a, b) => {
        expect(equalNames(a.set, complementNames(complementNames(a.set)))).toBe(true);
        expect(
          equalNames(
            unionNames(a.set, b.set),
            complementNames(intersectNames(complementNames(a.set), complementNames(b.set))),
          ),
        ).toBe(true);
        if (equalNames(a.set, b.set)) expect([...a.members]).toEqual([...b.members]);
        else expect(witnessName(unionNames(subtractNames(a.set, b.set), subtractNames(b.set, a.set)))).not.toBeNull();
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test('covers and overlaps say what the members say, and the same as the sets', () => {
    fc.assert(
      fc.property(anyHost, anyHost, (a, b) => {
        const inA = names.filter((name) => means(a, name));
        const inB = names.filter((name) => means(b, name));
        if (covers(a, b)) expect(inB.filter((name) => !means(a, name))).toEqual([]);
        if (!overlaps(a, b)) expect(inA.filter((name) => means(b, name))).toEqual([]);
        expect(covers(a, b)).toBe(isEmptyNames(subtractNames(namesOf(b), namesOf(a))));
        expect(overlaps(a, b)).toBe(!isEmptyNames(intersectNames(namesOf(a), namesOf(b))));
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  test('plain hosts are compared as completely as the universe can tell', () => {
    const hosts = ['a.b', 'b.a.b', 'ab.b', 'a.b.a'].flatMap((name) => [
      exact(name),
      subdomains(name),
      apexAndSubdomains(name, name),
    ]);
    for (const a of hosts) {
      for (const b of hosts) {
        const inB = names.filter((name) => means(b, name));
        expect(covers(a, b)).toBe(inB.every((name) => means(a, name)));
        expect(overlaps(a, b)).toBe(inB.some((name) => means(a, name)));
      }
    }
  });
});

describe('what is spelt out', () => {
  test('is the same set, however it came to be written', () => {
    const zoho = namesEndingWith('.zoho.com');
    const name = namesOf(exact('a.zoho.com'));
    expect(namesOfExpression('.*\\.zoho\\.com')).toBe(zoho);
    expect(namesOfExpression('a\\.zoho(\\.com)')).toBe(name);
    expect(intersectNames(name, zoho)).toBe(name);
    expect(subtractNames(name, zoho)).toBe(NO_NAMES);
    expect(subtractNames(zoho, namesOf(exact('zoho.com')))).toBe(zoho);
    expect(intersectNames(zoho, namesEndingWith('.zoho.eu'))).toBe(NO_NAMES);
    expect(intersectNames(zoho, namesOf(apexAndSubdomains('zoho.com', '*zoho.com')))).toBe(zoho);
  });
});

describe('what people get wrong', () => {
  const gstatic = namesOf(apexAndSubdomains('gstatic.com', '*gstatic.com'));

  test('a suffix without its dot takes in strangers, and ours does not', () => {
    expect(containsName(gstatic, 'evilgstatic.com')).toBe(false);
    expect(containsName(gstatic, 'gstatic.com')).toBe(true);
    expect(containsName(gstatic, 'a.b.gstatic.com')).toBe(true);
    expect(containsName(gstatic, 'gstatic.com.evil.example')).toBe(false);
    expect(containsName(namesEndingWith('gstatic.com'), 'evilgstatic.com')).toBe(true);
    expect(witnessName(subtractNames(namesEndingWith('gstatic.com'), gstatic))).toBe('agstatic.com');
  });

  test('a wildcard does not take in its apex', () => {
    const zoho = namesOf(subdomains('zoho.com'));
    expect(containsName(zoho, 'zoho.com')).toBe(false);
    expect(containsName(zoho, 'assist.zoho.com')).toBe(true);
    expect(containsName(zoho, 'a.b.c.zoho.com')).toBe(true);
    expect(containsName(zoho, 'assist.zoho.com.')).toBe(false);
    expect(containsName(zoho, 'Assist.zoho.com')).toBe(false);
    expect(containsName(zoho, '.zoho.com')).toBe(false);
    expect(containsName(zoho, '-a.zoho.com')).toBe(false);
  });

  test('an expression is anchored, and its dot takes in any character', () => {
    const loose = namesOfExpression('agent[0-9].example.com');
    expect(containsName(loose, 'agent1.example.com')).toBe(true);
    expect(containsName(loose, 'agent1xexample.com')).toBe(true);
    expect(containsName(loose, 'evilagent1.example.com')).toBe(false);
    expect(witnessName(subtractNames(loose, namesOfExpression('agent[0-9]\\.example\\.com')))).toBe(
      'agent0.exampleacom',
    );
  });

  test('length limits are no part of a set', () => {
    expect(containsName(namesOf(subdomains('zoho.com')), `${'a'.repeat(300)}.zoho.com`)).toBe(true);
  });

  test('a name with a character that no name has is refused', () => {
    expect(() => namesOf(exact('www.bing.com/maps'))).toThrow("has a character that no name has: '/'");
    expect(() => namesOf(exact('Www.bing.com'))).toThrow("'W'");
  });
});

describe("the vendor's expression for its agents", () => {
  const text = '(endpointcentral-agent)(p)?[0-9]{1,2}\\.manageengine\\.com';
  const agents = namesOfExpression(text);
  const written = ['', 'p'].flatMap((p) =>
    [1, 2].flatMap((digits) =>
      Array.from(
        { length: 10 ** digits },
        (_, i) => `endpointcentral-agent${p}${`${i}`.padStart(digits, '0')}.manageengine.com`,
      ),
    ),
  );

  test('is exactly these 220 names', () => {
    expect(written).toHaveLength(220);
    expect(equalNames(agents, unionNames(...written.map((name) => namesOf(exact(name)))))).toBe(true);
    expect(witnessName(agents)).toBe('endpointcentral-agent0.manageengine.com');
  });

  test('lies below its domain and meets no other', () => {
    expect(covers(subdomains('manageengine.com'), pattern(text, []))).toBe(true);
    expect(covers(pattern(text, []), exact('endpointcentral-agentp7.manageengine.com'))).toBe(true);
    expect(covers(pattern(text, []), exact('endpointcentral-agent100.manageengine.com'))).toBe(false);
    expect(overlaps(subdomains('manageengine.jp'), pattern(text, []))).toBe(false);
  });
});

describe('many hosts', () => {
  const hosts = Array.from({ length: 120 }, (_, i): Host => {
    const name = `service${i}.vendor${i % 7}.example${i % 3 === 0 ? '.com' : '.co.jp'}`;
    return [exact(name), subdomains(name), apexAndSubdomains(name, name)][i % 3] as Host;
  });
  const asked = unionNames(...hosts.map(namesOf));

  test('a set without itself is empty before anything is searched', () => {
    const again = unionNames(...[...hosts].reverse().map(namesOf));
    expect(subtractNames(asked, again) === NO_NAMES).toBe(true);
    expect(unionNames(asked, complementNames(again)) === ALL_NAMES).toBe(true);
  });

  test('of a hundred hosts and the same but one, the one is found', () => {
    const [lost, ...kept] = hosts;
    const left = subtractNames(asked, unionNames(...kept.map(namesOf)));
    expect(witnessName(left)).toBe(lost?.name);
  });

  test('a hundred hosts are compared with a hundred others in milliseconds', () => {
    const wider = unionNames(...hosts.map((host) => namesOf(apexAndSubdomains(host.name, host.name))));
    const started = performance.now();
    expect(isEmptyNames(subtractNames(asked, wider))).toBe(true);
    expect(witnessName(subtractNames(wider, asked))).not.toBeNull();
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('a set in words', () => {
  const zoho = namesOf(subdomains('zoho.com'));
  const OUTSIDE_BOTH = intersectNames(complementNames(zoho), complementNames(namesOf(exact('a.b'))));
  test.each<[NameSet, string]>([
    [NO_NAMES, 'no name'],
    [ALL_NAMES, 'every name'],
    [zoho, '*.zoho.com'],
    [namesOf(exact('a.zoho.com')), 'a.zoho.com'],
    [namesEndingWith('zoho.com'), '*zoho.com'],
    [namesOf(apexAndSubdomains('zoho.com', '*zoho.com')), '*.zoho.com and zoho.com'],
    [subtractNames(zoho, namesOf(exact('assist.zoho.com'))), '*.zoho.com without assist.zoho.com'],
    [subtractNames(namesOf(exact('a.zoho.com')), namesOf(subdomains('zoho.jp'))), 'a.zoho.com'],
    [complementNames(zoho), 'every name without *.zoho.com'],
    [OUTSIDE_BOTH, 'every name without *.zoho.com and a.b'],
    [complementNames(OUTSIDE_BOTH), '*.zoho.com and a.b'],
    [unionNames(...['e', 'd', 'c', 'b', 'a'].map((label) => namesOf(exact(`${label}.b`)))), 'a.b, b.b, c.b and 2 more'],
    [namesOfExpression('agent[0-9]{2}\\.example\\.com'), 'names such as agent00.example.com'],
    [intersectNames(namesOf(exact('a.b')), namesOf(exact('b.b'))), 'no name'],
  ])('%#', (set, words) => {
    expect(describeNames(set)).toBe(words);
  });
});
