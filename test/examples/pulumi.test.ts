import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mutantsOf, straysIn } from '../audit/faults/seeded';
import type { Operator } from '../audit/faults/seeds';
import { walkInputs } from '../azure/walk';
import { previewOf, stackOf } from '../proof/readers/pulumi-files';
import {
  type Answer,
  type EngineOptions,
  type Registered,
  registered,
  runProgram,
  type Values,
} from '../pulumi/engine';
import { complaintsOf, complaintsOfHubAndSpoke, complaintsOfSpoke, type Office, standingsOf } from './pulumi-audited';

const root = path.resolve(__dirname, '../..');
const folder = path.join(root, 'examples/pulumi');
const REQUEST = 'hub-firewall.firewall-request.json';

/** What each program is warned of, by component: what a reader of the example is told as well. */
const WARNINGS: Readonly<Record<string, readonly string[]>> = {
  'azure-hub': ['rules portolan:sources-overlap', 'rules portolan:uncovered', 'rules portolan:widened'],
  'azure-spoke': ['mobicontrol portolan:uncovered', 'mobicontrol portolan:widened'],
  'endpoint-central-aws': [
    'agents portolan:uncovered',
    'agents portolan:widened',
    'distribution-server portolan:uncovered',
    'distribution-server portolan:widened',
    'firewall portolan:uncovered',
    'firewall portolan:widened',
  ],
  'endpoint-central-azure': [
    'agents portolan:uncovered',
    'agents portolan:widened',
    'distribution-server portolan:uncovered',
    'distribution-server portolan:widened',
    'firewall portolan:uncovered',
  ],
};
const EXAMPLES = Object.keys(WARNINGS);

/** Where the roles of an example stand in what it registers. */
const OFFICES: Readonly<Record<string, Office>> = {
  'endpoint-central-aws': {
    agents: ['agents', '10.20.1.0/24'],
    server: ['distribution-server', '10.20.2.0/24'],
    network: ['10.20.0.0/16'],
  },
  'endpoint-central-azure': {
    agents: ['agents', 'agent-machines', '10.20.1.0/24'],
    server: ['distribution-server', 'distribution-server-ECC_DS', '10.20.2.0/24'],
    network: ['10.20.0.0/16'],
    activation: true,
  },
};

/** What the clouds tell of what they made, as far as the examples ask for it. */
function computed({ type }: { readonly type: string }): Values {
  switch (type) {
    case 'aws:networkfirewall/firewall:Firewall':
      return { firewallStatuses: [{ syncStates: [{ attachments: [{ endpointId: 'vpce-0123456789abcdef0' }] }] }] };
    case 'azure-native:network:AzureFirewall':
      return { ipConfigurations: [{ privateIPAddress: '10.100.0.4' }] };
    case 'azure-native:network:PublicIPAddress':
      return { ipAddress: '203.0.113.10' };
    default:
      return {};
  }
}

/** An audit costs more than a difference: some of the faults that are put in are judged by it as well. */
const isJudged = ({ name }: Operator) => name.length % 6 === 0;

/** Ids that a preview does not know go by the place at which they stand, so that rules in another order name other groups. */
const STRAYS: Readonly<Record<string, readonly string[]>> = {
  'a preview of endpoint-central-azure': ['security rules stand in another order'],
};

const scratch = mkdtempSync(path.join(tmpdir(), 'portolan-pulumi-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A project as its reader runs it, against the built package; what the spoke writes goes to a folder of the run's own. */
function run(example: string, key: string, options: EngineOptions = {}): Promise<Answer> {
  const cwd = example === 'azure-spoke' ? mkdtempSync(path.join(scratch, `${key}-`)) : path.join(folder, example);
  writtenBy.set(key, path.join(cwd, 'firewall-requests'));
  const program = path.join(folder, example, 'index.ts');
  return runProgram({ program, cwd, built: true, project: example, stack: 'dev', computed, ...options });
}

const writtenBy = new Map<string, string>();
const answers = new Map<string, Answer>();
const answerOf = (key: string): Answer => {
  const answer = answers.get(key);
  if (answer === undefined) throw new Error(`${key} was not run`);
  return answer;
};

beforeAll(async () => {
  const runs = EXAMPLES.flatMap((example) => [
    { key: `a preview of ${example}`, example, options: { preview: true } },
    { key: `an update of ${example}`, example, options: {} },
  ]);
  const phones = { key: 'phones', example: 'azure-spoke', options: { config: { serverSees: 'phones' } } };
  // A program takes a second or two of one core; more at a time only wait for each other.
  const waiting = [...runs, phones];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      answers.set(next.key, await run(next.example, next.key, next.options));
    }
  };
  await Promise.all([worker(), worker(), worker()]);
}, 120_000);

