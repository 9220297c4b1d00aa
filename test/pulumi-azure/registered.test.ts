import { allProducts } from 'portolan/catalog';
import { walkInputs } from '../azure/walk';
import { type InlineAnswer, registered, runInline } from '../pulumi/engine';
import { SCENES } from './scenes';

const REQUIREMENTS = allProducts().flatMap(({ requirements }) => requirements.map(({ id }) => id));

const seen = ({ resources }: InlineAnswer) => resources.map(({ urn, parent }) => `${urn} in ${parent}`).sort();

/** The answer of each scene, in an update and in a preview, once it has run. */
const answers = new Map<string, Promise<readonly [update: InlineAnswer, preview: InlineAnswer]>>();

function answersOf(name: string) {
  const program = SCENES[name];
  if (program === undefined) throw new Error(`no scene ${name}`);
  const run = async () => [await runInline({}, program), await runInline({ preview: true }, program)] as const;
  const running = answers.get(name) ?? run();
  answers.set(name, running);
  return running;
}

describe.each(Object.keys(SCENES))('%s', (name) => {
  let update: InlineAnswer;
  let preview: InlineAnswer;
  beforeAll(async () => {
    [update, preview] = await answersOf(name);
  });

  test('registers what is on record', () => {
    expect([update.error, preview.error]).toEqual([null, null]);
    expect(registered(update)).toMatchSnapshot();
  });

  test('registers the same names under the same parents in a preview and in an update', () => {
    expect(seen(preview)).toEqual(seen(update));
    const ours = update.resources.filter(({ type }) => type.startsWith('portolan-azure:'));
    expect(ours.length).toBeGreaterThan(0);
    for (const { urn, parent } of ours) {
      expect(parent).toContain('pulumi:pulumi:Stack');
      for (const child of update.resources.filter((one) => one.parent === urn)) {
        const name = urn.split('::').at(-1) ?? '';
        expect(child.name === name || child.name.startsWith(`${name}-`)).toBe(true);
        expect(REQUIREMENTS.filter((id) => child.name.includes(id))).toEqual([]);
      }
    }
  });

  test('passes to Azure what its models take', () => {
    const native = [...update.resources, ...preview.resources].filter(({ type }) => type.startsWith('azure-native:'));
    expect(
      native.flatMap(({ type, name, inputs }) => walkInputs(type, inputs).map((one) => `${name}: ${one}`)),
    ).toEqual([]);
  });
});

test('every child is of a type that costs nothing by the hour', async () => {
  const all = await Promise.all(Object.keys(SCENES).map(answersOf));
  const types = all.flatMap(([{ resources }]) =>
    resources.filter(({ urn }) => /portolan-azure:.*\$/.test(urn)).map(({ type }) => type),
  );
  expect([...new Set(types)].sort()).toEqual([
    'azure-native:network:ApplicationSecurityGroup',
    'azure-native:network:FirewallPolicy',
    'azure-native:network:FirewallPolicyRuleCollectionGroup',
    'azure-native:network:IpGroup',
    'azure-native:network:NetworkSecurityGroup',
  ]);
});
