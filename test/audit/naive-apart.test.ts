import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DIRECTORY = join(__dirname, 'naive');
/** What reads texts and asks the proof; everything else was written apart from it. */
const MEETS_THE_PROOF = ['answer.ts', 'beyond.ts', 'holds.ts', 'narrower.ts', 'run.ts', 'trials.ts'];

describe('the naive evaluators and the writers of texts', () => {
  const files = readdirSync(DIRECTORY).filter((name) => name.endsWith('.ts') && !MEETS_THE_PROOF.includes(name));

  it.each(files)('%s imports nothing of the library, nor of what does', (name) => {
    const imported = [...readFileSync(join(DIRECTORY, name), 'utf8').matchAll(/from '([^']+)'/g)].map(
      ([, from]) => from,
    );
    const allowed = new Set(files.map((file) => `./${file.replace(/\.ts$/, '')}`));
    expect(imported.filter((from) => !allowed.has(from ?? ''))).toEqual([]);
  });
});
