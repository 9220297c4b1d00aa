import { blocksOf, runBlock } from './blocks';

const PAGE = 'docs/aws.md';
describe('the page on AWS', () => {
  const blocks = blocksOf(PAGE, 'ts');

  it.each(blocks.map((block, index) => [index + 1, block] as const))(
    'shows a program that runs, number %i',
    (_, block) => {
      const { status, stderr } = runBlock(block);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    },
    60_000,
  );
});
