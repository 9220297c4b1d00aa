import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFirewallRequests } from 'portolan/requests';
import { PRODUCTS } from '../../lib/catalog';
import { NetworkRequirementsError, sentence } from '../../lib/diagnostics';
import {
  type Catalogue,
  composeRequest,
  OWN_CATALOGUE,
  printRequest,
  type ReadRequestsOptions,
  tryRequests,
} from '../../lib/requests';
import { role } from '../../lib/resolve';
import { contentOf, edited, FILE, firstEntry, part, textOf } from './harbour';

/** What is wrong with one file, as sentences without the words behind the place. */
function said(
  text: string,
  options: ReadRequestsOptions = {},
  catalogue: Catalogue = OWN_CATALOGUE,
): readonly string[] {
  return tryRequests([{ file: FILE, text }], catalogue, options).issues.map(sentence);
}

/** The line on which a text first stands. */
function lineOf(text: string, words: string): number {
  return text.slice(0, text.indexOf(words)).split('\n').length;
}

const text = textOf();

test('a request that was written is read whole', () => {
  const { requests, issues } = tryRequests([{ file: FILE, text }], OWN_CATALOGUE);
  expect(issues).toEqual([]);
  const [request] = requests;
  expect(request).toMatchObject({ file: FILE, name: 'central-egress', owner: 'fleet team', catalogue: '0.1.0' });
  expect(request?.roles.map(({ sources, at }) => ({ sources, at }))).toEqual([
    { sources: ['10.1.0.0/24'], at: `${FILE}:9` },
  ]);
  expect(request?.flows).toEqual(contentOf().flows);
});

const changes: Readonly<Record<string, readonly [(file: Record<string, unknown>) => void, string, RegExp]>> = {
  'a product that there is not': [
    (file) => {
      firstEntry(file).product = 'endpoint-central';
    },
    '"product"',
    /entries\[0\]\.product: 'endpoint-central' is no product; did you mean endpoint-central-cloud/,
  ],
  'a role that there is not': [
    (file) => {
      firstEntry(file).role = 'agnet';
    },
    '"role"',
    /entries\[0\]\.role: 'agnet' is no role of endpoint-central-cloud; did you mean agent/,
  ],
  'a value that a choice does not have': [
    (file) => {
      firstEntry(file).profile = { dataCenter: 'JPP' };
    },
    '"dataCenter"',
    /entries\[0\]\.profile\.dataCenter: 'JPP' is no value of 'dataCenter'; did you mean JP/,
  ],
  'a choice that is not made': [
    (file) => {
      firstEntry(file).profile = {};
    },
    '"profile"',
    /entries\[0\]\.profile\.dataCenter: 'dataCenter' is the user's fact/,
  ],
  'a host in a profile that is none': [
    (file) => {
      firstEntry(file).profile = {
        dataCenter: 'JP',
        parties: { distributionServer: { hosts: ['ok.example.com', 'a b'] } },
      };
    },
    '"a b"',
    /entries\[0\]\.profile\.parties\.distributionServer\.hosts\[1\]: 'a b'/,
  ],
  'a name that a firewall keeps for itself': [
    (file) => {
      firstEntry(file).name = 'HOME_NET';
    },
    '"name": "HOME_NET"',
    /entries\[0\]\.name: 'HOME_NET' cannot name a role entry/,
  ],
  'host bits in a source': [
    (file) => {
      firstEntry(file).sources = ['10.1.0.0/24', '10.1.5.7/16'];
    },
    '"10.1.5.7/16"',
    /entries\[0\]\.sources\[1\]: '10\.1\.5\.7\/16' has host bits set/,
  ],
  'a party that there is not': [
    (file) => {
      firstEntry(file).peers = { server: [{ addresses: ['10.0.0.1'] }] };
    },
    '"server"',
    /entries\[0\]\.peers\.server: 'server' is no party of this product/,
  ],
  'a peer with host bits': [
    (file) => {
      firstEntry(file).peers = { distributionServer: [{ addresses: ['10.0.0.1/8'] }] };
    },
    '"distributionServer"',
    /'10\.0\.0\.1\/8' has host bits set/,
  ],
  'machines that do not stand in the request': [
    (file) => {
      firstEntry(file).peers = { distributionServer: [{ entry: 'ECC_DS' }] };
    },
    '"distributionServer"',
    /got 'ECC_DS', expected the name of an entry of these sources \(ECC_AGENT\)/,
  ],
  'a requirement that there is not': [
    (file) => {
      firstEntry(file).leaveOut = ['agent-cloud-jq'];
    },
    '"agent-cloud-jq"',
    /entries\[0\]\.leaveOut\[0\]: 'agent-cloud-jq' is no requirement .* did you mean agent-cloud-jp/,
  ],
  'an opening that is none': [
    (file) => {
      firstEntry(file).additionalRules = [
        { id: 'dns', direction: 'egress', peer: '10.0.0.2', transport: 'udp', ports: '053', reason: 'resolver' },
      ];
    },
    '"ports"',
    /entries\[0\]\.additionalRules\[0\]\.ports: '053' has a leading zero/,
  ],
  'a flow that is not of this catalogue': [
    (file) => {
      file.flows = [
        ...(file.flows as string[]),
        'ECC_AGENT egress tcp 443 tls evil.example (endpoint-central-cloud/agent-cloud-jp)',
      ];
    },
    'evil.example',
    /flows\[8\]: '.*evil\.example.*' is listed, and the catalogue here yields no such flow/,
  ],
  'a flow that is not listed': [
    (file) => {
      file.flows = (file.flows as string[]).filter((flow) => !flow.includes('download.zoho.jp'));
    },
    '"flows"',
    /flows: '.*download\.zoho\.jp.*' is a flow that the catalogue here yields for these entries, and the file does not list/,
  ],
};

