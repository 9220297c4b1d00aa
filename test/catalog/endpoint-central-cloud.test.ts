import {
  EndpointCentralDataCenter,
  type EndpointCentralProfile,
  endpointCentralCloud,
} from '../../lib/catalog/endpoint-central-cloud';
import { containsName, namesOf } from '../../lib/model/name-set';
import type { Choice, ChoiceValue, Conjunction, Denial, Note, Product, Requirement } from '../../lib/model/product';
import { resolve } from '../../lib/resolve';
import { citationsOf } from '../../lib/testing/sections';

/** The two pages alone: a supplement is none of them. */
const PRODUCT: Product = {
  ...endpointCentralCloud,
  requirements: endpointCentralCloud.requirements.filter(({ cites }) => /^\d/.test(cites[0].document)),
};

const EXPRESSION = '(endpointcentral-agent)(p)?[0-9]{1,2}\\.manageengine\\.com';
const LISTED = [
  'endpointcentral-agent0.manageengine.com',
  'endpointcentral-agent1.manageengine.com',
  'endpointcentral-agent2.manageengine.com',
  'endpointcentral-agent3.manageengine.com',
  'endpointcentral-agent4.manageengine.com',
  'endpointcentral-agentp1.manageengine.com',
  'endpointcentral-agentp2.manageengine.com',
  'endpointcentral-agent5.manageengine.com',
  'endpointcentral-agent6.manageengine.com',
];
const US_CLOUD = [
  'desktopcentral.manageengine.com',
  EXPRESSION,
  'us3-dms.zoho.com',
  'us4-dms.zoho.com',
  'download-accl.zoho.com',
  'downloads.zohocdn.com',
  'files-me-accl.zoho.com',
];
const JP_CLOUD = [
  'desktopcentral.manageengine.jp',
  'endpointcentral-agent0.manageengine.jp',
  'jp1-dms.zoho.jp',
  'jp2-dms.zoho.jp',
  'download.zoho.jp',
  'downloads.zohocdn.com',
];
const PATCH_DATABASE = ['patchdb.manageengine.com', 'patchdatabase.manageengine.com'];
const ANYWHERE = ['*.zoho.com', '*.zohoassist.com', '*.zoho.jp', '*.zohoassist.jp'];
const REGIONAL: Readonly<Record<string, readonly string[]>> = {
  US: [],
  JP: [],
  EU: ['*.zoho.eu', '*.zohoassist.eu'],
  IN: ['*.zoho.in', '*.zohoassist.in'],
  AU: ['*.zoho.com.au'],
  CN: ['*.zoho.cn'],
  CA: ['*.zoho.ca'],
};
const OTHERS = ['EU', 'AU', 'IN', 'CN', 'CA'];

