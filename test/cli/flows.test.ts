import { join } from 'node:path';
import { allProducts, PRODUCT_IDS, PRODUCTS } from '../../lib/catalog';
import type { FlowObject } from '../../lib/cli/flow-object';
import { columnsOf } from '../../lib/report/layout';
import { expectGolden } from '../golden';
import { faultOfFlow } from './flow-schema';
import { ECC, portolan, typed } from './portolan';

function flowsOf(line: string): readonly FlowObject[] {
  const { code, out, err } = typed(line);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as readonly FlowObject[];
}

function flowIn(flows: readonly FlowObject[], id: string): FlowObject {
  const flow = flows.find((one) => one.id === id);
  if (flow === undefined) throw new Error(`no flow ${id}`);
  return flow;
}

describe('flows --all --json', () => {
  const all = flowsOf('flows --all --json');

  test('is one array with one object per requirement of every product', () => {
    const documented = allProducts().flatMap(({ id, requirements }) => requirements.map((one) => `${id} ${one.id}`));
    expect(all.map(({ product, id }) => `${product} ${id}`)).toEqual(documented);
  });

  test('has objects of exactly the promised shape', () => {
    expect(all.map(faultOfFlow).filter((fault) => fault !== null)).toEqual([]);
  });

  test('would notice an object of another shape', () => {
    const [first] = all;
    const wrong = [
      { ...first, more: 1 },
      { ...first, ports: null },
      { ...first, hosts: [{ kind: 'exact', name: 'a.example/c', printed: 'a.example/c' }] },
      { ...first, addresses: ['10.0.0.1'] },
      { ...first, incomplete: { missing: [] } },
      { ...first, cites: [] },
      { ...first, when: [{ remoteControl: true }] },
    ];
    for (const one of wrong) expect(faultOfFlow(one)).not.toBeNull();
  });

  test('names parties and choices of its product alone', () => {
    for (const flow of all) {
      const product = PRODUCTS[flow.product as keyof typeof PRODUCTS];
      const parties = [...Object.keys(product.roles), ...Object.keys(product.services), null];
      expect(parties).toEqual(expect.arrayContaining([flow.from, flow.to]));
      const choices = [...Object.keys(product.choices), 'supplements'];
      expect(choices).toEqual(expect.arrayContaining(flow.when.flatMap((one) => Object.keys(one))));
    }
  });

  test('says flags as JSON booleans, also where placing a party makes the choice', () => {
    expect(flowIn(all, 'agent-remote-control').when).toEqual([{ remoteControl: [true] }]);
    expect(flowIn(all, 'agent-distribution-server-https').when).toEqual([{ distributionServer: [true] }]);
  });

  test('gives null, and no guess, where the page gives nothing', () => {
    const vendors = flowIn(all, 'agent-patch-vendors');
    expect(vendors).toMatchObject({ transport: 'tcp', ports: [], portsAre: null, hosts: [], addresses: [] });
    expect(vendors.incomplete).toEqual({ missing: ['transport', 'ports', 'hosts'] });
  });

  test('holds both alternatives, each address with its prefix length', () => {
    const jp = flowIn(all, 'agent-cloud-jp');
    expect(jp.either).toBe(true);
    expect(jp.hosts).toHaveLength(6);
    expect(jp.addresses).toEqual(['103.163.152.0/23', '193.118.160.0/24', '193.118.161.0/24']);
    expect(jp.addressesFor).toContain('patch.manageengine.jp');
  });

  test.each(PRODUCT_IDS)('reads as it was reviewed, one line per requirement: %s', (product) => {
    const own = all.filter((flow) => flow.product === product);
    const lines = own.map((flow) =>
      [
        flow.id.padEnd(70),
        `${flow.from} -> ${flow.to}`.padEnd(38),
        `${flow.transport} ${flow.ports.join(',') || '?'} ${flow.portsAre ?? '-'}`.padEnd(20),
        `${flow.hosts.length} hosts, ${flow.addresses.length} addresses${flow.either ? ', either' : ''}`.padEnd(32),
        flow.application
          .map(({ ports, name, basis }) => `${ports}/${name}${basis === 'stated' ? '' : ` (${basis})`}`)
          .join(' ') || '-',
        flow.need,
        `proxy ${flow.proxy}`,
        flow.incomplete === null ? 'whole' : `lacks ${flow.incomplete.missing.join(' ')}`,
        JSON.stringify(flow.when),
        `${flow.cites.length} cites of ${[...new Set(flow.cites.map(({ document }) => document))].join(' ')}`,
      ].join('  '),
    );
    expectGolden(join(__dirname, 'golden', `flows-${product}.txt`), lines.join('\n'));
  });
});