test.each(Object.entries(changes))('is refused with its line: %s', (_, [change, words, expected]) => {
  const changed = edited(text, change);
  const [issue = 'nothing', ...more] = said(changed);
  expect(more).toEqual([]);
  expect(issue).toMatch(expected);
  const line = /:(\d+),/.exec(issue)?.[1];
  const wanted = [lineOf(changed, words), lineOf(changed, words) + 1];
  expect(wanted).toContain(Number(line));
});

test('every letter of the content that is changed by hand is noticed', () => {
  const content = text.slice(0, text.indexOf('"digest"'));
  const letters = [...content.matchAll(/[a-z](?=[a-z]*[^"]*",?$)/gm)]
    .map(({ index }) => index)
    .filter((_, index) => index % 17 === 0);
  expect(letters.length).toBeGreaterThan(20);
  for (const at of letters) {
    const changed = text.slice(0, at) + (text[at] === 'q' ? 'r' : 'q') + text.slice(at + 1);
    expect([at, said(changed).length > 0]).toEqual([at, true]);
  }
});

test('everything is gathered, over all files, and thrown once', () => {
  const files = [
    { file: 'a.firewall-request.json', text: '{' },
    {
      file: 'b.firewall-request.json',
      text: edited(text, (file) => {
        file.owner = 7;
        firstEntry(file).allow = true;
      }),
    },
    { file: 'c.firewall-request.json', text },
    { file: 'd.firewall-request.json', text },
  ];
  const options = { allowedSources: ['10.2.0.0/16', '10.2.0.1/16'] };
  const { issues, requests } = tryRequests(files, OWN_CATALOGUE, options);
  expect(requests).toEqual([]);
  expect(issues.map(({ at, code }) => `${at.replace(/,.*/, '')} ${code}`)).toEqual([
    'allowedSources[1] malformed-address',
    'a.firewall-request.json:1 request-not-json',
    'b.firewall-request.json:5 request-shape',
    'b.firewall-request.json:19 request-property',
    'c.firewall-request.json:14 source-not-allowed',
    'd.firewall-request.json:14 source-not-allowed',
  ]);
});

test('a prefix list stands for what the hub says, which has to be allowed too', () => {
  const named = textOf(part({ sources: ['spoke-a'] }));
  const prefixLists = { 'spoke-a': ['10.9.0.0/24', '10.9.1.0/24'] };
  const { requests } = tryRequests([{ file: FILE, text: named }], OWN_CATALOGUE, { prefixLists });
  expect(requests[0]?.roles[0]?.sources).toEqual(['10.9.0.0/23']);
  expect(said(named, { prefixLists, allowedSources: ['10.9.0.0/24'] })).toEqual([
    expect.stringContaining("10.9.1.0/24, which the prefix list 'spoke-a' holds, lies outside"),
  ]);
  expect(said(named)).toEqual([expect.stringContaining("'spoke-a' is no address block and no prefix list")]);
  expect(said(named, { prefixLists: { 'spoke a': [] } })[0]).toContain("got 'spoke a'");
  expect(said(named, { prefixLists: { 'spoke-a': 'pl-1' } as never })[0]).toContain('prefixLists.spoke-a: got string');
  expect(said(text, { allowedSources: [] })).toEqual([expect.stringContaining('lies outside')]);
});

test('a request of an earlier version that is known is held against what the catalogue says now', () => {
  const earlier = edited(text, (file) => {
    file.catalogue = '0.0.9';
    file.flows = (file.flows as string[]).filter((flow) => !flow.includes('download.zoho.jp'));
  });
  const knowing: Catalogue = { ...OWN_CATALOGUE, versions: ['0.1.0', '0.0.9'] };
  expect(said(earlier, {}, knowing)).toEqual([expect.stringContaining('(written with 0.0.9, read with 0.1.0)')]);
  const same = edited(text, (file) => {
    file.catalogue = '0.0.9';
  });
  expect(said(same, {}, knowing)).toEqual([]);
  expect(said(same)).toEqual([expect.stringContaining('does not know (it knows 0.1.0)')]);
});

test("a product of the user's own is read where it is passed", () => {
  const own = { ...PRODUCTS['endpoint-central-cloud'], id: 'our-agents', name: 'Our agents' };
  const entry = role(own as (typeof PRODUCTS)['endpoint-central-cloud'], { dataCenter: 'JP' }, 'agent');
  const { content } = composeRequest('central-egress', [part({ requests: [{ entry }] })]);
  if (content === null) throw new Error('it is not written');
  const ours = printRequest(content);
  expect(said(ours, { products: [own] })).toEqual([]);
  expect(said(ours)).toEqual([expect.stringContaining("'our-agents' is no product")]);
});

test('two owners who contradict each other about the same machines are both named', () => {
  const other = textOf(
    part({
      owner: 'office team',
      requests: [{ entry: role(PRODUCTS['endpoint-central-cloud'], { dataCenter: 'US' }, 'agent') }],
    }),
  );
  const files = [
    { file: 'a.firewall-request.json', text },
    { file: 'b.firewall-request.json', text: other },
  ];
  const { issues } = tryRequests(files, OWN_CATALOGUE);
  expect(issues.map(sentence)).toEqual([
    expect.stringMatching(
      /^b\.firewall-request\.json:9: .*'ECC_AGENT' .*of fleet team at a\.firewall-request\.json:9; .*of office team/,
    ),
  ]);
});

describe('a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'requests-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const put = (path: string, content: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  };

  test('is read with the folders below it, in the order of paths; files of other kinds are left alone', () => {
    expect(readFirewallRequests(folder)).toEqual([]);
    put('spoke-b/central-egress.firewall-request.json', textOf(part({ owner: 'office team' })));
    put('spoke-a/central-egress.firewall-request.json', text);
    put('README.md', '# Requests');
    put('spoke-a/approve.sh', 'true');
    symlinkSync(folder, join(folder, 'loop'));
    const read = readFirewallRequests(folder);
    expect(read.map(({ owner }) => owner)).toEqual(['fleet team', 'office team']);
    expect(read[0]?.file).toBe(`${folder}/spoke-a/central-egress.firewall-request.json`);
  });

  test.each(['spoke-b/central-egress.json', 'spoke-b/central-egress.firewall-request.json.JSON', 'package.json'])(
    'gives nothing where a JSON file is not named as a request: %s',
    (name) => {
      put(name, text);
      const thrown = () => readFirewallRequests(folder);
      try {
        expect(thrown).toThrow(`${folder}/${name}: the file stands in a folder of requests`);
      } finally {
        rmSync(join(folder, name));
      }
      expect(thrown).not.toThrow();
    },
  );

  test('that holds a wrong file gives nothing, and that is not there says so', () => {
    put('spoke-c/central-egress.firewall-request.json', 'no request');
    const thrown = (call: () => unknown) => {
      try {
        return call();
      } catch (error) {
        return NetworkRequirementsError.is(error) ? error.issues.map(({ code }) => code) : error;
      }
    };
    expect(thrown(() => readFirewallRequests(folder))).toEqual(['request-not-json']);
    expect(thrown(() => readFirewallRequests(join(folder, 'nowhere')))).toEqual(['no-such-path']);
  });
});