describe('the lists of domains', () => {
  test.each([
    ['an agent without a distribution server', 'agent', false, [...US_CLOUD, ...PATCH_DATABASE]],
    ['a distribution server', 'distributionServer', true, [...US_CLOUD, ...PATCH_DATABASE]],
    ['an agent under a distribution server', 'agent', true, US_CLOUD],
  ] as const)('US: %s reaches exactly what the page lists', (_, from, distributionServer, hosts) => {
    expect(cloudNames(from, { dataCenter: 'US', distributionServer })).toEqual(new Set(hosts));
  });

  test.each([
    ['an agent without a distribution server', 'agent', false, [...JP_CLOUD, ...PATCH_DATABASE]],
    ['a distribution server', 'distributionServer', true, [...JP_CLOUD, ...PATCH_DATABASE]],
    ['an agent under a distribution server', 'agent', true, JP_CLOUD],
  ] as const)('JP: %s reaches exactly what the page lists', (_, from, distributionServer, hosts) => {
    expect(cloudNames(from, { dataCenter: 'JP', distributionServer })).toEqual(new Set(hosts));
  });

  test('under a distribution server no agent goes to the patch database, in any data centre', () => {
    const under = everyProfile().filter(({ distributionServer }) => distributionServer === true);
    expect(under.length).toBeGreaterThan(0);
    for (const profile of under) {
      expect(inForce(profile).filter(({ from, to }) => from === 'agent' && to === 'patchDatabase')).toEqual([]);
    }
  });

  test('a distribution server asks for nothing where there is none', () => {
    for (const profile of everyProfile().filter((one) => one.distributionServer === false)) {
      const touched = inForce(profile).filter(({ from, to }) => [from, to].includes('distributionServer'));
      expect(touched).toEqual([]);
    }
  });

  test('all of it is TCP 443 with https and wss, as stated', () => {
    const listed = PRODUCT.requirements.filter(
      ({ to, proxy }) => (to === 'cloud' || to === 'patchDatabase') && proxy === 'possible',
    );
    expect(listed).toHaveLength(13);
    for (const { transport, ports, portsAre, application, need } of listed) {
      expect({ transport, ports, portsAre, need }).toEqual({
        transport: 'tcp',
        ports: ['443'],
        portsAre: 'fixed',
        need: 'must',
      });
      expect(application).toEqual([
        { ports: '443', name: 'https', basis: 'stated' },
        { ports: '443', name: 'wss', basis: 'stated' },
      ]);
    }
  });

  test('the three lists are three literals, so that a correction of one leaves the others alone', () => {
    const lists = PRODUCT.requirements
      .filter(({ to, proxy }) => to === 'cloud' && proxy === 'possible')
      .map(({ hosts }) => hosts);
    expect(new Set(lists).size).toBe(lists.length);
  });

  test('no name of one data centre is turned into a name of another', () => {
    const names = PRODUCT.requirements.flatMap(({ hosts }) => hosts.map(({ name }) => name));
    const guesses = [
      'patchdb.manageengine.jp',
      'patchdatabase.manageengine.jp',
      'download-accl.zoho.jp',
      'files-me-accl.zoho.jp',
      'downloads.zohocdn.jp',
      'download.zoho.com',
      'jp1-dms.zoho.com',
      'jp2-dms.zoho.com',
      'donwloads.zohocdn.com',
      'zoho.com.cn',
      'zohocloud.ca',
      'zohoassist.com.au',
    ];
    expect(names.filter((name) => guesses.includes(name))).toEqual([]);
  });
});

describe('the regular expression', () => {
  test('stands in the US lists alone, with the nine names that are listed beside it', () => {
    const having = PRODUCT.requirements.filter(
      ({ hosts, proxy }) => proxy === 'possible' && hosts.some(({ kind }) => kind === 'pattern'),
    );
    expect(having.map(({ id }) => id)).toEqual([
      'agent-cloud-us',
      'distribution-server-cloud-us',
      'agent-under-distribution-server-cloud-us',
    ]);
    for (const { hosts } of having) {
      const patterns = hosts.filter((host) => host.kind === 'pattern');
      expect(patterns.map(({ name, printed, listed }) => ({ name, printed, listed }))).toEqual([
        { name: EXPRESSION, printed: EXPRESSION, listed: LISTED },
      ]);
    }
  });

  test('matches 220 names, all of them .com, and the series of listed names is not completed', () => {
    const [host] = requirement('agent-cloud-us').hosts.filter(({ kind }) => kind === 'pattern');
    if (host === undefined) throw new Error('no expression');
    const names = namesOf(host);
    const digits = Array.from({ length: 10 }, (_, digit) => `${digit}`);
    const numbers = [...digits, ...digits.flatMap((tens) => digits.map((ones) => tens + ones))];
    const admitted = ['', 'p'].flatMap((p) => numbers.map((n) => `endpointcentral-agent${p}${n}.manageengine.com`));
    expect(admitted).toHaveLength(220);
    expect(admitted.filter((name) => !containsName(names, name))).toEqual([]);
    const refused = [
      'endpointcentral-agent0.manageengine.jp',
      'endpointcentral-agent100.manageengine.com',
      'endpointcentral-agent.manageengine.com',
      'endpointcentral-agentpp1.manageengine.com',
      'endpointcentral-agent0.manageengine.com.example.org',
      'xendpointcentral-agent0.manageengine.com',
      'endpointcentral-agent0xmanageengine.com',
    ];
    expect(refused.filter((name) => containsName(names, name))).toEqual([]);
    const listed = host.kind === 'pattern' ? host.listed : [];
    expect(listed).not.toContain('endpointcentral-agentp0.manageengine.com');
    expect(listed).not.toContain('endpointcentral-agentp3.manageengine.com');
  });
});