describe('flows --product', () => {
  test('gives the flows under a profile, and leaves when, portsAre and cites as they are', () => {
    const all = flowsOf('flows --all --json');
    const flows = flowsOf(`flows ${ECC} --choose dataCenter=JP --choose distributionServer=true --json`);
    expect(flows.map(({ id }) => id)).toContain('agent-under-distribution-server-cloud-jp');
    expect(flows.map(({ id }) => id)).not.toContain('agent-cloud-jp');
    for (const flow of flows) {
      expect(faultOfFlow(flow)).toBeNull();
      const { when, portsAre, cites } = flowIn(all, flow.id);
      expect(flow).toMatchObject({ when, portsAre, cites });
    }
  });

  test('takes with --role the flows from or to that role', () => {
    const flows = flowsOf(
      `flows ${ECC} --choose dataCenter=JP --choose distributionServer=true --role distributionServer --json`,
    );
    const ends = flows.map(({ from, to }) => [from, to]);
    expect(ends).toContainEqual(['agent', 'distributionServer']);
    expect(ends).toContainEqual(['distributionServer', 'cloud']);
    for (const pair of ends) expect(pair).toContain('distributionServer');
  });

  test('lets an optional party stand because its role is asked for', () => {
    expect(flowsOf(`flows ${ECC} --choose dataCenter=JP --role distributionServer --json`).length).toBeGreaterThan(3);
  });

  test('puts in what is supplied, as it was passed, and no longer misses it', () => {
    const flows = flowsOf(
      `flows ${ECC} --choose dataCenter=EU --supply cloud=Agents.Example.com --supply cloud=10.1.0.0/16 --json`,
    );
    const cloud = flowIn(flows, 'agent-cloud-other-data-centers');
    expect(cloud.hosts).toEqual([{ kind: 'exact', name: 'agents.example.com', printed: 'Agents.Example.com' }]);
    expect(cloud.addresses).toEqual(['10.1.0.0/16']);
    expect(cloud.incomplete).toBeNull();
  });

  test('puts in supplied ports, and ends what was missing for them', () => {
    const line = `flows ${ECC} --choose dataCenter=JP --ports agent-patch-vendors=80/http,443/https --json`;
    const vendors = flowIn(flowsOf(line), 'agent-patch-vendors');
    expect(vendors.ports).toEqual(['80', '443']);
    expect(vendors.application.map(({ name }) => name)).toEqual(['http', 'https']);
    expect(vendors.incomplete).toEqual({ missing: ['hosts'] });
  });

  test('holds a host and an address once, however often and however they were typed', () => {
    const twice = ['a.example.com', 'A.example.com', '10.0.0.1', '10.0.0.1/32'].map((one) => `--supply cloud=${one}`);
    const [cloud] = flowsOf(`flows ${ECC} --choose dataCenter=EU ${twice.join(' ')} --json`);
    expect(cloud?.hosts.map(({ name }) => name)).toEqual(['a.example.com']);
    expect(cloud?.addresses).toEqual(['10.0.0.1/32']);
  });

  test('keeps what the user supplied apart from what the page prints for names', () => {
    const { out } = typed(`flows ${ECC} --choose dataCenter=JP --supply cloud=::1 --role agent`);
    expect(out).toMatch(/^ {2}or by address: 103\.163\.152\.0\/23, [\d./, ]+, printed for .*\n {2}supplied: ::1$/m);
  });

  test('puts the names that stand beside an expression under it', () => {
    const { out } = typed(`flows ${ECC} --choose dataCenter=US --role agent`);
    expect(out).toMatch(/^ {2}\S*\[\S*\n {4}beside it on the page: endpointcentral-agent0/m);
  });

  test('remarks on stderr what is supplied for no flow that is shown', () => {
    const line = `flows ${ECC} --choose dataCenter=JP --role agent --supply domainController=10.0.0.9`;
    expect(typed(line)).toMatchObject({
      code: 0,
      err: expect.stringMatching(/domainController=10\.0\.0\.9 says nothing/),
    });
  });

  test('never demands that a party be placed', () => {
    const line = `flows ${ECC} --choose dataCenter=JP --choose distributionServer=true --role agent`;
    const { code, out, err } = typed(line);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('distributionServer stands in your network; nothing says yet where');
    expect(out).toContain('“デフォルトでは HTTPS: 8384 を使用します。”');
  });

  test('says of a role that is a service under the profile that it stands outside', () => {
    const line = 'flows --product mobicontrol --choose platforms=Android --choose serverLocation=';
    expect(typed(`${line}SaaS`).out).toContain('deploymentServer stands outside your network; nothing says yet where');
    expect(typed(`${line}DMZ`).out).toContain('deploymentServer stands in your network; nothing says yet where');
  });

  test('says what runs on which port, and once where it is the same on all', () => {
    const android = typed('flows --product mobicontrol --choose platforms=Android --choose serverLocation=DMZ').out;
    expect(android).toContain('\n  tcp 443 (https), 5494 (mobicontrol)\n');
    expect(typed(`flows ${ECC} --choose dataCenter=JP`).out).toContain('\n  tcp 443 (https, wss)\n');
  });

  test('names the supplement that ends a gap, and what it brought once it is taken in', () => {
    const line =
      'flows --product mobicontrol --choose serverLocation=DMZ --choose platforms=WindowsModern --choose wns=true';
    expect(typed(line).out).toContain('or take in a document beyond the page with --choose supplements=microsoft-wns');
    const { code, out, err } = typed(`${line} --choose supplements=microsoft-wns`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^ {2}lacks hosts, addresses; windows-modern-wns-microsoft makes it whole$/m);
    expect(out).toMatch(
      /^windows-modern-wns-microsoft, device to wns, .*\n {2}when .* and microsoft-wns is taken in$/m,
    );
  });

  test('puts each doubt of the catalogue beside its requirement', () => {
    const { out } = typed('flows --all');
    for (const { note } of allProducts().flatMap(({ requirements }) => requirements)) {
      if (note !== undefined) expect(out).toContain(`\n  note: ${note}\n`);
    }
    for (const { name } of allProducts()) expect(out).toContain(`\n\n${name}\n\n`);
  });

  test('makes an absent optional party a choice too', () => {
    const flows = flowsOf(`flows ${ECC} --choose dataCenter=JP --choose distributionServer=false --json`);
    expect(flows.map(({ id }) => id)).toContain('agent-cloud-jp');
  });

  test('prints every host and sentence for a person, none of them broken', () => {
    const { out } = typed('flows --all');
    const flows = flowsOf('flows --all --json');
    const lines = new Set(out.split('\n').map((line) => line.trim()));
    for (const { hosts, cites } of flows) {
      for (const { printed } of hosts) expect(lines).toContain(printed);
      expect(lines).toContain(`“${cites[0]?.quote.replace(/\s+/g, ' ')}”`);
    }
    expect(out).not.toContain('\u001b');
    expect(Math.max(...out.split('\n').map(columnsOf))).toBeGreaterThan(100);
  });
});

describe('flows that cannot be', () => {
  test.each([
    ['flows'],
    ['flows --all --role agent'],
    [`flows ${ECC}`],
    [`flows ${ECC} --choose dataCenter=JPP`],
    [`flows ${ECC} --choose dataCenter=JP --role agnt`],
    [`flows ${ECC} --choose dataCenter=JP --choose supplements=no-such-page`],
    [`flows ${ECC} --choose dataCenter=JP --jsn`],
    [`flows ${ECC} --choose dataCenter`],
  ])('%s: code 2, and nothing on stdout', (line) => {
    const { code, out, err } = typed(line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^portolan flows: .*\n- .+\n/);
  });

  test('are told all at once, where they were typed', () => {
    const { err } = typed(
      `flows ${ECC} --choose dataCenter=JPP --supply cluod=a.example.com --ports agent-proxy=0 --role agnt`,
    );
    const told = err.split('\n').filter((line) => line.startsWith('- '));
    expect(told.map((line) => line.replace(/: .*/, ''))).toEqual([
      '- --role agnt',
      '- --supply cluod=a.example.com',
      '- --ports agent-proxy=0',
      '- --choose dataCenter=JPP',
    ]);
    for (const meant of ['agent', 'cloud', 'JP']) expect(err).toContain(`did you mean ${meant}?`);
  });

  test('are told once where a choice is typed in half', () => {
    expect(typed(`flows ${ECC} --choose dataCenter`).err.match(/^- /gm)).toHaveLength(1);
  });

  test('name the nearest value of a flag, and the nearest requirement of all', () => {
    const jp = `flows ${ECC} --choose dataCenter=JP`;
    expect(typed(`${jp} --choose remoteControl=ture`).err).toContain('did you mean true? (allowed: true, false)');
    expect(typed(`${jp} --ports agnt-cloud-jp=80`).err).toContain('did you mean agent-cloud-jp? (its ports are fixed');
    expect(typed('flows --product').err).toContain('--product PRODUCT (endpoint-central-cloud, mobicontrol,');
  });

  test.each(['__proto__', 'constructor', 'toString'])('a key named %s is no way around the checks', (key) => {
    for (const option of ['--choose', '--supply', '--ports']) {
      expect(portolan('flows', ...ECC.split(' '), '--choose', 'dataCenter=JP', option, `${key}=1`)).toMatchObject({
        code: 2,
        out: '',
      });
    }
    expect(portolan('flows', '--product', key)).toMatchObject({ code: 2, out: '' });
  });
});
