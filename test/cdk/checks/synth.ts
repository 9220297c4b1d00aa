import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { App, CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { NetworkChecks, type NetworkChecksProps } from 'portolan/cdk';

/** A resource as a template has it. */
export interface RawResource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

export type RawResources = Readonly<Record<string, RawResource>>;

/** A finding as CDK's own report has it. */
export interface Reported {
  readonly id: string;
  readonly severity: string;
  readonly path: string;
  readonly at: string;
  readonly says: string;
  readonly fix: string;
}

export interface SynthResult {
  readonly findings: readonly Reported[];
  /** What was acknowledged, with the reason. */
  readonly silenced: readonly (Reported & { readonly reason: string })[];
  /** What a user reads. */
  readonly output: string;
  /** Whether the synth was stopped. */
  readonly failed: boolean;
}

interface ReportedViolation {
  readonly ruleName: string;
  readonly description: string;
  readonly suggestedFix: string;
  readonly severity: string;
  readonly reason?: string;
  readonly violatingConstructs: readonly {
    readonly constructPath: string;
    readonly cloudFormationResource?: { readonly propertyPaths?: readonly string[] };
  }[];
}

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'portolan-checks-'));
process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));
let apps = 0;

/** An app in a folder of its own. */
export function appToCheck(context: Readonly<Record<string, unknown>> = {}): App {
  return new App({ context, analyticsReporting: false, outdir: path.join(scratch, String(apps++)) });
}

/** A stack with resources as they are written here, character by character. */
export function stackOf(app: App, resources: RawResources, id = 'Stack'): Stack {
  const stack = new Stack(app, id);
  for (const [logicalId, { Type: type, Properties: properties }] of Object.entries(resources)) {
    new CfnResource(stack, logicalId, { type, properties });
  }
  return stack;
}

/** Synthesizes with the checks, and reads the report that CDK writes. */
export function check(app: App, props?: NetworkChecksProps): SynthResult {
  Validations.of(app).addPlugins(new NetworkChecks(props));
  return synthesized(app);
}

/** What plugins of an app report; ours, where none is named. */
export function synthesized(app: App, ...plugins: readonly string[]): SynthResult {
  const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  let thrown = '';
  try {
    app.synth();
  } catch (error) {
    thrown = (error as Error).message;
    if (!thrown.startsWith('Validation failed') && !/Acknowledge with|Rule '/.test(thrown)) throw error;
  }
  const output = [thrown, ...printed.mock.calls.map(([text]) => String(text))].filter(Boolean).join('\n');
  printed.mockRestore();
  const file = path.join(app.outdir, 'validation-report.json');
  if (!fs.existsSync(file)) return { findings: [], silenced: [], output, failed: thrown !== '' };
  const { pluginReports } = JSON.parse(fs.readFileSync(file, 'utf8')) as {
    pluginReports: readonly {
      pluginName: string;
      conclusion: string;
      metadata?: { error?: string };
      violations: readonly ReportedViolation[];
      suppressedViolations?: readonly ReportedViolation[];
    }[];
  };
  const own = pluginReports.filter(({ pluginName }) =>
    (plugins.length === 0 ? ['portolan'] : plugins).includes(pluginName),
  );
  const broken = own.flatMap(({ metadata }) => metadata?.error ?? []);
  if (broken.length > 0) throw new Error(broken.join('\n'));
  return {
    findings: own.flatMap(({ violations }) => violations.flatMap(flat)),
    silenced: own.flatMap(({ suppressedViolations = [] }) => suppressedViolations.flatMap(flat)),
    output,
    failed: thrown !== '',
  };
}

function flat({ ruleName, description, suggestedFix, severity, reason = '', violatingConstructs }: ReportedViolation) {
  return violatingConstructs.map(({ constructPath, cloudFormationResource }) => ({
    id: ruleName,
    severity,
    path: constructPath,
    at: cloudFormationResource?.propertyPaths?.join(' ') ?? '',
    says: description,
    fix: suggestedFix,
    reason,
  }));
}