describe('the other data centres', () => {
  test.each(OTHERS)(
    '%s has no documented name or address of the cloud or the patch database, and says where to look and how to supply',
    (dataCenter) => {
      for (const [distributionServer, flows] of [
        [false, ['agent -> cloud', 'agent -> patchDatabase']],
        [true, ['distributionServer -> cloud', 'distributionServer -> patchDatabase', 'agent -> cloud']],
      ] as const) {
        const listed = inForce({ dataCenter, distributionServer }).filter(
          ({ to }) => to === 'cloud' || to === 'patchDatabase',
        );
        expect(listed.map(({ from, to }) => `${from} -> ${to}`)).toEqual(flows);
        for (const { to, hosts, ranges, incomplete, ports, cites } of listed) {
          expect({ hosts, ranges, ports }).toEqual({ hosts: [], ranges: undefined, ports: ['443'] });
          expect(incomplete).toEqual({
            missing: ['hosts', 'addresses'],
            where: expect.stringContaining('links to'),
            supply: expect.stringContaining(`parties: { ${to}: { hosts: [...] } }`),
          });
          expect(cites[0].quote).toContain('その他のデータセンター');
          expect(cites.filter(({ quote }) => quote.endsWith('英語ドキュメントをご覧ください。'))).toHaveLength(5);
        }
      }
    },
  );

  test.each(OTHERS)('%s: what is supplied for the patch database reaches no agent under a server', (dataCenter) => {
    const parties = { cloud: { hosts: ['cloud.example.com'] }, patchDatabase: { hosts: ['patches.example.com'] } };
    const names = (distributionServer: boolean, role: string) =>
      resolve(PRODUCT, { dataCenter, distributionServer, parties })
        .filter(({ from }) => from.party === role)
        .flatMap(({ to }) => to.hosts.map(({ name }) => name));
    expect(names(false, 'agent')).toEqual(['cloud.example.com', 'patches.example.com']);
    expect(names(true, 'distributionServer')).toEqual(['cloud.example.com', 'patches.example.com']);
    expect(names(true, 'agent')).toEqual(['cloud.example.com']);
  });

  test('data centres that stand nowhere on the page are no values', () => {
    expect(PRODUCT.choices.dataCenter).toMatchObject({
      kind: 'oneOf',
      values: ['US', 'JP', 'EU', 'AU', 'IN', 'CN', 'CA'],
    });
    expect(Object.values(EndpointCentralDataCenter)).toEqual(['US', 'JP', 'EU', 'AU', 'IN', 'CN', 'CA']);
  });

  test('the data centre has no default: neither a date nor a country decides it', () => {
    expect(PRODUCT.choices.dataCenter).not.toHaveProperty('default');
  });
});

