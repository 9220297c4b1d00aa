import { compile } from '../../lib/compile';
import { NetworkRequirementsError, sentence } from '../../lib/diagnostics';
import { exact } from '../../lib/model/host';
import { defineProduct, type ProfileFor } from '../../lib/model/profile';
import { parseProfile, resolve, role, tryResolve, tryRole } from '../../lib/resolve';

/** What a product may say of its choices, roles and rows beyond the plain case, one row for each. */
const cite = { document: '900', section: 'Ports', quote: 'TCP 443', gloss: 'TCP 443' } as const;
const beyond = { ...cite, document: 'the-other-page' } as const;
const row = {
  from: 'device',
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  hosts: [],
  either: false,
  application: [{ ports: '443', name: 'https', basis: 'stated' }],
  need: 'must',
  when: [],
  proxy: 'impossible',
  cites: [cite],
} as const;

const lighthouse = defineProduct({
  id: 'lighthouse',
  name: 'Lighthouse',
  short: 'LH',
  documents: [
    {
      id: '900',
      kind: 'given',
      title: 'Ports',
      publisher: 'x',
      address: 'https://a.example',
      language: 'en',
      retrieved: null,
    },
    {
      id: 'the-other-page',
      kind: 'supplement',
      title: 'x',
      publisher: 'x',
      address: 'https://b.example',
      language: 'en',
      retrieved: null,
    },
  ],
  roles: {
    device: { words: 'device', gloss: 'a device', short: 'DEVICE' },
    relay: { words: 'relay', gloss: 'an optional relay', short: 'RELAY' },
    depot: { words: 'depot', gloss: 'an optional depot', short: 'DEPOT' },
    server: {
      words: 'server',
      gloss: 'the server',
      short: 'SERVER',
      standsAs: { service: [{ place: ['cloud'] }] },
    },
  },
  services: {
    store: { words: 'store', gloss: 'the store' },
    push: { words: 'push', gloss: 'the push service' },
    legacy: { words: 'legacy', gloss: 'a service of IPv4' },
    archive: { words: 'archive', gloss: 'a service of which the page says nothing' },
  },
  choices: {
    platforms: { kind: 'someOf', values: ['A', 'B'], gloss: 'which devices', cite },
    place: { kind: 'oneOf', values: ['cloud', 'own'], gloss: 'where the server stands', cite },
    store: { kind: 'flag', gloss: 'whether the store is used', cite, concerns: { platforms: ['A'] } },
    relay: { kind: 'party', gloss: 'whether there is a relay', cite },
    relayMode: {
      kind: 'oneOf',
      values: ['fast', 'slow'],
      gloss: 'how the relay works',
      cite,
      concerns: { relay: [true] },
    },
    way: {
      kind: 'oneOf',
      values: ['80', '443'],
      gloss: 'which way',
      cite,
      concerns: { place: ['own'], platforms: ['B'] },
    },
    depot: { kind: 'party', gloss: 'whether there is a depot', cite, concerns: { platforms: ['A'] } },
    load: { kind: 'flag', gloss: 'what a depot holds', cite, concerns: { depot: [true] } },
    speed: {
      kind: 'oneOf',
      values: ['slow', 'fast'],
      default: 'slow',
      gloss: 'how fast',
      cite,
      concerns: { store: [true] },
    },
    lane: { kind: 'oneOf', values: ['left', 'right'], gloss: 'which lane', cite, concerns: { speed: ['slow'] } },
    side: { kind: 'flag', gloss: 'a side road', cite, concerns: { way: ['80'] } },
    shut: { kind: 'flag', gloss: 'no store at all', cite, concerns: { store: [false] } },
  },
  requirements: [
    { ...row, id: 'device-server', to: 'server' },
    {
      ...row,
      id: 'device-store',
      to: 'store',
      hosts: [exact('store.example.com')],
      when: [{ platforms: ['A'], store: [true] }],
    },
    {
      ...row,
      id: 'device-push',
      to: 'push',
      need: 'conditional',
      incomplete: { missing: ['hosts'], where: 'another page', supply: 'its names' },
    },
    {
      ...row,
      id: 'device-push-other-page',
      to: 'push',
      need: 'conditional',
      hosts: [exact('push.example.com')],
      when: [{ supplements: ['the-other-page'] }],
      completes: ['device-push'],
      cites: [beyond],
    },
    {
      ...row,
      id: 'device-archive',
      to: 'archive',
      need: 'conditional',
      ports: [],
      portsAre: null,
      application: [],
      incomplete: { missing: ['ports', 'hosts'], where: 'another page', supply: 'its names and ports' },
    },
    {
      ...row,
      id: 'device-archive-other-page',
      to: 'archive',
      need: 'conditional',
      hosts: [exact('archive.example.com')],
      when: [{ supplements: ['the-other-page'] }],
      completes: ['device-archive'],
      cites: [beyond],
    },
    {
      ...row,
      id: 'device-clock',
      to: 'legacy',
      transport: 'udp',
      ports: ['123'],
      application: [],
      need: 'conditional',
      hosts: [exact('clock.example.com')],
    },
    {
      ...row,
      id: 'device-legacy',
      to: 'legacy',
      ports: ['8080'],
      application: [],
      need: 'conditional',
      hosts: [],
      ranges: { for: [], cidrs: ['192.0.*'], readAs: { '192.0.*': '192.0.0.0/16' } },
      ipVersion: 'IPv4',
    },
    {
      ...row,
      id: 'server-relay',
      from: 'server',
      to: 'relay',
      need: 'optional',
      when: [{ place: ['own'], relay: [true], relayMode: ['fast'] }],
    },
    {
      ...row,
      id: 'server-store',
      from: 'server',
      to: 'store',
      hosts: [exact('store.example.com')],
      when: [{ place: ['own'] }],
    },
  ],
  denials: [],
  notes: [],
});

