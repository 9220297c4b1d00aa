import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { parse } from 'yaml';
import { allProducts } from '../../lib/catalog';
import { MEMBERS } from '../../lib/cli/profile-file/members';
import { readProfileFile } from '../../lib/cli/profile-file/read';
import { profileSchema } from '../../lib/cli/profile-file/schema';
import { writeWhole } from '../../lib/cli/write-whole';
import { expectGolden } from '../golden';
import { onScreen } from './portolan';

const root = join(__dirname, '..', '..');
const SCHEMA = join(root, 'schemas/portolan.schema.json');
const FILES = join(__dirname, 'profile-files');
const folder = mkdtempSync(join(tmpdir(), 'profiled-'));
const before = process.cwd();
beforeAll(() => process.chdir(folder));
beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
});
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

const typed = (line: string) => onScreen(100, ...line.split(' '));
const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
const lines = (text: string) => text.split('\n').filter((line) => line.startsWith('- '));

const AGENT = '--product endpoint-central-cloud --role agent --choose dataCenter=JP';
const ENTRY = `    product: endpoint-central-cloud
    role: agent
    profile:
      dataCenter: JP
`;

describe('a profile file', () => {
  it('says what options would say, to every command', () => {
    put(
      'roles.yaml',
      `entries:
  agents:
${ENTRY}      parties:
        proxy: { hosts: [proxy.example.com] }
    name: OFFICE
    target: aws-network-firewall
    reachBy: { default: names, cloud: addresses }
    withoutRanges: { cloud: names }
    sources: [10.1.0.0/16, 10.2.0.0/16]
    limits: { policyCapacity: 40000 }
    exact: true
    alertOnPass: false
`,
    );
    const options = `${AGENT} --supply proxy=proxy.example.com --name OFFICE --reach-by names --reach-by cloud=addresses --without-ranges cloud=names`;
    const own = typed(
      `compile --target aws-network-firewall ${options} --source agent=10.1.0.0/16 --source agent=10.2.0.0/16 --limit policyCapacity=40000 --exact --json`,
    );
    const taken = typed('compile --profile roles.yaml --json');
    expect(own.code).toBe(0);
    expect(taken).toEqual(own);
    expect(typed('flows --profile roles.yaml')).toEqual(typed(`flows ${AGENT} --supply proxy=proxy.example.com`));
  });

  it('opens what it adds of its own, with its reason', () => {
    put(
      'own.json',
      JSON.stringify({
        entries: {
          agents: {
            product: 'endpoint-central-cloud',
            role: 'agent',
            profile: { dataCenter: 'JP' },
            additionalRules: [
              { id: 'time', direction: 'egress', peer: '10.0.0.123', transport: 'udp', ports: '123', reason: 'clocks' },
            ],
          },
        },
      }),
    );
    const { code, out } = typed('compile --target aws-network-firewall --profile own.json');
    expect(code).toBe(0);
    expect(out).toContain('clocks');
    put('own.json', readFileSync(join(folder, 'own.json'), 'utf8').replace('"123"', '"123-1"'));
    const { code: refusal, err } = typed('compile --target aws-network-firewall --profile own.json');
    expect(refusal).toBe(2);
    expect(lines(err)).toEqual([expect.stringContaining('- own.json:1 entries.agents.additionalRules[0].ports: ')]);
  });

  it('is overridden by what is typed, part by part, which is said', () => {
    put(
      'portolan.yml',
      `entries:\n  agents:\n${ENTRY}    sources: [10.1.0.0/16]\n    limits: { policyCapacity: 40000 }\n`,
    );
    const { code, out, err } = typed(
      'compile --target aws-network-firewall --choose dataCenter=EU --source agent=10.9.0.0/16 --json',
    );
    expect(code).toBe(0);
    expect(out).toContain('10.9.0.0/16');
    expect(out).not.toContain('10.1.0.0/16');
    expect(out).not.toContain('zoho.jp');
    expect(err.split('\n').filter((line) => line !== '')).toEqual([
      'portolan compile: taken from portolan.yml, entry agents (--no-profile leaves it)',
      'portolan compile: --source agent=10.9.0.0/16 takes the place of portolan.yml:7 entries.agents.sources[0]',
      'portolan compile: --choose dataCenter=EU takes the place of portolan.yml:6 entries.agents.profile.dataCenter',
    ]);
  });

  it('keeps the parties and ports beside those that are typed', () => {
    const supplied =
      '      parties: { proxy: { hosts: [proxy.example.com] }, patchVendors: { hosts: [a.example.com] } }\n';
    put('roles.yaml', `entries:\n  agents:\n${ENTRY}${supplied}`);
    const { out, err } = typed('flows --profile roles.yaml --supply patchVendors=b.example.com');
    expect(out).toContain('b.example.com');
    expect(out).not.toContain('a.example.com');
    expect(out).toContain('your proxy takes it');
    expect(lines(err.replace(/^portolan/gm, '- portolan'))).toEqual([
      expect.stringMatching(/--supply patchVendors=b.* takes the place of roles.yaml:7 entries.*patchVendors$/),
    ]);
  });

  it('is looked for in the folder only where the line does not say whose requirements they are', () => {
    put('portolan.yaml', `entries:\n  agents:\n${ENTRY.replace('JP', 'EU')}`);
    expect(typed('flows --no-profile')).toMatchObject({ code: 2, out: '' });
    expect(typed(`flows ${AGENT}`).err).toBe('');
    expect(typed(`flows ${AGENT}`).out).toContain('zoho.jp');
    expect(typed('flows').out).toContain('other-data-centers');
    expect(typed('flows --all').err).toBe('');
    expect(typed('flows --entry agents').code).toBe(0);
    expect(lines(typed('flows --product mobicontrol --entry agents').err)).toEqual([
      expect.stringContaining("'endpoint-central-cloud' and 'mobicontrol' are two things"),
    ]);
  });

  it('has to be the only one in the folder, and its entry to be said where there are several', () => {
    put('portolan.yaml', `entries:\n  agents:\n${ENTRY}  others:\n${ENTRY}`);
    expect(lines(typed('flows').err)).toEqual([
      '- portolan flows: --entry NAME is needed; pass one of agents or others',
    ]);
    expect(lines(typed('flows --entry agent').err)).toEqual([expect.stringContaining('did you mean agents?')]);
    expect(typed('flows --entry others').code).toBe(0);
    put('portolan.json', '{}');
    expect(lines(typed('flows').err)).toEqual([
      '- portolan flows: --profile FILE is needed; pass one of portolan.json or portolan.yaml',
    ]);
    expect(lines(typed('flows --profile no.yaml').err)).toEqual(["- no.yaml: there is no file at 'no.yaml'"]);
    expect(lines(typed('flows --no-profile --entry agents').err)).toHaveLength(1);
  });

  it('is told everything that is wrong with its form at once, each at its line', () => {
    const { code, err } = typed(`compile --profile ${join(FILES, 'misshapen.yaml')}`);
    expect(code).toBe(2);
    const places = lines(err).map((line) => /misshapen\.yaml:(\d+) entries\.agents\.?(.*?): /.exec(line)?.slice(1));
    expect(places).toEqual([
      ['5', 'profil'],
      ['7', 'ipv6'],
      ['9', 'limits.policyCapacity'],
      ['10', 'sources'],
      ...['peer', 'transport', 'ports', 'reason'].map(() => ['12', 'additionalRules[0]']),
      ['13', 'additionalRules[0].direction'],
    ]);
  });

  it('is told everything that is wrong with what it says at once, each at its line, in the words of the file', () => {
    const { code, err } = typed(`compile --target aws-security-group --profile ${join(FILES, 'wrong.yaml')}`);
    expect(code).toBe(2);
    const places = lines(err).map((line) => /wrong\.yaml:(\d+) entries\.agents\.?(.*?): /.exec(line)?.slice(1));
    expect(places).toEqual(
      expect.arrayContaining([
        ['4', 'role'],
        ['6', 'profile.dataCenter'],
        ['7', 'profile.remoteControl'],
        ['10', 'profile.parties.proxy.hosts[0]'],
        ['11', 'name'],
        ['12', 'hostEnforcement'],
        ['13', 'unbound[0]'],
        ['15', 'limits.policyCapacity'],
        ['17', 'reachBy.cloud'],
      ]),
    );
    expect(lines(err)).toHaveLength(places.length);
    expect(err).not.toContain('--choose');
  });

  it.each([
    ['portolan.json', '{"entries": ', 'portolan.json:1: is no JSON'],
    ['portolan.yaml', 'entries:\n  a: [\n', 'portolan.yaml:'],
    ['portolan.yaml', `entries:\n  a:\n${ENTRY}    name: "A\\e[2J"\n`, 'portolan.yaml:7 entries.a.name: '],
    ['portolan.yaml', 'entries: {}\n', 'portolan.yaml:1 entries: '],
    ['portolan.json', '{"entries": {"__proto__": {"product": 1}}}', 'portolan.json:1 entries.__proto__'],
  ])('that is hostile or broken is told, never thrown: %s %j', (name, text, told) => {
    put(name, text);
    const { code, out, err } = typed('flows');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(lines(err)[0]).toContain(told);
  });
});

