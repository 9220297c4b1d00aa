import type { InlineAnswer } from '../pulumi/engine';
import {
  firewallsInProgram,
  firewallsInTemplate,
  inCdk,
  inPulumi,
  openedInProgram,
  openedInTemplate,
  SCENES,
  type Scene,
} from './scenes';

/** What components of ours have registered, without themselves. */
const children = ({ resources }: InlineAnswer) =>
  resources.filter(({ urn }) => urn.includes('portolan-aws:') && urn.includes('$'));

/** Each resource by its name: where it stands, and what it was given; other resources by their names. */
function shown({ resources }: InlineAnswer): Readonly<Record<string, unknown>> {
  const names = new Map(resources.map(({ id, urn, name }) => [id ?? urn, name]));
  const opened = (value: unknown): unknown => {
    if (typeof value === 'string') return names.get(value) ?? value;
    if (Array.isArray(value)) return value.map(opened);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, opened(one)]));
  };
  const lines = resources
    .slice(1)
    .map(({ type, name, parent, inputs }) => [
      `${type.split(':').at(-1)} ${name}`,
      { in: resources.find(({ urn }) => urn === parent)?.name, ...(opened(inputs) as object) },
    ]);
  return Object.fromEntries(lines);
}

/** A construct of CDK goes by its path, a component by its name. */
const withoutStack = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll('Stack/', ''));

describe('every named class', () => {
  /** Each scene as it ran in an update. */
  const updates = new Map<Scene, ReturnType<typeof inPulumi>>();
  const updateOf = (scene: Scene) => {
    const update = updates.get(scene) ?? inPulumi(scene);
    updates.set(scene, update);
    return update;
  };

  test.each(Object.entries(SCENES))(
    'registers the same in a preview and in an update, under its component: %s',
    async (_, scene) => {
      const [update, preview] = await Promise.all([updateOf(scene), inPulumi(scene, { preview: true })]);
      expect(preview.answer.error).toBeNull();
      const seen = ({ resources }: InlineAnswer) => resources.map(({ urn, parent }) => `${urn} in ${parent}`).sort();
      expect(seen(preview.answer)).toEqual(seen(update.answer));
      expect(shown(update.answer)).toMatchSnapshot();
      for (const child of children(update.answer)) {
        const parent = update.answer.resources.find(({ urn }) => urn === child.parent);
        expect(parent).toMatchObject({ custom: false });
        expect(child.name === parent?.name || child.name.startsWith(`${parent?.name}-`)).toBe(true);
      }
    },
  );

  test.each(Object.entries(SCENES))('has the plan that CDK has, and opens the same: %s', async (_, scene) => {
    const { stack, made: constructs } = inCdk(scene);
    const { answer, made: components } = await updateOf(scene);
    expect(answer.error).toBeNull();
    expect([...components.keys()]).toEqual([...constructs.keys()]);
    const opened = openedInProgram(answer);
    expect(opened.length).toBeGreaterThan(0);
    expect(opened).toEqual(openedInTemplate(stack));
    expect(firewallsInProgram(answer)).toEqual(firewallsInTemplate(stack));
    for (const [id, { plan }] of components) expect(plan).toEqual(withoutStack(constructs.get(id)?.plan));
  });
});