test('every folder of examples is run here, and is a project of its own', () => {
  expect(readdirSync(folder).sort()).toEqual(EXAMPLES);
  for (const example of EXAMPLES) {
    const project = readFileSync(path.join(folder, example, 'Pulumi.yaml'), 'utf8');
    expect(project).toMatch(new RegExp(`^name: ${example}\ndescription: .+\nruntime: nodejs\nmain: index.ts\n$`));
  }
});

test('no example imports what stands in another one', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(EXAMPLES.length);
  const far = files.flatMap((file) => {
    const imports = [...readFileSync(path.join(folder, file), 'utf8').matchAll(/ from '(.+)'/g)].map(
      ([, from]) => from,
    );
    return imports.filter((from) => from?.startsWith('..')).map((from) => `${file} imports ${from}`);
  });
  expect(far).toEqual([]);
});

describe.each(EXAMPLES)('%s', (example) => {
  test.each(['a preview', 'an update'])(
    'ends without an error in %s, and warns of what the reader should know',
    (kind) => {
      const { exitCode, error, logs } = answerOf(`${kind} of ${example}`);
      expect({ exitCode, error }).toEqual({ exitCode: 0, error: null });
      const said = logs.map(
        ({ message, urn }) => `${urn?.split('::').at(-1)} ${/\[(.+)\]$/.exec(message)?.[1] ?? message}`,
      );
      expect(said.sort()).toEqual(WARNINGS[example]);
    },
  );

  test('registers in a preview what it registers in an update', () => {
    const names = (kind: string) =>
      answerOf(`${kind} of ${example}`)
        .resources.map(({ urn }) => urn)
        .sort();
    expect(names('a preview')).toEqual(names('an update'));
  });

  test.each(['a preview', 'an update'])('has inputs in %s that the models of Azure know', (kind) => {
    const problems = ofAzure(answerOf(`${kind} of ${example}`)).flatMap(({ name, type, inputs }) =>
      walkInputs(type, inputs).map((problem) => `${name}: ${problem}`),
    );
    expect(problems).toEqual([]);
  });

  const office = OFFICES[example];
  if (office !== undefined) {
    // A preview does not say which of several things that are yet to be made stands at which place, nor what they are
    // called: of Azure the members of a group that a rule names are then nobody's that a user could bind.
    if (office.activation !== true) {
      test('is judged in a preview as once it is up', () => {
        const [before, after] = [
          standingsOf(previewOf(answerOf(`a preview of ${example}`)), office),
          standingsOf(stackOf(answerOf(`an update of ${example}`)), office),
        ];
        expect(before).toEqual(after);
      });
    }

    test('audits clean once it is up, its firewall and its groups together', () => {
      expect(complaintsOf(answerOf(`an update of ${example}`), office)).toEqual([]);
    });
  }

  test.each([
    ['a preview', previewOf],
    ['an update', stackOf],
  ] as const)('has no fault put into what it registers in %s that is not told', (kind, fileOf) => {
    const name = `${kind} of ${example}`;
    const strays = straysIn(mutantsOf({ name, value: fileOf(answerOf(name)) }, isJudged));
    expect(strays).toEqual((STRAYS[name] ?? []).map((operator) => `${name}: ${operator}`));
  });

  test('registers what was reviewed', () => {
    expect(registered(answerOf(`an update of ${example}`))).toMatchSnapshot();
  });
});

