import path from 'node:path';
import { runProgram } from './engine';

test('a program runs in a process of its own', async () => {
  const program = path.join(__dirname, 'programs', 'component.js');
  const answer = await runProgram({ program, config: { description: 'quiet' }, secretKeys: ['description'] });
  expect(answer).toMatchObject({ exitCode: 0, error: null });
});
