import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Answer } from './answer';
import { configKey, Deployment, type EngineOptions, projectOf, stackOf } from './deployment';
import { collectRejections } from './stray-rejections';

export {
  type AliasParts,
  type Answer,
  type Invoked,
  type LogMessage,
  type Registered,
  registered,
  type Summary,
} from './answer';
export type { EngineOptions } from './deployment';
export { UNKNOWN, type Value, type Values } from './wire';

export interface ProgramOptions extends EngineOptions {
  /** The program's file, absolute: JavaScript, or TypeScript, in which `portolan` and its subpaths are the sources. */
  readonly program: string;
  /** The folder in which it runs, which is the project's root as well. Default: the program's folder. */
  readonly cwd?: string;
  /** In TypeScript `portolan` is the built package, as it is for its users. Default: false. */
  readonly built?: boolean;
}

const root = path.resolve(__dirname, '..', '..');

/** Where Pulumi's SDK is told that the engine is; it has its clients already, and connects to nothing. */
const SAME_PROCESS = 'the same process';

/** Longer than any program of ours takes on a busy machine; one that is still running then has hung. */
const PATIENCE = 90_000;
const tooLong = (patience: number): string => `the program has not ended within ${patience} ms`;

/** Runs a program as Pulumi's command runs it, in a process of its own. */
export async function runProgram(options: ProgramOptions): Promise<Answer> {
  const { program, cwd = path.dirname(program), built = false, preview = false, patience = PATIENCE } = options;
  const deployment = new Deployment(options);
  const address = await deployment.listen();
  const loader = program.endsWith('.ts') ? ['--import', pathToFileURL(require.resolve('tsx')).href] : [];
  const runner = [
    require.resolve('@pulumi/pulumi/cmd/run'),
    `--monitor=${address}`,
    `--engine=${address}`,
    `--project=${projectOf(options)}`,
    `--stack=${stackOf(options)}`,
    '--organization=organization',
    `--root-directory=${cwd}`,
    `--pwd=${cwd}`,
    '--parallel=16',
    ...(preview ? ['--dry-run'] : []),
    program,
  ];
  try {
    const child = spawn(process.execPath, ['--require', require.resolve('./uncoloured.cjs'), ...loader, ...runner], {
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        TSX_TSCONFIG_PATH: path.join(root, built ? 'tsconfig.build.json' : 'tsconfig.json'),
        ...configOf(options, (config, secretKeys) => ({
          PULUMI_CONFIG: JSON.stringify(config),
          PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(secretKeys),
        })),
      },
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const timer = setTimeout(() => {
      said += tooLong(patience);
      child.kill('SIGKILL');
    }, patience);
    const exitCode = await new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve(code ?? -1));
    });
    clearTimeout(timer);
    return answerOf(deployment, exitCode, said);
  } finally {
    deployment.close();
  }
}

/** The answer of a program that ran in the test's own process, with what it has thrown. */
export interface InlineAnswer extends Answer {
  readonly thrown: readonly unknown[];
}

/**
 * Runs a program in this process, many times faster than one of its own; what the function returns are the outputs of
 * the stack. Several may run at the same time. What is thrown, at once or in an `apply`, is the answer's `error`. A timer
 * or a promise that the program does not wait for is not waited for either.
 */
export async function runInline(options: EngineOptions, program: () => unknown): Promise<InlineAnswer> {
  // Loaded here, since a file that only spawns programs does without.
  const { withLocalStorage } = require('@pulumi/pulumi/runtime/state') as Storage;
  const deployment = new Deployment(options);
  const restore = withPlainStacks();
  try {
    return await withLocalStorage(() => collectRejections((errors) => runHere(deployment, program, errors)));
  } finally {
    restore();
    deployment.close();
  }
}

/** How stacks are written while no program runs, and how deep they are. */
let written: Pick<ErrorConstructor, 'prepareStackTrace' | 'stackTraceLimit'>;
let running = 0;
/** Node's own depth; Jest's is ten times as much. */
const DEPTH = 10;

/**
 * Pulumi's SDK writes down a stack with every promise, and a whole one with every resource, which nobody reads here; Jest
 * would look up each of their lines in source maps. While a program runs, stacks stand as Node writes them. Returns what
 * ends that.
 */
