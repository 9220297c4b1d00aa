import { blocksOf, runBlock } from './blocks';

const PAGE = 'docs/sets.md';

it('the page on sets shows a program that prints what the page says', () => {
  const [program = '', ...others] = blocksOf(PAGE, 'ts');
  const [printed] = blocksOf(PAGE, 'text');
  const { status, stdout, stderr } = runBlock(program);
  expect({ status, stderr, others }).toEqual({ status: 0, stderr: '', others: [] });
  expect(stdout).toBe(printed);
}, 60_000);