describe('remote control', () => {
  test('nothing is opened for it unless it is chosen, and everything that is chosen is conditional', () => {
    for (const profile of everyProfile()) {
      const opened = inForce(profile).filter(({ to }) => to === 'remoteControl');
      expect(opened.length > 0).toBe(profile.remoteControl);
      expect(opened.every(({ need }) => need === 'conditional')).toBe(true);
    }
  });

  test.each(Object.entries(REGIONAL))(
    '%s gets the four names without a mark and its own, in both layouts',
    (dataCenter, own) => {
      for (const distributionServer of [true, false]) {
        const opened = inForce({ dataCenter, distributionServer, remoteControl: true }).filter(
          ({ to }) => to === 'remoteControl',
        );
        expect(new Set(opened.map(({ from }) => from))).toEqual(new Set(['agent']));
        expect(new Set(opened.flatMap(printedIn))).toEqual(new Set([...ANYWHERE, ...own]));
        for (const { id, hosts, cites } of opened.filter(({ when }) => when.some((one) => 'dataCenter' in one))) {
          expect({ id, reason: cites[0].quote }).toEqual({ id, reason: expect.stringContaining('許可が必要') });
          for (const { printed } of hosts) {
            expect(cites.filter(({ quote, gloss }) => quote.includes(printed) && gloss.includes(printed))).toHaveLength(
              1,
            );
          }
        }
      }
    },
  );

  test('the four names without a mark ask for no data centre', () => {
    expect(requirement('agent-remote-control').when).toEqual([{ remoteControl: [true] }]);
    expect(requirement('agent-remote-control').hosts.map(({ kind, name }) => [kind, name])).toEqual([
      ['subdomains', 'zoho.com'],
      ['subdomains', 'zohoassist.com'],
      ['subdomains', 'zoho.jp'],
      ['subdomains', 'zohoassist.jp'],
    ]);
  });

  test('a wildcard is what lies below the name, without the name itself', () => {
    const zoho = requirement('agent-remote-control').hosts[0];
    if (zoho === undefined) throw new Error('no wildcard');
    expect(containsName(namesOf(zoho), 'us3-dms.zoho.com')).toBe(true);
    expect(containsName(namesOf(zoho), 'a.b.zoho.com')).toBe(true);
    expect(containsName(namesOf(zoho), 'zoho.com')).toBe(false);
    expect(containsName(namesOf(zoho), 'evilzoho.com')).toBe(false);
  });

  test('TCP 443 and WebSocket 443 are one port, and wss is inferred', () => {
    for (const { transport, ports, application, note } of PRODUCT.requirements.filter(
      ({ to }) => to === 'remoteControl',
    )) {
      expect({ transport, ports }).toEqual({ transport: 'tcp', ports: ['443'] });
      expect(application).toEqual([{ ports: '443', name: 'wss', basis: 'inferred' }]);
      expect(note).toContain('WebSocket');
    }
  });

  test('a distribution server never goes there, under no profile', () => {
    expect(denial('distribution-server-does-not-relay-remote-control')).toMatchObject({
      from: 'distributionServer',
      to: 'remoteControl',
      when: [],
    });
    for (const profile of everyProfile()) {
      const denied = inForce(profile).filter(({ from, to }) =>
        PRODUCT.denials.some((one) => one.from === from && one.to === to),
      );
      expect(denied).toEqual([]);
    }
  });
});