describe('hub and spoke', () => {
  const sent = path.join(folder, 'azure-hub/requests/mobile-devices', REQUEST);

  test.each(['a preview', 'an update'])('the spoke writes in %s the request that stands in the hub', (kind) => {
    const written = writtenBy.get(`${kind} of azure-spoke`) ?? '';
    expect(readdirSync(written)).toEqual([REQUEST]);
    expect(readFileSync(path.join(written, REQUEST), 'utf8')).toBe(readFileSync(sent, 'utf8'));
  });

  test('the server is let in from the subnet of the firewall, or from everywhere where it sees phones', () => {
    const from = (key: string) => {
      const group = named(answerOf(key), 'azure-native:network:NetworkSecurityGroup');
      return (group.inputs.securityRules as readonly Values[])
        .filter(({ direction, access, protocol }) => `${direction} ${access} ${protocol}` === 'Inbound Allow Tcp')
        .map(({ destinationPortRanges, sourceAddressPrefix, sourceAddressPrefixes }) => ({
          ports: destinationPortRanges,
          from: sourceAddressPrefixes ?? sourceAddressPrefix,
        }));
    };
    const ports = ['443', '5494'];
    expect(from('an update of azure-spoke')).toEqual([{ ports, from: ['10.100.0.0/26', '10.200.0.0/16'] }]);
    expect(from('phones')).toEqual([{ ports, from: '0.0.0.0/0' }]);
  });

  test('the hub translates to the server what comes to its public address on the ports of the page, from everywhere', () => {
    const rules = answerOf('an update of azure-hub').resources.flatMap(({ type, inputs }) =>
      type.endsWith('RuleCollectionGroup')
        ? (inputs.ruleCollections as readonly Values[])
            .filter(({ ruleCollectionType }) => ruleCollectionType === 'FirewallPolicyNatRuleCollection')
            .flatMap((collection) => collection.rules as readonly Values[])
        : [],
    );
    const port = (of: string) => ({
      sourceAddresses: ['*'],
      destinationAddresses: ['203.0.113.10'],
      destinationPorts: [of],
      translatedAddress: '10.110.1.4',
      translatedPort: of,
    });
    expect(rules).toEqual(['443', '5494'].map((of) => expect.objectContaining(port(of))));
  });

  describe('audited once both are up', () => {
    const spoke = () => answerOf('an update of azure-spoke');
    const request = readFileSync(sent, 'utf8');
    // What a firewall answers itself passes none of its rules, so on the way through it nothing asks for this.
    const names = ['out-udp-53-to-ipv4-7bab2bc4', 'out-tcp-53-to-ipv4-049475de'].map((rule) => {
      const opens = `out ${rule.slice(4, 7)} 53 to 10.100.0.4/32`;
      return `mobicontrol ${rule} could be narrower: ${opens} | `;
    });

    test('the group of the spoke is clean, and is asked for names as well', () => {
      expect(complaintsOfSpoke(spoke(), request)).toEqual([]);
    });

    test('the group and the firewall behind it are clean together', () => {
      expect(complaintsOfHubAndSpoke(answerOf('an update of azure-hub'), spoke(), request)).toEqual(names);
    });

    test('a hub that lacks what the spoke asks for is closed, and one that publishes to others is told', () => {
      const hub = answerOf('an update of azure-hub');
      const without = {
        ...hub,
        resources: hub.resources.filter(({ inputs }) => !JSON.stringify(inputs).includes('5228')),
      };
      expect(without.resources.length).toBeLessThan(hub.resources.length);
      expect(
        complaintsOfHubAndSpoke(without, spoke(), request).filter((one) => one.includes('server-fcm')),
      ).not.toEqual([]);
      const elsewhere = JSON.parse(
        JSON.stringify(hub).replaceAll('"translatedAddress":"10.110.1.4"', '"translatedAddress":"10.110.1.9"'),
      ) as Answer;
      const said = complaintsOfHubAndSpoke(elsewhere, spoke(), request);
      expect(said.filter((one) => one.startsWith('MC_DEPLOYMENT android-server is'))).not.toEqual([]);
      expect(said.filter((one) => one.includes('dnat'))).not.toEqual([]);
    });
  });

  test('the spoke asks the firewall for names, and sends it everything', () => {
    const spoke = answerOf('an update of azure-spoke');
    expect(named(spoke, 'azure-native:network:VirtualNetwork').inputs.dhcpOptions).toEqual({
      dnsServers: ['10.100.0.4'],
    });
    expect(named(spoke, 'azure-native:network:RouteTable').inputs.routes).toEqual([
      expect.objectContaining({ addressPrefix: '0.0.0.0/0', nextHopIpAddress: '10.100.0.4' }),
    ]);
    expect(named(answerOf('an update of azure-hub'), 'azure-native:network:FirewallPolicy').inputs).toMatchObject({
      dnsSettings: { enableProxy: true },
    });
  });
});

test('both clouds let the same names out, and the same port between the agents and their server', () => {
  const aws = JSON.stringify(answerOf('an update of endpoint-central-aws').resources.map(({ inputs }) => inputs));
  const azure = JSON.stringify(answerOf('an update of endpoint-central-azure').resources.map(({ inputs }) => inputs));
  const names = (text: string) =>
    new Set(
      [...text.matchAll(/(?<=["*.])(zoho|manageengine|zohoassist|zohocorp)[a-z.-]*\.(com|jp)\b/g)].map(
        ([name]) => name,
      ),
    );
  expect(names(azure).size).toBeGreaterThan(3);
  expect(names(azure)).toEqual(names(aws));
  expect(aws).toContain('"toPort":8384');
  expect(azure).toContain('"8384"');
});

function ofAzure({ resources }: Answer): readonly Registered[] {
  return resources.filter(({ type }) => type.startsWith('azure-native:network:'));
}

function named({ resources }: Answer, type: string): Registered {
  const [found, ...others] = resources.filter((resource) => resource.type === type);
  if (found === undefined || others.length > 0) throw new Error(`there is not one ${type}`);
  return found;
}