describe('several entries of one file', () => {
  const OFFICE = `entries:
  agents:
${ENTRY}    hostEnforcement: firewall
    sources: [10.1.0.0/16]
    bind: { agent: Agents }
  server:
    product: endpoint-central-cloud
    role: distributionServer
    profile: { dataCenter: JP, distributionServer: true }
    hostEnforcement: firewall
    sources: [10.2.0.0/16]
    bind: { distributionServer: Server }
    network: [10.0.0.0/8]
`;
  const BOTH = '--profile office.yaml --entry agents --entry server';
  const group = (port: number) =>
    `{ Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: g, SecurityGroupEgress: [{ IpProtocol: tcp, FromPort: ${port}, ToPort: ${port}, CidrIp: 0.0.0.0/0 }] } }`;
  const TEMPLATE = `Resources:\n  Agents: ${group(443)}\n  Server: ${group(22)}\n`;
  beforeEach(() => {
    put('office.yaml', OFFICE);
    put('template.yaml', TEMPLATE);
  });

  it('stand in one chart, the rules of each as in a chart of its own', () => {
    const rulesOf = (line: string) => {
      const { code, out, err } = typed(
        `report --target aws-security-group --target aws-network-firewall --format json ${line}`,
      );
      expect({ code, err: err.includes('- ') }).toEqual({ code: 0, err: false });
      const { rules, devices } = JSON.parse(out) as {
        readonly rules: readonly object[];
        readonly devices: readonly object[];
      };
      return { rules, devices: devices.length };
    };
    const [agents, server, both] = [
      '--profile office.yaml --entry agents',
      '--profile office.yaml --entry server',
      BOTH,
    ].map(rulesOf);
    expect(both?.devices).toBe(4);
    expect(both?.rules).toEqual([...(agents?.rules ?? []), ...(server?.rules ?? [])]);
    expect(server?.rules.length).toBeGreaterThan(3);
  });

  it('are audited together, each on its own machines', () => {
    const audited = (line: string) => JSON.parse(typed(`audit template.yaml ${line} --json`).out);
    const [agents, server, both] = [
      '--profile office.yaml --entry agents',
      '--profile office.yaml --entry server',
      BOTH,
    ].map(audited);
    expect([agents.fine, server.fine, both.fine]).toEqual([true, false, false]);
    expect(both.requirements).toEqual([...agents.requirements, ...server.requirements]);
    expect(both.beyond).toEqual([...agents.beyond, ...server.beyond]);
  });

  it('answer why of each, and adopt and diff take them too', () => {
    const why = (from: string) =>
      typed(`why template.yaml --from ${from} --to desktopcentral.manageengine.jp:443/tls ${BOTH} --json`);
    for (const [from, words] of [
      ['Agents', 'agent-cloud-jp'],
      ['Server', 'distribution-server-cloud-jp'],
    ] as const) {
      expect(why(from)).toMatchObject({ code: 0, out: expect.stringContaining(`"requirement": "${words}"`) });
    }
    expect(typed(`adopt template.yaml ${BOTH}`)).toMatchObject({
      code: 0,
      out: expect.stringContaining('\nServer, AWS security group'),
    });
    expect(typed(`diff template.yaml template.yaml ${BOTH}`).code).toBe(0);
  });

  it('stand beside what a template deploys, and beside the plan of each', () => {
    expect(typed(`report --template template.yaml --format json ${BOTH}`)).toMatchObject({
      code: 0,
      out: expect.stringContaining('"ECC_DS'),
    });
    const plans = ['agents', 'server'].map((entry) => {
      put(
        `${entry}.json`,
        typed(`compile --target aws-network-firewall --profile office.yaml --entry ${entry} --json`).out,
      );
      return `--plan ${entry}.json`;
    });
    const planned = typed(`report ${plans.join(' ')} --format csv ${BOTH}`);
    expect(planned).toEqual(typed(`report --target aws-network-firewall --format csv ${BOTH}`));
  });

  it('each need a plan of their own, though they are of one role', () => {
    put('two.yaml', `entries:\n  tokyo:\n${ENTRY}    name: TOKYO\n  osaka:\n${ENTRY}    name: OSAKA\n`);
    put('tokyo.json', typed('compile --target aws-network-firewall --profile two.yaml --entry tokyo --json').out);
    const { code, err } = typed('report --plan tokyo.json --profile two.yaml --entry tokyo --entry osaka');
    expect([code, lines(err)]).toEqual([2, [expect.stringContaining('- two.yaml:10 entries.osaka.role: ')]]);
    expect(err).toContain('a plan of it (--plan FILE)');
  });

  it('are named in what is said of the file, and told in their own places', () => {
    put('portolan.yaml', OFFICE.replace('distributionServer: true', 'distributionServer: yes please'));
    const { code, err } = typed('audit template.yaml --entry agents --entry server --entry agents');
    expect(code).toBe(2);
    expect(lines(err)).toEqual([
      expect.stringContaining('- portolan.yaml:13 entries.server.profile.distributionServer: '),
    ]);
    put('portolan.yaml', OFFICE);
    expect(typed('audit template.yaml --entry agents --entry server').err).toContain(
      'taken from portolan.yaml, entries agents, server (',
    );
    expect(lines(typed('audit template.yaml --entry agent --entry serve').err)).toEqual([
      expect.stringContaining('did you mean agents? (allowed: agents, server)'),
      expect.stringContaining('did you mean server? (allowed: agents, server)'),
    ]);
  });

  it('are one to a command that compiles, lists or tries', () => {
    for (const command of ['flows', 'compile --target azure-firewall', 'check']) {
      expect(lines(typed(`${command} ${BOTH}`).err)).toEqual([
        expect.stringContaining("'agents' and 'server' are two things"),
      ]);
    }
  });
});