describe('addresses', () => {
  const US_RANGES = [
    '204.141.32.0/23',
    '204.141.42.0/23',
    '136.143.180.0/23',
    '136.143.182.0/23',
    '136.143.185.0/24',
    '136.143.186.0/23',
    '136.143.189.0/24',
    '136.143.190.0/23',
  ];
  const JP_RANGES = ['103.163.152.0/23', '193.118.160.0/24', '193.118.161.0/24'];

  test.each([
    ['us', 'com', US_RANGES],
    ['jp', 'jp', JP_RANGES],
  ])('%s: the ranges are kept as printed, for the three names that the page prints them for', (suffix, tld, cidrs) => {
    for (const who of ['agent', 'distribution-server', 'agent-under-distribution-server']) {
      expect(requirement(`${who}-cloud-${suffix}`).ranges).toEqual({
        for: [`patch.manageengine.${tld}`, `desktopcentral.manageengine.${tld}`, `remoteaccess.manageengine.${tld}`],
        cidrs,
      });
    }
  });

  test('the names that stand with the ranges alone are opened by name nowhere', () => {
    const names = PRODUCT.requirements.flatMap(({ hosts }) => hosts.map(({ name }) => name));
    expect(names.filter((name) => /^(?:patch|remoteaccess)\./.test(name))).toEqual([]);
  });

  test('of the hosts of the cloud one has ranges, one has a range to look up, the rest has none', () => {
    for (const [id, tld] of [
      ['agent-cloud-us', 'com'],
      ['agent-cloud-jp', 'jp'],
    ] as const) {
      const { hosts, ranges, unprintedRanges } = requirement(id);
      const names = hosts.map(({ name }) => name);
      expect(names.filter((name) => ranges?.for.includes(name))).toEqual([`desktopcentral.manageengine.${tld}`]);
      expect(names.filter((name) => unprintedRanges?.for.includes(name))).toEqual(['downloads.zohocdn.com']);
    }
  });

  test('which range holds for the three shared names is for nslookup to show, and none is filled in', () => {
    const offered = PRODUCT.requirements.flatMap(({ unprintedRanges }) => unprintedRanges ?? []);
    expect(new Set(offered.flatMap((one) => one.for))).toEqual(new Set(['downloads.zohocdn.com', ...PATCH_DATABASE]));
    for (const { for: names, how, cite } of offered) {
      expect(how).toContain('nslookup');
      expect(cite.quote).toContain('nslookup');
      // What is supplied for a party that has other names too says for which of them it stands.
      const others = PRODUCT.requirements
        .filter(({ unprintedRanges }) => unprintedRanges?.for === names)
        .flatMap(({ hosts }) => hosts.filter(({ name }) => !names.includes(name)));
      expect(how.includes(`stand for ${names.join(', ')} alone`)).toBe(others.length > 0);
    }
    for (const id of ['agent-patch-database', 'distribution-server-patch-database']) {
      const { ranges, incomplete } = requirement(id);
      expect({ ranges, missing: incomplete?.missing }).toEqual({ ranges: undefined, missing: ['addresses'] });
    }
  });

  test('names and addresses are alternatives, names first, for the cloud and the patch database alone', () => {
    const either = new Set(PRODUCT.requirements.filter((one) => one.either).map(({ to }) => to));
    expect(either).toEqual(new Set(['cloud', 'patchDatabase']));
    for (const { cites } of PRODUCT.requirements.filter((one) => one.either)) {
      expect(cites.map(({ quote }) => quote)).toContain(
        'ドメインをホワイトリストに追加できない場合、IPアドレスをホワイトリストに追加します。',
      );
    }
  });
});

describe('between the parties of a network', () => {
  test('agents reach a distribution server on 8384, a default that can be set', () => {
    expect(requirement('agent-distribution-server-https')).toMatchObject({
      from: 'agent',
      to: 'distributionServer',
      transport: 'tcp',
      ports: ['8384'],
      portsAre: 'default',
      application: [{ ports: '8384', name: 'https', basis: 'stated' }],
      need: 'must',
      when: [{ distributionServer: [true] }],
    });
    const defaults = PRODUCT.requirements.filter(({ portsAre }) => portsAre === 'default');
    expect(defaults.map(({ id }) => id)).toEqual(['agent-distribution-server-https']);
  });

  test('the HTTP port of a distribution server has no default, but a transport', () => {
    const { ports, portsAre, application, need, incomplete } = requirement('agent-distribution-server-http');
    expect({ ports, portsAre, application, need, missing: incomplete?.missing }).toEqual({
      ports: [],
      portsAre: null,
      application: [],
      need: 'unknown',
      missing: ['ports'],
    });
  });

  test.each(['distribution-server-domain-controller', 'distribution-server-agent-push-installation'])(
    '%s is optional and lacks transport and ports; none is borrowed',
    (id) => {
      const { ports, hosts, need, when, proxy, incomplete } = requirement(id);
      expect({ ports, hosts, need, when, proxy, missing: incomplete?.missing }).toEqual({
        ports: [],
        hosts: [],
        need: 'optional',
        when: [{ distributionServer: [true] }],
        proxy: 'unknown',
        missing: ['transport', 'ports'],
      });
    },
  );
});