const own = { place: 'own', platforms: ['A'], parties: { server: { addresses: ['10.0.0.1'] } } } as const;
const issuesOf = (profile: unknown) => tryResolve(lighthouse, profile).issues;

describe('a choice that concerns others', () => {
  it('is refused beside values that it does not concern, and says which they are', () => {
    expect(issuesOf({ ...own, platforms: ['B'], way: '80', store: true })).toEqual([
      {
        code: 'choice-not-concerned',
        at: 'profile.store',
        choice: 'store',
        beside: 'platforms',
        allowed: ['A'],
        has: ['B'],
      },
    ]);
    expect(issuesOf({ place: 'own', store: true }).map(({ code }) => code)).toEqual(['choice-not-concerned']);
  });

  it('may be said to be off, or be left out', () => {
    expect(issuesOf({ place: 'cloud', platforms: ['B'], store: false })).toEqual([]);
    expect(issuesOf({ place: 'cloud', platforms: ['B'] })).toEqual([]);
  });

  it('has to be made only where what it concerns holds, all of it', () => {
    expect(issuesOf({ ...own, platforms: ['B'] }).map(({ code, at }) => [code, at])).toEqual([
      ['choice-missing', 'profile.way'],
    ]);
    expect(issuesOf({ ...own, platforms: ['A', 'B'], way: '443' })).toEqual([]);
    expect(issuesOf({ ...own, platforms: ['A'] })).toEqual([]);
    expect(issuesOf({ place: 'cloud', platforms: ['B'], way: '80' }).map(({ code }) => code)).toEqual([
      'choice-not-concerned',
    ]);
  });

  it('is not told beside a choice that is missing or wrong itself', () => {
    expect(issuesOf({ platforms: ['B'], way: '80' }).map(({ code, at }) => [code, at])).toEqual([
      ['choice-missing', 'profile.place'],
    ]);
    expect(issuesOf({ place: 'moon', platforms: ['B'], way: '80' }).map(({ code }) => code)).toEqual(['unknown-value']);
  });

  it('concerns what its choice concerns too, and the choice that lacks something is told first', () => {
    const beside = (profile: unknown) =>
      issuesOf(profile).flatMap((issue) =>
        issue.code === 'choice-not-concerned' ? [[issue.choice, issue.beside, issue.allowed]] : [],
      );
    expect(beside({ ...own, store: true, lane: 'left' })).toEqual([]);
    expect(beside({ ...own, store: true, speed: 'fast', lane: 'left' })).toEqual([['lane', 'speed', ['slow']]]);
    // The default of a choice that says nothing here is no reason to ask for another, nor to take it.
    expect(issuesOf({ ...own, store: true }).map(({ at }) => at)).toEqual(['profile.lane']);
    expect(issuesOf(own)).toEqual([]);
    expect(beside({ ...own, lane: 'left' })).toEqual([['lane', 'store', ['true']]]);
    expect(beside({ ...own, platforms: ['B'], way: '443', lane: 'left' })).toEqual([['lane', 'platforms', ['A']]]);
    // A one-of that need not be made is not told by itself.
    expect(beside({ place: 'cloud', platforms: ['B'], side: true })).toEqual([['side', 'place', ['own']]]);
    expect(issuesOf({ ...own, platforms: ['B'], side: true }).map(({ code, at }) => [code, at])).toEqual([
      ['choice-missing', 'profile.way'],
    ]);
    // What is off concerns nobody.
    expect(beside({ ...own, platforms: ['B'], way: '443', shut: true })).toEqual([]);
  });

  it('of a party is made where the party is placed or asks, and says so', () => {
    const profile = { place: 'cloud', platforms: ['B'] };
    const told = {
      code: 'choice-not-concerned',
      at: 'profile.depot',
      choice: 'depot',
      beside: 'platforms',
      allowed: ['A'],
      has: ['B'],
    };
    const placed = { ...profile, parties: { depot: { addresses: ['10.0.0.2'] } } };
    expect(issuesOf(placed)).toEqual([{ ...told, because: 'it is placed' }]);
    const { issues } = tryResolve(lighthouse, profile, { peers: { 'lighthouse.depot': { bound: 'sg-1' } } });
    expect(issues).toEqual([{ ...told, because: 'it is placed' }]);
    expect(tryRole(lighthouse, profile, 'depot').issues).toEqual([{ ...told, because: 'it asks itself' }]);
    expect(issuesOf({ ...profile, depot: true })).toEqual([told]);
    expect(tryRole(lighthouse, { ...profile, platforms: ['A'] }, 'depot').issues).toEqual([]);
    // What hangs on such a party is not left to the rim, which could not mend it.
    expect(tryRole(lighthouse, { ...profile, load: true }, 'device').issues).toEqual([
      { ...told, at: 'profile.load', choice: 'load' },
    ]);
    expect(issues.map(sentence)).toEqual([
      "profile.depot: 'depot' is a choice beside platforms: A, and this profile has B; do without 'depot' here (it is placed), or choose platforms: A",
    ]);
  });
});

