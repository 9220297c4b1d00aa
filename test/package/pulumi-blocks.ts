import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Answer, runProgram } from '../pulumi/engine';
import { blockFolder, root } from './blocks';

/** What a block has done as a Pulumi program of its own, in an update. */
export interface RanBlock {
  readonly answer: Answer;
  /** The files of its `firewall-requests`, by name. */
  readonly requests: Readonly<Record<string, string>>;
}

/** Runs a block against the built package and the engine of the tests; the repository's examples stand in its folder. */
export async function runPulumiBlock(block: string): Promise<RanBlock> {
  const folder = blockFolder(block);
  try {
    symlinkSync(join(root, 'examples'), join(folder, 'examples'));
    const answer = await runProgram({ program: join(folder, 'app.js'), stack: 'dev', inheritedAliases: true });
    const written = join(folder, 'firewall-requests');
    const files = existsSync(written) ? readdirSync(written) : [];
    return {
      answer,
      requests: Object.fromEntries(files.map((file) => [file, readFileSync(join(written, file), 'utf8')])),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