describe('patch vendors and root certificates', () => {
  test('the sites of patch vendors lack hosts, ports and transport, and are not everything', () => {
    for (const id of ['agent-patch-vendors', 'distribution-server-patch-vendors', 'console-patch-vendors']) {
      const { ports, portsAre, hosts, ranges, transport, incomplete } = requirement(id);
      expect({ ports, portsAre, hosts, ranges, transport, missing: incomplete?.missing }).toEqual({
        ports: [],
        portsAre: null,
        hosts: [],
        ranges: undefined,
        transport: 'tcp',
        missing: ['transport', 'ports', 'hosts'],
      });
      expect(incomplete?.supply).toContain(`'${id}'`);
    }
  });

  test('patches come to the agent in one layout and to the distribution server in the other', () => {
    const who = (distributionServer: boolean) =>
      inForce({ dataCenter: 'JP', distributionServer })
        .filter(({ to, need }) => to === 'patchVendors' && need === 'must')
        .map(({ from }) => from);
    expect(who(false)).toEqual(['agent']);
    expect(who(true)).toEqual(['distributionServer']);
  });

  test('the update of root certificates names neither host nor port', () => {
    const { ports, hosts, need, incomplete } = requirement('agent-trusted-root-program');
    expect({ ports, hosts, need, missing: incomplete?.missing }).toEqual({
      ports: [],
      hosts: [],
      need: 'conditional',
      missing: ['transport', 'ports', 'hosts'],
    });
  });
});

describe('the proxy of a remote office', () => {
  test('is asked for by agents in both layouts and by the distribution server where there is one', () => {
    const who = (distributionServer: boolean) =>
      inForce({ dataCenter: 'JP', distributionServer, proxy: true })
        .filter(({ to }) => to === 'proxy')
        .map(({ from }) => from);
    expect(who(false)).toEqual(['agent']);
    expect(who(true)).toEqual(['agent', 'distributionServer']);
    const without = everyProfile().filter(({ proxy }) => proxy === false);
    expect(without.flatMap(inForce).filter(({ to }) => to === 'proxy')).toEqual([]);
  });

  test('its port is the form of the remote office to say, and is missing', () => {
    for (const id of ['agent-proxy', 'distribution-server-proxy']) {
      const { ports, hosts, incomplete } = requirement(id);
      expect({ ports, hosts, missing: incomplete?.missing }).toEqual({
        ports: [],
        hosts: [],
        missing: ['transport', 'ports'],
      });
      expect(incomplete?.where).toContain('remote office');
    }
  });

  test('may take what goes out to the cloud, the patch database, remote control and patch vendors', () => {
    const outside = ['cloud', 'patchDatabase', 'remoteControl', 'patchVendors'];
    for (const { id, from, to, proxy, when } of PRODUCT.requirements) {
      // Round the proxy by choice: below.
      if (when.some((one) => 'directFallback' in one)) continue;
      const possible = outside.includes(to ?? '') && from !== 'console';
      expect({ id, proxy }).toEqual({ id, proxy: possible ? 'possible' : 'unknown' });
    }
  });

  test('the direct way is open beside it for agents alone, to the cloud and the patch database, by choice', () => {
    const around = PRODUCT.requirements.filter(({ when }) => when.some((one) => 'directFallback' in one));
    const through = PRODUCT.requirements.filter(
      ({ from, to, proxy }) => from === 'agent' && (to === 'cloud' || to === 'patchDatabase') && proxy === 'possible',
    );
    expect(around.map(({ id }) => id)).toEqual(through.map(({ id }) => `${id}-around-proxy`));
    around.forEach((direct, index) => {
      const {
        id: _id,
        need: _need,
        when,
        proxy: _proxy,
        cites: sources,
        note: _note,
        ...same
      } = through[index] ?? direct;
      expect(direct).toMatchObject(same);
      expect(direct.proxy).toBe('impossible');
      expect(direct.when).toEqual(when.map((one) => ({ proxy: [true], directFallback: [true], ...one })));
      expect(direct.cites[0]?.quote).toContain('プロキシを使用せず');
      // Beside it stand the places that print the destinations, the port and the ranges, and what obliges does not have to.
      const printed = sources.filter(({ quote }) => !quote.includes('必要'));
      expect(printed.length).toBeGreaterThan(1);
      expect(direct.cites.slice(1)).toEqual(expect.arrayContaining(printed));
      expect(sources).toEqual(expect.arrayContaining(direct.cites.slice(1)));
    });
    expect(PRODUCT.choices.directFallback).toMatchObject({ kind: 'flag' });
    expect(PRODUCT.choices.directFallback).not.toHaveProperty('default');
  });
});

