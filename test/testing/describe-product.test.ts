import { join } from 'node:path';
import { describeProduct, type ProductCase, productCases } from 'portolan/testing';
import { datadogAgent } from '../../examples/product/datadog-agent/product';

const page = join(__dirname, '../../examples/product/datadog-agent/page.txt');
const pages = { 'network-traffic': page };

/** What the tests say, but for those over all profiles, which the example runs. */
function failing(cases: readonly ProductCase[]): readonly string[] {
  return cases
    .filter(({ group }) => group !== 'profiles')
    .flatMap(({ name, run }) => {
      try {
        run();
        return [];
      } catch (error) {
        return [`${name}: ${(error as Error).message}`];
      }
    });
}

const { requirements, notes } = datadogAgent;
const without = (id: string) => ({
  ...datadogAgent,
  requirements: requirements.filter((one) => one.id !== id),
  notes: notes.filter((one) => one.id !== id),
});

test('the cases are data, and none fails for a sound product', () => {
  expect(failing(productCases(datadogAgent, { pages }))).toEqual([]);
});

test('a row that nobody accounts for is named, with its line and its name', () => {
  const [token, line, ...others] = failing(productCases(without('profiling'), { pages })).slice(-2);
  expect(others).toEqual([]);
  expect(token).toContain("host 'intake.profile.datadoghq.com', in 'Destinations'");
  expect(line).toContain("'Profiling: intake.profile.datadoghq.com'");
});

test('a quote that the page does not print is named', () => {
  const [first, ...rest] = notes;
  const cites = [{ ...first?.cites[0], quote: 'Datadog connects to the Agent.' }];
  const wrong = { ...datadogAgent, notes: [{ ...first, cites }, ...rest] } as typeof datadogAgent;
  expect(failing(productCases(wrong, { pages })).join('\n')).toContain("'Datadog connects to the Agent.'");
});

test('a page that is not kept, and a ledger that is stale, are failures', () => {
  expect(failing(productCases(datadogAgent, { pages: {} })).join('\n')).toContain(
    "pages: { 'network-traffic': 'page.txt' }",
  );
  const stale = { file: page, ledger: join(__dirname, 'no-such-ledger.json') };
  expect(failing(productCases(datadogAgent, { pages: { 'network-traffic': stale } })).join('\n')).toContain(
    'UPDATE_LEDGER=1',
  );
});

test('a framework without globals is passed', () => {
  const registered: string[] = [];
  const framework = {
    describe: (name: string, body: () => void) => {
      registered.push(name);
      body();
    },
    it: (name: string) => registered.push(name),
  };
  describeProduct(datadogAgent, { pages }, framework);
  expect(registered.slice(0, 3)).toEqual(['Datadog Agent', 'lints', 'ids are kebab-case']);
  expect(registered).toContain('every profile compiles for every role and target, and proves');
});