describe('portolan init', () => {
  const LINE = `${AGENT} --supply proxy=proxy.example.com --host-enforcement firewall --source agent=10.0.0.0/16 --reach-by names --reach-by cloud=addresses --bind agent=A,B --limit securityGroupRules=80 --groups 2 --prefix-lists`;

  it.each(['portolan.yaml', 'portolan.json'])('writes %s, which says what was typed', (file) => {
    expect(typed(`init ${LINE} --file ${file}`)).toMatchObject({ code: 0, err: '' });
    const compiled = typed(`compile --target aws-security-group --json ${LINE.replace(/--bind \S+ /, '')}`);
    const { code, out } = typed(`compile --target aws-security-group --json --profile ${file}`);
    expect({ code, out }).toEqual({ code: compiled.code, out: compiled.out });
    const [entry] = readProfileFile({ name: file, text: readFileSync(file, 'utf8') }).entries;
    expect(entry?.typed).toContainEqual(expect.objectContaining({ option: '--bind', value: 'agent=A,B' }));
    expect(readdirSync(folder)).toEqual([file]);
  });

  it('says in YAML what each choice decides, and which are left', () => {
    typed(`init ${AGENT}`);
    const text = readFileSync('portolan.yaml', 'utf8');
    expect(text).toContain('# the data centre that hosts the service');
    expect(text).toContain('# remoteControl: true | false');
  });

  it('writes over nothing unless it is told to', () => {
    put('portolan.yaml', 'mine\n');
    expect(typed(`init ${AGENT}`)).toMatchObject({ code: 2, out: '' });
    expect(readFileSync('portolan.yaml', 'utf8')).toBe('mine\n');
    expect(typed(`init ${AGENT} --force`)).toMatchObject({ code: 0 });
    expect(typed('flows').code).toBe(0);
  });

  const SERVER =
    '--product endpoint-central-cloud --role distributionServer --choose dataCenter=JP --choose distributionServer=true';

  it.each(['portolan.yaml', 'portolan.json'])('adds an entry to %s, and leaves all that stands there', (file) => {
    typed(`init ${AGENT} --file ${file} --entry agents`);
    const first = readFileSync(file, 'utf8').trimEnd();
    put(file, file.endsWith('.json') ? `${first}\n` : `${first}\n# ours\n`);
    expect(typed(`init ${SERVER} --file ${file} --entry server`)).toEqual({
      code: 0,
      err: '',
      out: `${file} is written, with the entry server beside agents; try portolan flows --entry server, or portolan compile --entry server --target TARGET\n`,
    });
    const text = readFileSync(file, 'utf8');
    const kept = first.split('\n').filter((line) => !/^[\s}]*$/.test(line));
    expect(kept.filter((line) => !text.includes(line))).toEqual([]);
    if (!file.endsWith('.json')) expect(text).toContain('# ours');
    for (const [entry, line] of [
      ['agents', AGENT],
      ['server', SERVER],
    ]) {
      expect(typed(`flows --profile ${file} --entry ${entry}`)).toEqual(typed(`flows ${line} --no-profile`));
    }
  });

  it('leaves an entry that is there already, and a file with something wrong in it', () => {
    typed(`init ${AGENT} --entry agents`);
    const text = readFileSync('portolan.yaml', 'utf8');
    const again = typed(`init ${AGENT} --entry agents --choose remoteControl=true`);
    expect([again.code, lines(again.err)]).toEqual([2, [expect.stringContaining('--entry agents: ')]]);
    expect(readFileSync('portolan.yaml', 'utf8')).toBe(text);
    put('portolan.yaml', text.replace('role: agent', 'rolle: agent'));
    expect(lines(typed(`init ${SERVER}`).err)).toEqual([expect.stringContaining("'portolan.yaml' is there already")]);
  });

  it('writes nothing of what cannot be used', () => {
    const { code, err } = typed(
      'init --product endpoint-central-cloud --role agnt --choose dataCenter=JPP --file a.txt',
    );
    expect(code).toBe(2);
    expect(lines(err)).toHaveLength(3);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves nothing beside a file that it could not write', () => {
    put('portolan.yaml', 'mine\n');
    const beside = `portolan.yaml.${process.pid}.tmp`;
    put(beside, 'of another run');
    const named = { option: '--file', file: 'portolan.yaml', overwrites: true };
    expect(writeWhole('new\n', named)).toMatchObject({ code: 'unwritable-file', why: 'EEXIST' });
    expect(readFileSync('portolan.yaml', 'utf8')).toBe('mine\n');
    expect(existsSync(beside)).toBe(true);
  });
});

