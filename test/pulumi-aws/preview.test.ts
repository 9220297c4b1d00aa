import type { InlineAnswer } from '../pulumi/engine';
import { inPulumi, SCENES } from './scenes';

/** What components of ours have registered, without themselves. */
const children = ({ resources }: InlineAnswer) =>
  resources.filter(({ urn }) => urn.includes('portolan-aws:') && urn.includes('$'));

describe('every named class', () => {
  test.each(Object.entries(SCENES))(
    'registers the same in a preview and in an update, under its component: %s',
    async (_, scene) => {
      const [update, preview] = await Promise.all([inPulumi(scene), inPulumi(scene, { preview: true })]);
      expect(preview.answer.error).toBeNull();
      const seen = ({ resources }: InlineAnswer) => resources.map(({ urn, parent }) => `${urn} in ${parent}`).sort();
      expect(seen(preview.answer)).toEqual(seen(update.answer));
      for (const child of children(update.answer)) {
        const parent = update.answer.resources.find(({ urn }) => urn === child.parent);
        expect(parent).toMatchObject({ custom: false });
        expect(child.name === parent?.name || child.name.startsWith(`${parent?.name}-`)).toBe(true);
      }
    },
  );
});