describe('what opens nothing', () => {
  test('every misprint of the pages is kept as an erratum', () => {
    expect(notesOf('erratum')).toEqual([
      'jp-dms-names-misprinted',
      'distribution-server-heading-misprinted',
      'shared-addresses-printed-twice',
      'misspelt-download-host',
      'garbled-label-of-proxy-form',
      'bracket-missing-in-proxy-steps',
    ]);
  });

  test('every place where the pages disagree is kept as a contradiction', () => {
    expect(notesOf('contradiction')).toEqual([
      'roaming-agents-by-data-center',
      'no-patch-database-under-distribution-server',
      'distribution-server-vendors-copied',
      'canada-missing-in-one-list',
      'certificate-headings-negated',
    ]);
  });

  test('what must hold beside a firewall is kept as a constraint', () => {
    expect(notesOf('constraint')).toEqual([
      'not-only-firewalls',
      'tls-1-2',
      'tls-1-2-on-old-windows',
      'root-certificate-of-proxy',
      'third-party-root-certificates',
      'root-update-disabled-by-policy',
    ]);
  });

  test('how the software behaves is kept as behaviour', () => {
    expect(notesOf('behaviour')).toEqual([
      'dynamic-source-ports',
      'long-lived-websockets',
      'on-demand-operations',
      'agents-under-distribution-server-and-vendors',
      'system-proxy-not-used',
      'direct-fallback-of-agents',
      'root-update-behind-proxy',
    ]);
  });

  test('what only explains the lists is kept as background', () => {
    expect(notesOf('background')).toEqual([
      'pages-of-the-hosted-service',
      'what-the-page-lists',
      'lists-differ-by-distribution-server',
      'two-columns-in-one-run',
      'where-it-applies',
      'data-center-by-sign-up',
      'purposes-of-the-names',
      'regular-expression-among-names',
      'patch-database-common-to-data-centers',
      'download-hosts',
      'what-a-distribution-server-is-for',
      'based-on-english-page',
      'five-things-to-check',
    ]);
  });
});

describe('the quotes', () => {
  test('that stand behind a must call it necessary, and behind what is conditional they name the condition', () => {
    const words = { must: /必要/, conditional: /場合|する際/ } as const;
    for (const [need, form] of Object.entries(words)) {
      const unsaid = PRODUCT.requirements
        .filter((one) => one.need === need && !one.cites.some(({ quote }) => form.test(quote)))
        .map(({ id }) => id);
      expect({ need, unsaid }).toEqual({ need, unsaid: [] });
    }
  });

  test('that stand behind what may go through a proxy speak of one', () => {
    const unsaid = PRODUCT.requirements
      .filter(({ proxy, cites }) => proxy === 'possible' && !cites.some(({ quote }) => quote.includes('プロキシ')))
      .map(({ id }) => id);
    expect(unsaid).toEqual([]);
  });

  test('never start inside a bracket', () => {
    expect(citationsOf(PRODUCT).filter(({ cite }) => startsInside(cite.quote))).toEqual([]);
    expect(startsInside('三点リーダ > 変更)を開き、')).toBe(true);
    expect(startsInside('(A) a「b」[c]')).toBe(false);
  });

  test('of causes are glossed as possible ones, as the page introduces them', () => {
    const causes = citationsOf(PRODUCT).filter(({ cite }) => /\bcause:/.test(cite.gloss));
    expect(causes).toHaveLength(5);
    expect(causes.filter(({ cite }) => !cite.gloss.startsWith('A possible cause: '))).toEqual([]);
  });
});