function withPlainStacks(): () => void {
  if (running++ === 0) {
    const { prepareStackTrace, stackTraceLimit } = Error;
    written = { prepareStackTrace, stackTraceLimit };
    Error.stackTraceLimit = DEPTH;
    Error.prepareStackTrace = (error, frames) => [String(error), ...frames.slice(0, DEPTH)].join('\n    at ');
  }
  return () => {
    if (--running === 0) Object.assign(Error, written);
  };
}

async function runHere(deployment: Deployment, program: () => unknown, errors: unknown[]): Promise<InlineAnswer> {
  const { options } = deployment;
  const { runtime } = require('@pulumi/pulumi') as typeof import('@pulumi/pulumi');
  const settings = require('@pulumi/pulumi/runtime/settings') as Settings;
  const { getStore } = require('@pulumi/pulumi/runtime/state') as Storage;
  const { preview = false, patience = PATIENCE } = options;
  const [project, stack] = [projectOf(options), stackOf(options)];
  settings.resetOptions(project, stack, 16, SAME_PROCESS, SAME_PROCESS, preview, 'organization');
  const { monitor, engine } = deployment.clients();
  Object.assign(getStore().settings, { monitor, engine });
  configOf(options, (config, secretKeys) => runtime.setAllConfig(config, secretKeys));

  const ended = runtime
    .runInPulumiStack(async () => {
      try {
        return (await program()) as Record<string, unknown>;
      } catch (error) {
        errors.push(error);
        return {};
      }
    })
    .catch((error: unknown) => errors.push(error))
    .then(() => settle(settings, getStore().settings));
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<void>((_, reject) => {
    timer = setTimeout(() => reject(new Error(tooLong(patience))), patience);
  });
  await Promise.race([ended, waited]).catch((error: unknown) => errors.push(error));
  clearTimeout(timer);
  // `disconnect` would wait for a program that has hung.
  getStore().callbacks?.shutdown();
  monitor.close();
  engine.close();

  const thrown = [...new Set(errors)];
  for (const error of thrown) {
    const message = error instanceof Error ? error.message : String(error);
    deployment.logs.push({ severity: 'error', message, urn: null });
  }
  return { ...answerOf(deployment, thrown.length === 0 ? 0 : 32, ''), thrown };
}

/**
 * Waits for all calls to the engine, until a turn of the event loop brings no new one: what is made in an `apply` is
 * known to the engine some turns after what it waits for.
 */
async function settle({ waitForRPCs }: Settings, settings: { readonly rpcDone: unknown }): Promise<void> {
  for (let seen: unknown; seen !== settings.rpcDone; ) {
    seen = settings.rpcDone;
    await waitForRPCs();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function configOf<T>(options: EngineOptions, set: (config: Record<string, string>, secretKeys: string[]) => T): T {
  const { config = {}, secretKeys = [] } = options;
  const named = Object.entries(config).map(([key, value]) => [configKey(options, key), value] as const);
  return set(
    Object.fromEntries(named),
    secretKeys.map((key) => configKey(options, key)),
  );
}

function answerOf(deployment: Deployment, exitCode: number, said: string): Answer {
  const { logs, resources, invokes } = deployment;
  const error = logs.find(({ severity }) => severity === 'error')?.message;
  const outputs = resources.find(({ type }) => type === 'pulumi:pulumi:Stack')?.outputs ?? {};
  return {
    exitCode,
    error: error ?? (exitCode === 0 ? null : said || `the program has ended with ${exitCode}`),
    logs,
    resources,
    invokes,
    outputs,
  };
}

// Parts of Pulumi's runtime that carry no public types.
interface Settings {
  readonly resetOptions: typeof import('@pulumi/pulumi/runtime/settings').resetOptions;
  readonly waitForRPCs: () => Promise<void>;
}
interface Storage {
  readonly withLocalStorage: <T>(run: () => T) => T;
  readonly getStore: () => {
    readonly settings: { readonly rpcDone: unknown };
    readonly callbacks?: { shutdown(): void };
  };
}
