/** What it takes to load the package: beside an empty process, and a rim beside what it loads of its SDK. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from '../built';
import { above, type Run } from '../harness';

const RIMS = ['cdk', 'pulumi-aws', 'pulumi-azure'] as const;

export async function measure({ quick, compare }: Run): Promise<void> {
  const core = "require('portolan')";
  await compare({
    what: 'load: the core',
    size: 'a process',
    ours: () => run(core),
    peers: { 'an empty process': () => run('') },
    oracle: () => {
      const [early] = productsOf(loadedBy(core));
      if (early !== undefined) return `${early} is loaded before its first use`;
      const used = productsOf(loadedBy(`${core}.PRODUCTS['endpoint-central-cloud'].roles`));
      return used.includes('endpoint-central-cloud') ? null : 'no product is loaded on its use';
    },
    goals: [above(30)],
  });
  for (const rim of quick ? RIMS.slice(0, 1) : RIMS) {
    const ours = `require('portolan/${rim}')`;
    const loaded = loadedBy(ours);
    const files = loaded.filter((file) => packageOf(file) !== null && packageOf(file) !== 'ipaddr.js');
    const products = productsOf(loaded);
    await compare({
      what: `load: portolan/${rim}`,
      size: `${files.length} files of SDKs`,
      ours: () => run(ours),
      peers: {
        'the same files of the SDKs': () => run(`for (const file of ${JSON.stringify(files)}) require(file)`),
      },
      oracle: () => (files.length > 0 ? null : 'nothing of an SDK is loaded'),
      goals: [above(25), () => ({ goal: 'products on first use', held: products.length === 0 })],
    });
  }
}

/** The products among the files that are loaded. */
function productsOf(files: readonly string[]): readonly string[] {
  const folders = files.flatMap((file) => /dist\/catalog\/([^/]+)\//.exec(file)?.[1] ?? []);
  return [...new Set(folders)].filter((folder) => folder !== 'supplements');
}

function run(script: string): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8', cwd: root });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

function loadedBy(script: string): readonly string[] {
  const print = '; process.stdout.write(JSON.stringify(Object.keys(require.cache)))';
  const files: readonly string[] = JSON.parse(run(script + print));
  return files.map((file) => file.split(path.sep).join('/'));
}

function packageOf(file: string): string | null {
  return /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? null;
}