describe('a choice that hangs on a party', () => {
  const mode = { ...own, relayMode: 'fast' } as const;
  const relay = { peers: { relay: { bound: 'sg-relay' } } };
  const compiled = (request: object) =>
    compile('aws-network-firewall', [{ entry: role(lighthouse, mode, 'server'), ...request }], {});

  it('may be made before the rim places the party, and is judged with it', () => {
    expect(parseProfile(lighthouse, { ...mode })).toEqual(mode);
    expect(compiled(relay).plan.fidelity.map(({ element }) => element.requirement)).toContain('server-relay');
    expect(() => compiled({})).toThrow(/'relayMode' is a choice beside relay: true/);
  });

  it('is wrong at once where the profile says that there is none', () => {
    const { issues } = tryRole(lighthouse, { ...mode, relay: false }, 'server');
    expect(issues.map(({ code }) => code)).toEqual(['choice-not-concerned']);
  });

  it('has to be made where the rim places the party', () => {
    const entry = role(lighthouse, own, 'server');
    expect(() => compile('aws-network-firewall', [{ entry, ...relay }], {})).toThrow(/'relayMode' is the user's fact/);
  });
});

describe('a role that stands outside under a choice', () => {
  it('may not ask there', () => {
    const { issues } = tryRole(lighthouse, { place: 'cloud' }, 'server');
    expect(issues).toEqual([
      { code: 'role-is-service', at: 'role', given: 'server', product: 'Lighthouse', under: ['place: cloud'] },
    ]);
    expect(tryRole(lighthouse, own, 'server').issues).toEqual([]);
    expect(() => role(lighthouse, { place: 'cloud' }, 'server')).toThrow(
      /supply it in that profile as parties: \{ server: /,
    );
  });

  it('has to be supplied like any must-have party', () => {
    const options = { namesBehind: { kind: 'none', reason: 'a test' } } as const;
    const unplaced = () =>
      compile('aws-security-group', [{ entry: role(lighthouse, { place: 'cloud' }, 'device') }], options);
    expect(unplaced).toThrow(NetworkRequirementsError);
    expect(unplaced).toThrow(/'server' \(device-server\)/);
    const profile = { place: 'cloud', parties: { server: { hosts: ['s1.example.com'] } } } as const;
    const { plan } = compile('aws-security-group', [{ entry: role(lighthouse, profile, 'device') }], options);
    expect(plan.fidelity.map(({ element }) => element.requirement)).toContain('device-server');
  });
});

describe('a requirement of a supplement', () => {
  const standingOf = (profile: Partial<ProfileFor<typeof lighthouse>>, id: string) => {
    const entry = role(lighthouse, { ...own, ...profile }, 'device');
    const { plan } = compile('aws-network-firewall', [{ entry }], {});
    return plan.fidelity.filter(({ element }) => element.requirement === id).map(({ fidelity }) => fidelity);
  };

  it('is in force only where the profile takes its document in', () => {
    expect(standingOf({}, 'device-push-other-page')).toEqual([]);
    expect(standingOf({ supplements: ['the-other-page'] }, 'device-push-other-page')).toEqual([
      expect.objectContaining({ standing: expect.stringMatching(/^(exact|widened)$/) }),
    ]);
  });

  it('ends the report of what it completes, and the proof holds the plan to that', () => {
    expect(standingOf({}, 'device-push')).toEqual([
      expect.objectContaining({ standing: 'uncovered', missing: ['hosts'] }),
    ]);
    expect(standingOf({ supplements: ['the-other-page'] }, 'device-push')).toEqual([
      { standing: 'completed', by: ['device-push-other-page'] },
    ]);
  });

  it('is offered where it would end the report', () => {
    const [uncovered] = standingOf({}, 'device-push');
    expect(uncovered).toEqual(
      expect.objectContaining({ supply: expect.stringContaining("supplements: ['the-other-page']") }),
    );
  });

  it('leaves what the user supplied where it is', () => {
    const parties = { ...own.parties, push: { hosts: ['mine.example.com'] } };
    const [only, ...others] = standingOf({ supplements: ['the-other-page'], parties }, 'device-push');
    expect(only?.standing).toMatch(/^(exact|widened)$/);
    expect(others).toEqual([]);
  });

  it('does not stand for what the user supplied in part, and is not offered again', () => {
    const supplements = ['the-other-page'] as const;
    const whole = standingOf({ supplements }, 'device-archive');
    expect(whole).toEqual([{ standing: 'completed', by: ['device-archive-other-page'] }]);
    const hosts = { parties: { ...own.parties, archive: { hosts: ['mine.example.com'] } } };
    const lacking = (missing: string) => ({
      standing: 'uncovered',
      missing: [missing],
      because: 'not-documented',
      supply: 'another page; its names and ports',
    });
    expect(standingOf({ supplements, ...hosts }, 'device-archive')).toEqual([lacking('ports')]);
    expect(standingOf({ supplements, ports: { 'device-archive': '8443/https' } }, 'device-archive')).toEqual([
      lacking('hosts'),
    ]);
    // Addresses of the user's own are opened by the supplement's row too.
    const addresses = { parties: { ...own.parties, archive: { addresses: ['198.51.100.7'] } } };
    expect(standingOf({ supplements, ...addresses }, 'device-archive')).toEqual(whole);
    expect(standingOf({ supplements, ...addresses }, 'device-archive-other-page')).toHaveLength(2);
  });
});

describe('a port that the page fixes', () => {
  const legacyPort = (ports: string) => ({ ...own, ports: { 'device-legacy': ports } });

  it('may be told what runs on it where the page does not say, and nothing else', () => {
    const flow = resolve(lighthouse, legacyPort('8080/http')).find(
      ({ requirement }) => requirement.id === 'device-legacy',
    );
    expect(flow?.application).toEqual([{ ports: '8080', name: 'http', basis: 'supplied' }]);
    for (const other of ['8080', '8081/http', '8080/http, 8081', '8080-8081/http']) {
      expect(issuesOf(legacyPort(other)).map(({ code }) => code)).toEqual(['fixed-ports']);
    }
    expect(issuesOf({ ...own, ports: { 'device-store': '443/http' } })).toEqual([
      expect.objectContaining({ code: 'fixed-ports', isSayable: false }),
    ]);
    // A name is read in TCP alone: of a UDP port nothing is said that anybody could use.
    expect(issuesOf({ ...own, ports: { 'device-clock': '123/ntp' } })).toEqual([
      expect.objectContaining({ code: 'fixed-ports', isSayable: false }),
    ]);
  });
});

describe('a row of one address family', () => {
  const legacy = (addresses: readonly string[]) => ({ ...own, parties: { ...own.parties, legacy: { addresses } } });
  const rangesOf = (addresses: readonly string[]) =>
    resolve(lighthouse, legacy(addresses))
      .find(({ requirement }) => requirement.id === 'device-legacy')
      ?.to.ranges.map(({ cidr }) => cidr);

  it('is refused for a party that has the other family alone', () => {
    expect(issuesOf(legacy(['2001:db8::/64']))).toEqual([
      {
        code: 'ipv4-only',
        at: 'profile.parties.legacy',
        party: 'legacy',
        given: '2001:db8::/64',
        requirements: ['device-legacy'],
      },
    ]);
  });

  it('says where the party was placed', () => {
    const addresses = ['2001:db8::/64'];
    for (const key of ['legacy', 'lighthouse.legacy']) {
      const { issues } = tryResolve(lighthouse, own, { peers: { [key]: { addresses } } });
      expect(issues.map(({ code, at }) => [code, at])).toEqual([['ipv4-only', `peers.${key}`]]);
    }
    expect(tryResolve(lighthouse, own, { peers: { legacy: [{ addresses }, { bound: 'sg-1' }] } }).issues).toEqual([]);
  });

  it('opens the one family of a party that has both', () => {
    expect(rangesOf(['198.51.100.7', '2001:db8::/64'])).toEqual(['192.0.0.0/16', '198.51.100.7/32']);
    expect(issuesOf(legacy(['198.51.100.7', '2001:db8::/64']))).toEqual([]);
  });
});

it('a block that is printed in a form of its own is read as the block that the product says, and keeps what was printed', () => {
  const flow = resolve(lighthouse, own).find(({ requirement }) => requirement.id === 'device-legacy');
  expect(flow?.to.ranges).toEqual([{ cidr: '192.0.0.0/16', printed: '192.0.*', for: [] }]);
});
