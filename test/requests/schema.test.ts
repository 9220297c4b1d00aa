import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import fc from 'fast-check';
import { PRODUCTS } from '../../lib/catalog';
import { OWN_CATALOGUE, REQUEST_SCHEMA, tryRequests } from '../../lib/requests';
import { misfitsOf } from '../../lib/requests/shape';
import { role } from '../../lib/resolve';
import { agent, edited, FILE, firstEntry, part, textOf } from './harbour';

const published = join(__dirname, '..', '..', 'schemas', 'firewall-request.schema.json');
const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(published, 'utf8')) as object,
);

const pmp = PRODUCTS['patch-manager-plus'];
const everything = textOf(
  part({
    sources: ['10.1.0.0/24', 'spoke-a', '2001:db8::/64'],
    requests: [
      {
        ...agent,
        peers: {
          distributionServer: [{ addresses: ['10.1.9.1'] }, { bound: 'Spoke/Server', entry: 'ECC_DS' }],
        },
        unbound: ['cloud'],
        additionalRules: [
          { id: 'dns', direction: 'egress', peer: '10.0.0.2', transport: 'udp', ports: '53', reason: 'resolver' },
          {
            id: 'backup',
            direction: 'egress',
            peer: { bound: 'Spoke/Backup' },
            transport: 'tcp',
            ports: '22',
            reason: 'backup',
          },
        ],
      },
      {
        entry: role(pmp, { portsInUse: 'default', serverProtocol: 'HTTPS' }, 'agent', {
          reachBy: { default: 'names', server: 'addresses' },
          withoutRanges: 'names',
        }),
        peers: { server: { addresses: ['10.1.9.2'] } },
      },
    ],
  }),
);

/** Whether the reader finds the form right; what it finds wrong beside the form does not count. */
function hasForm(text: string): boolean {
  const { issues } = tryRequests([{ file: FILE, text }], OWN_CATALOGUE, { prefixLists: { 'spoke-a': [] } });
  return !issues.some(({ code }) => code === 'request-shape' || code === 'request-property');
}

test('the published schema is the one that the reader holds files against', () => {
  expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(REQUEST_SCHEMA);
});

test.each([
  ['the smallest', textOf()],
  ['one with everything', everything],
])('what is written validates: %s', (_, text) => {
  expect([validate(JSON.parse(text)), validate.errors]).toEqual([true, null]);
  expect(hasForm(text)).toBe(true);
});

const wrong: Readonly<Record<string, (file: Record<string, unknown>) => void>> = {
  'a version of another form': (file) => {
    file.version = 2;
  },
  'no owner': (file) => {
    delete file.owner;
  },
  'an owner of blanks': (file) => {
    file.owner = '   ';
  },
  'an owner with an escape code': (file) => {
    file.owner = 'fleet\u001b[2K team';
  },
  'a name with blanks': (file) => {
    file.name = 'central egress';
  },
  'a reason that is a list': (file) => {
    file.reason = ['why'];
  },
  'no entry': (file) => {
    file.entries = [];
  },
  'an entry that is a text': (file) => {
    file.entries = ['ECC_AGENT'];
  },
  'an entry without sources': (file) => {
    firstEntry(file).sources = [];
  },
  'a source with a blank': (file) => {
    firstEntry(file).sources = ['10.1.0.0/24 '];
  },
  'a source that stands twice': (file) => {
    firstEntry(file).sources = ['10.1.0.0/24', '10.1.0.0/24'];
  },
  'a token as source': (file) => {
    firstEntry(file).sources = [['$', '{Token[Vpc.CidrBlock.7]}'].join('')];
  },
  'a property that nobody knows': (file) => {
    firstEntry(file).allow = '*';
  },
  'an alternative that is none': (file) => {
    firstEntry(file).reachBy = 'hope';
  },
  'a peer that is a text': (file) => {
    firstEntry(file).peers = { cloud: ['10.0.0.1'] };
  },
  'a peer that is nobody': (file) => {
    firstEntry(file).peers = { cloud: [{}] };
  },
  'a peer with a key of its own': (file) => {
    firstEntry(file).peers = { cloud: [{ addresses: ['10.0.0.1'], any: true }] };
  },
  'an opening without a reason': (file) => {
    firstEntry(file).additionalRules = [
      { id: 'dns', direction: 'egress', peer: '10.0.0.2', transport: 'udp', ports: '53' },
    ];
  },
  'a digest of another kind': (file) => {
    file.digest = 'md5:0';
  },
};

test.each(Object.entries(wrong))('the schema and the reader refuse both: %s', (_, change) => {
  const file = JSON.parse(textOf()) as Record<string, unknown>;
  change(file);
  expect(validate(file)).toBe(false);
  expect(hasForm(JSON.stringify(file))).toBe(false);
});

test('on any change of any part the reader and a validator of JSON Schema say the same', () => {
  const whole = JSON.parse(everything) as unknown;
  const paths: (string | number)[][] = [];
  const walk = (value: unknown, path: (string | number)[]): void => {
    if (path.length > 0) paths.push(path);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, each] of Object.entries(value)) walk(each, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  walk(whole, []);
  const another = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom<unknown>(
      'names',
      'ECC_AGENT',
      'central-egress',
      '10.0.0.0/8',
      'egress',
      '',
      [],
      {},
      { entry: 'X' },
    ),
    fc.constantFrom<unknown>(
      { leftTo: 'security-group' },
      { addresses: ['10.0.0.1'] },
      ['a', 'a'],
      'a\u2028b',
      'é',
      '💡',
    ),
  );
  const counts = { fits: 0, refused: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...paths), another, fc.constantFrom('put', 'take', 'add'), (path, value, how) => {
      const file = JSON.parse(JSON.stringify(whole)) as Record<string | number, unknown>;
      const last = path.at(-1) ?? '';
      const holder = path.slice(0, -1).reduce<Record<string | number, unknown>>((at, step) => at[step] as never, file);
      if (how === 'put') holder[last] = value;
      else if (how === 'add') Object.assign(holder, Array.isArray(holder) ? [...holder, value] : { more: value });
      else if (Array.isArray(holder)) holder.splice(Number(last), 1);
      else delete holder[last];
      // As it would stand in a file: two equal objects are equal, wherever they were made.
      const fits = validate(JSON.parse(JSON.stringify(file))) === true;
      expect([JSON.stringify(file), misfitsOf(file, REQUEST_SCHEMA).length === 0]).toEqual([
        JSON.stringify(file),
        fits,
      ]);
      counts[fits ? 'fits' : 'refused'] += 1;
    }),
    { numRuns: 600 },
  );
  expect(counts.fits).toBeGreaterThan(20);
  expect(counts.refused).toBeGreaterThan(200);
});

test('a digest that fits does not make a form right', () => {
  const text = edited(textOf(), (file) => {
    file.surprise = true;
  });
  expect(hasForm(text)).toBe(false);
});
