import { OFFICE } from './office';
import { OPERATORS } from './operators';
import { sceneTemplates } from './programs';
import { type Mutant, mutantsOf, straysIn, type Template } from './seeded';
import type { Operator } from './seeds';
import { armTemplates, DESCRIBED, exampleTemplates, shownTemplates, writtenTemplates } from './templates';

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
  'examples/audit/cloudformation/lines.yaml: the port of a line is the next one': 'a line before it drops all of it',
  'examples/audit/pulumi-stack/stack.json: a rule of a group opens a port more': 'everything goes out there anyway',
  'terraform/inspection-vpc.json: what is not decided passes': 'a line before it drops everything',
};

/** Templates of all formats that say what an operator alters. */
const EVERYWHERE: Readonly<Record<string, readonly string[]>> = {
  'the own network of a policy is narrower': [
    'office of CloudFormation',
    'office that aws prints',
    'office of Terraform',
    'pulumi/egress-firewall.json',
  ],
  'a policy has no base any more': [
    'arm/base-and-team-policies-by-modules.json',
    'terraform/azurerm-hub-firewall.json',
    'office that az prints',
    'office of Pulumi',
  ],
  ...Object.fromEntries(
    [
      'two priorities are swapped, and what one opens the other closes',
      'two priorities are swapped, of rules that say the same or share nothing',
    ].map((name) => [
      name,
      ['office of Resource Manager', 'office of Terraform', 'office that az prints', 'office of Pulumi'],
    ]),
  ),
};

/** Faults that an audit rightly judges alike; they are asked of it in the soak. */
const JUDGED_ALIKE: Readonly<Record<string, string>> = {
  'example mobicontrol-closed-network: a rule of a group is dropped': 'it is the entry that reaches nobody',
};

/** The exceptions that were needed, and the faults that an audit has judged otherwise. */
const needed = new Set<string>();
const judged = new Set<string>();

/** The operators that some template can say, by what the template is; filled as the templates are gone through. */
const applied = new Map<string, string[]>();

const figures = { templates: 0, told: 0, harmless: 0, audited: 0, none: 0 };

/** Most templates have few of the places that operators look for; this share of all has none, and more would be a hollow test. */
const MOST_WITHOUT = 0.8;

/** What the judgement of an operator, the difference and the audit do not agree on. */
function strayIn(
  template: Template,
  isAudited: (template: Template, operator: Operator) => boolean,
): readonly string[] {
  const mutants = mutantsOf(template, (operator) => isAudited(template, operator));
  figures.templates += 1;
  figures.none += mutants.filter((one) => one === null).length;
  const real = mutants.filter((one): one is Mutant => one !== null);
  figures.told += real.filter(({ harm, isSame }) => harm && !isSame).length;
  figures.harmless += real.filter(({ harm, isSame }) => !harm && isSame).length;
  for (const { harm, isSame, isSameVerdict, operator } of real)
    if (harm && !isSame && isSameVerdict === false) judged.add(`${template.name}: ${operator}`);
  figures.audited += real.filter(({ harm, isSameVerdict }) => !harm && isSameVerdict === true).length;
  for (const { operator } of real) applied.set(operator, [...(applied.get(operator) ?? []), template.name]);
  return straysIn(real).filter((one) => {
    if (EXCEPTIONS[one] !== undefined) needed.add(one);
    return EXCEPTIONS[one] === undefined && JUDGED_ALIKE[one] === undefined;
  });
}

/** Puts every fault into every template; `isAudited` says of which of them the audit is asked as well. */
export function expectTold(isAudited: (template: Template, operator: Operator) => boolean): void {
  describe.each([
    ['templates as users of each tool write them', async () => [...writtenTemplates(), DESCRIBED, ...OFFICE]],
    ['the templates of our examples', async () => [...exampleTemplates(), ...shownTemplates()]],
    ['templates of Resource Manager of our plans', async () => armTemplates()],
    ['programs of Pulumi', sceneTemplates],
  ] as const)('%s', (_, templates) => {
    test('every fault is told and is judged otherwise, and what is harmless is no difference and no other verdict', async () => {
      expect((await templates()).flatMap((one) => strayIn(one, isAudited))).toEqual([]);
    });
  });

  test.each(Object.entries(EVERYWHERE))('%s: in every format that can say it', (operator, templates) => {
    expect(applied.get(operator)).toEqual(expect.arrayContaining([...templates]));
  });

  test('every alteration has a place in some template, and not in few of them', () => {
    expect(OPERATORS.map(({ name }) => name).filter((name) => !applied.has(name))).toEqual([]);
    expect(figures.none / (figures.templates * OPERATORS.length)).toBeLessThan(MOST_WITHOUT);
  });

  test('an exception that is no longer needed is taken from the list', () => {
    expect(Object.keys(EXCEPTIONS).filter((one) => !needed.has(one))).toEqual([]);
    expect(Object.keys(JUDGED_ALIKE).filter((one) => judged.has(one))).toEqual([]);
  });

  afterAll(() => {
    process.stdout.write(
      `seeded faults: ${figures.templates} templates, ${OPERATORS.length} operators, ${figures.told} faults told ` +
        `(${judged.size} of them by an audit as well), ` +
        `${figures.harmless} harmless alterations passed (${figures.audited} of them audited), ` +
        `${figures.none} of ${figures.templates * OPERATORS.length} without a place\n`,
    );
  });
}