describe('the choices', () => {
  test('are what the pages leave to the user, each off or unsaid unless chosen', () => {
    const kinds = Object.entries(PRODUCT.choices).map(([id, { kind }]) => [id, kind]);
    expect(kinds).toEqual([
      ['dataCenter', 'oneOf'],
      ['remoteControl', 'flag'],
      ['distributionServer', 'party'],
      ['proxy', 'party'],
      ['directFallback', 'flag'],
    ]);
    for (const choice of Object.values(PRODUCT.choices)) expect(choice).not.toHaveProperty('default');
  });

  test('a profile is typed: its ports by requirement, its parties by name', () => {
    const profile: EndpointCentralProfile = {
      dataCenter: EndpointCentralDataCenter.JP,
      remoteControl: true,
      parties: { patchVendors: { hosts: ['patches.example.com'] } },
      ports: { 'agent-distribution-server-https': '9443' },
    };
    expect(() => resolve(PRODUCT, { ...profile })).not.toThrow();
  });

  test('the resolver chooses what a reader of `when` chooses, under every profile', () => {
    const profiles = everyProfile();
    expect(profiles).toHaveLength(7 * 2 ** 4);
    for (const profile of profiles) {
      expect(resolve(PRODUCT, profile).map((flow) => flow.requirement.id)).toEqual(
        inForce(profile).map(({ id }) => id),
      );
    }
  });
});

type Chosen = Readonly<Record<string, ChoiceValue>>;

/** Every combination of the values of every choice. */
function everyProfile(): readonly Chosen[] {
  return Object.entries(PRODUCT.choices).reduce<readonly Chosen[]>(
    (profiles, [id, choice]) => profiles.flatMap((one) => valuesOf(choice).map((value) => ({ ...one, [id]: value }))),
    [{}],
  );
}

function valuesOf(choice: Choice): readonly ChoiceValue[] {
  return choice.kind === 'oneOf' || choice.kind === 'someOf' ? choice.values : [false, true];
}

/** The requirements whose `when` holds; what the profile leaves out is false. */
function inForce(profile: Chosen): readonly Requirement[] {
  const holds = (conjunction: Conjunction) =>
    Object.entries(conjunction).every(([id, values]) => values.includes(profile[id] ?? false));
  return PRODUCT.requirements.filter(({ when }) => when.length === 0 || when.some(holds));
}

/** What a role reaches by name at the cloud and the patch database, as printed. */
function cloudNames(from: string, profile: Chosen): ReadonlySet<string> {
  const reached = inForce(profile).filter((one) => one.from === from);
  return new Set(reached.filter(({ to }) => to === 'cloud' || to === 'patchDatabase').flatMap(printedIn));
}

function printedIn({ hosts }: Requirement): readonly string[] {
  return hosts.map(({ printed }) => printed);
}

function requirement(id: string): Requirement {
  return found(PRODUCT.requirements, id);
}

function denial(id: string): Denial {
  return found(PRODUCT.denials, id);
}

function found<Part extends { readonly id: string }>(parts: readonly Part[], id: string): Part {
  const part = parts.find((one) => one.id === id);
  if (part === undefined) throw new Error(`nothing has the id '${id}'`);
  return part;
}

/** Whether a bracket closes in a text that did not open in it. */
function startsInside(text: string): boolean {
  const brackets = [...text].map((letter) => ('([「'.includes(letter) ? 1 : ')]」'.includes(letter) ? -1 : 0));
  return brackets.some((_, at) => brackets.slice(0, at + 1).reduce<number>((sum, step) => sum + step, 0) < 0);
}

function notesOf(kind: Note['kind']): readonly string[] {
  return PRODUCT.notes.filter((note) => note.kind === kind).map(({ id }) => id);
}
