/**
 * What `npm run start:azure` runs: a preview of `examples/pulumi/endpoint-central-azure`, with the small engine of the tests
 * in the place of Pulumi's command. Prints what it opens, with the sentence of the vendor that asks for each rule and the
 * verdict of the proof, and what Pulumi would make.
 */
import path from 'node:path';
import type { Resource } from '@pulumi/pulumi';
import { registerStackTransformation } from '@pulumi/pulumi/runtime';
import { AzureFirewallRules, RoleAccess } from 'portolan/pulumi-azure';
import { type Registered, runInline } from '../test/pulumi/engine';
import { fits, printReport, printVerdict } from './on-screen';

const EXAMPLE = 'endpoint-central-azure';

async function start(): Promise<void> {
  const made: Resource[] = [];
  const { error, resources } = await runInline({ project: EXAMPLE, stack: 'dev', preview: true }, () => {
    registerStackTransformation(({ resource }) => {
      made.push(resource);
      return undefined;
    });
    require(path.join(__dirname, 'pulumi', EXAMPLE, 'index.ts'));
  });
  if (error !== null) throw new Error(error);

  const groups = made.filter((resource) => resource instanceof RoleAccess);
  const firewalls = made.filter((resource) => resource instanceof AzureFirewallRules);
  const reports = [...groups, ...firewalls].map((component) => component.report);
  for (const [index, report] of reports.entries()) printReport(report, firewalls[index - groups.length]?.plan);
  process.stdout.write(`${registrations(resources).join('\n')}\n`);
  printVerdict(reports);
}

/** What stands directly in the stack, and under each component what it makes. */
function registrations(resources: readonly Registered[]): readonly string[] {
  const stack = resources.find(({ parent }) => parent === null);
  const below = (of: string | undefined) =>
    resources
      .filter(({ parent }) => parent === of)
      .map(({ name, type, urn }) => ({ name, urn, type: type.split(':').at(-1) ?? type }))
      .sort((a, b) => (`${a.type} ${a.name}` < `${b.type} ${b.name}` ? -1 : 1));
  const rows = below(stack?.urn).flatMap((one) => [
    { ...one, indent: '  ' },
    ...below(one.urn).map((child) => ({ ...child, indent: '    ' })),
  ]);
  const column = Math.max(...rows.map(({ indent, type }) => indent.length + type.length)) + 2;
  const lines = rows.flatMap(({ indent, type, name }) => {
    const line = `${`${indent}${type}`.padEnd(column)}${name}`;
    return fits(line) ? [line] : [`${indent}${type}`, `${indent}  ${name}`];
  });
  return ['Registered with Pulumi', ...lines, ''];
}

start().catch(({ message }: Error) => {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
});
