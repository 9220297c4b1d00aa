import type { InlineAnswer } from '../pulumi/engine';
import { inPulumi, SCENES } from './scenes';

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

describe('every named class', () => {
  test.each(Object.entries(SCENES))(
    'registers the same in a preview and in an update, under its component: %s',
    async (_, scene) => {
      const [update, preview] = await Promise.all([inPulumi(scene), inPulumi(scene, { preview: true })]);
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
});
