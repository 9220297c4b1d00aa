/** What it takes to load the package: beside an empty process, and a rim beside what it loads of its SDK. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from '../built';
import { above, type Run } from '../harness';

const RIMS = ['cdk', 'pulumi-aws', 'pulumi-azure'] as const;

/** Everything that an entry exports is read, as Node reads it for an ES module that imports one of it. */
const load = (entry: string) => `Object.values(require('${entry}'))`;

export async function measure({ quick, compare }: Run): Promise<void> {
  const core = load('portolan');
  const ofCore = loadedBy(core);
  await compare({
    what: 'load: the core',
    size: `${ofCore.own.length} files`,
    ours: () => run(core),
    peers: { 'an empty process': () => run('') },
    oracle: () => early(ofCore.own) ?? late("require('portolan').PRODUCTS['endpoint-central-cloud'].roles"),
    goals: [above(30)],
  });
  for (const rim of quick ? RIMS.slice(0, 1) : RIMS) {
    const ours = load(`portolan/${rim}`);
    const { own, required } = loadedBy(ours);
    await compare({
      what: `load: portolan/${rim}`,
      size: `${own.length} files`,
      ours: () => run(ours),
      // The files that ours require, in their order, and not each file that these load in turn: to look a thousand of them
      // up would take the peer longer than it takes us.
      peers: { 'what it requires of its SDK': () => run(required.map((file) => `require('${file}')`).join(';')) },
      oracle: () => {
        if (required.length === 0) return 'nothing of an SDK is loaded';
        return early(own) ?? late(`require('portolan/${rim}').endpointCentralCloud.roles`);
      },
      goals: [above(25)],
    });
  }
  const command = [path.join(root, 'dist/cli/bin.js'), '--version'];
  await compare({
    what: 'start of the command',
    size: '--version',
    ours: () => node(command),
    peers: { 'an empty process': () => node(['-e', '']) },
    oracle: (answer) => (/^\d+\.\d+\.\d+\n$/.test(answer) ? null : `${answer} is no version`),
    goals: [above(30)],
  });
}

/** What is wrong with what was loaded before anything was used; a rule and no goal, since no clock is asked. */
function early(own: readonly string[]): string | null {
  const [product] = productsOf(own);
  return product === undefined ? null : `${product} is loaded before its first use`;
}

function late(use: string): string | null {
  const products = productsOf(loadedBy(use).own);
  return products.join() === 'endpoint-central-cloud' ? null : `its use loads ${products.join(', ') || 'no product'}`;
}

/** The products whose pages are among the files. */
function productsOf(own: readonly string[]): readonly string[] {
  return own.flatMap((file) => /\/dist\/catalog\/([^/]+)\/index\.js$/.exec(file)?.[1] ?? []);
}

function run(script: string): string {
  return node(['-e', script]);
}

function node(args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: root });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

interface Loaded {
  /** Files of the package. */
  readonly own: readonly string[];
  /** What these require of others, but for the core's one dependency, in the order in which it is required. */
  readonly required: readonly string[];
}

function loadedBy(script: string): Loaded {
  const print = `; process.stdout.write(JSON.stringify(Object.values(require.cache).map(
    ({ filename, children }) => ({ file: filename, requires: children.map((child) => child.filename) }))))`;
  const modules: readonly { readonly file: string; readonly requires: readonly string[] }[] = JSON.parse(
    run(script + print),
  );
  const slashed = (file: string) => file.split(path.sep).join('/');
  const isOwn = (file: string) => file.startsWith(`${slashed(root)}/dist/`);
  const own = modules.filter(({ file }) => isOwn(slashed(file)));
  const foreign = own.flatMap(({ requires }) => requires.map(slashed).filter((file) => !isOwn(file)));
  return {
    own: own.map(({ file }) => slashed(file)),
    required: [...new Set(foreign)].filter((file) => !file.includes('/node_modules/ipaddr.js/')),
  };
}
