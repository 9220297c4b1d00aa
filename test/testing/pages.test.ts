import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf, root } from '../package/blocks';

/** Each page shows lines of files that are compiled with everything else, and run by tests beside this one. */
const SHOWN: Readonly<Record<string, { readonly folder: string; readonly blocks: number }>> = {
  'docs/golden-modules.md': { folder: 'examples/golden-module/cdk', blocks: 6 },
  'docs/write-a-product.md': { folder: 'examples/product/datadog-agent', blocks: 6 },
};

function filesOf(folder: string): readonly string[] {
  return readdirSync(join(root, folder)).map((file) => readFileSync(join(root, folder, file), 'utf8'));
}

describe.each(Object.entries(SHOWN))('%s', (page, { folder, blocks: count }) => {
  const blocks = ['ts', 'json'].flatMap((language) => blocksOf(page, language));

  test('shows as many blocks as are looked at', () => {
    expect(blocks).toHaveLength(count);
  });

  test.each(blocks.map((block) => [block.split('\n', 1)[0] ?? '', block] as const))(
    'shows lines of its example, from %j on',
    (_, block) => {
      expect(filesOf(folder).some((text) => text.includes(block))).toBe(true);
    },
  );
});
