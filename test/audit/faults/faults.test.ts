import { OPERATORS } from './operators';
import { type Mutant, mutantsOf, type Template } from './seeded';
import { armTemplates, DESCRIBED, exampleTemplates, pulumiTemplates, writtenTemplates } from './templates';

/** Faults that change nothing, or alterations that do, by what the template itself says; only ever fewer. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  // A portal exports each rule twice: in its group, and as a resource of the same name that is then another.
  ...Object.fromEntries(
    [
      'a security rule is dropped',
      'a rule resource is dropped',
      'a port of a security rule is a range of one',
      'priorities of security rules are shifted together',
      'a security rule is called otherwise',
    ].map((name) => [`arm/exported-by-a-portal.json: ${name}`, 'it stands twice']),
  ),
  'aws-deployed/security-groups.json: a rule of a group opens a port more': 'everything goes out there anyway',
  'terraform/inspection-vpc.json: what is not decided passes': 'a line before it drops everything',
};

const figures = { templates: 0, told: 0, harmless: 0, none: 0 };

/** What the judgement of an operator and the difference do not agree on. */
function strayIn(template: Template): readonly string[] {
  const mutants = mutantsOf(template);
  figures.templates += 1;
  figures.none += mutants.filter((one) => one === null).length;
  const real = mutants.filter((one): one is Mutant => one !== null);
  figures.told += real.filter(({ harm, isSame }) => harm && !isSame).length;
  figures.harmless += real.filter(({ harm, isSame }) => !harm && isSame).length;
  return real
    .filter(({ harm, isSame }) => harm === isSame)
    .map(({ template: name, operator }) => `${name}: ${operator}`)
    .filter((one) => EXCEPTIONS[one] === undefined);
}

test('there are thirty kinds of faults, and as many that are none', () => {
  expect(OPERATORS.filter(({ harm }) => harm).length).toBeGreaterThanOrEqual(30);
  expect(OPERATORS.filter(({ harm }) => !harm).length).toBeGreaterThanOrEqual(25);
});

describe.each([
  ['templates as users of each tool write them', async () => [...writtenTemplates(), DESCRIBED]],
  ['the templates of our examples', async () => exampleTemplates()],
  ['templates of Resource Manager of our plans', async () => armTemplates()],
  ['programs of Pulumi', pulumiTemplates],
] as const)('%s', (_, templates) => {
  test('every fault is told, and what is harmless is no difference', async () => {
    expect((await templates()).flatMap(strayIn)).toEqual([]);
  });
});

afterAll(() => {
  process.stdout.write(
    `seeded faults: ${figures.templates} templates, ${OPERATORS.length} operators, ${figures.told} faults told, ` +
      `${figures.harmless} harmless alterations passed, ${figures.none} not applicable\n`,
  );
});
