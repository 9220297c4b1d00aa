import { resourcesOf } from './scene';
import { SCENES } from './scenes';

/** Each scene's resources, whole: a reviewer reads what would be deployed. */
describe('the template of', () => {
  test.each(Object.entries(SCENES))('%s', (_, scene) => {
    for (const stack of scene()) expect(resourcesOf(stack)).toMatchSnapshot(stack.node.id);
  });
});