describe('the schema of a profile file', () => {
  const published = JSON.parse(readFileSync(SCHEMA, 'utf8')) as object;
  const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(published);
  const example = parse(readFileSync(join(root, 'examples/profile/portolan.yaml'), 'utf8')) as object;

  it('is made from the catalogue and the options', () => {
    const made = profileSchema(allProducts());
    // It stands there as the formatter writes it; what it says is compared, and shown where it differs.
    const isMade = () => JSON.stringify(JSON.parse(readFileSync(SCHEMA, 'utf8'))) === JSON.stringify(made);
    if (!isMade()) expectGolden(SCHEMA, JSON.stringify(made, null, 1));
    expect(isMade()).toBe(true);
  });

  it('takes the example, and what init writes', () => {
    expect([validate(example), validate.errors]).toEqual([true, null]);
    typed(`init ${AGENT} --host-enforcement firewall --file portolan.json`);
    expect(validate(JSON.parse(readFileSync('portolan.json', 'utf8')))).toBe(true);
  });

  it('completes a policy: what it speaks of, and its answers', () => {
    const withPolicy = (policy: object) =>
      validate({
        entries: {
          agents: { product: 'endpoint-central-cloud', role: 'agent', profile: { dataCenter: 'JP' }, policy },
        },
      });
    expect(withPolicy({ widened: 'error', 'widened.name': 'allow', expired: 'warning' })).toBe(true);
    expect(withPolicy({ expird: 'error' })).toBe(false);
    expect(withPolicy({ expired: 'eror' })).toBe(false);
  });

  it.each(['misshapen.yaml', 'wrong.yaml'])('refuses %s', (name) => {
    expect(validate(parse(readFileSync(join(FILES, name), 'utf8')))).toBe(false);
  });

  it('says of every choice what it decides, with its values', () => {
    const text = JSON.stringify(published);
    for (const { choices } of allProducts()) {
      for (const [name, choice] of Object.entries(choices)) {
        expect(text).toContain(JSON.stringify(name));
        expect(text).toContain(JSON.stringify(choice.gloss).slice(1, -1));
      }
    }
  });

  it('has a member of its own for every option', () => {
    expect(new Set(MEMBERS.map(({ name }) => name)).size).toBe(MEMBERS.length);
  });
});
