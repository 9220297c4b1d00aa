import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { expectGolden } from '../golden';
import { EXAMPLES } from './stacks';

const golden = path.join(__dirname, 'golden', 'identities');

interface Resource {
  readonly Type: string;
  readonly Properties?: { readonly RuleGroupName?: unknown; readonly RuleGroup?: object };
}

/** What an update must find again: logical ids, names of rule groups, sids. */
function identitiesOf(example: keyof typeof EXAMPLES): string {
  const { Resources } = Template.fromStack(EXAMPLES[example]()).toJSON() as { Resources: Record<string, Resource> };
  const lines = Object.entries(Resources).flatMap(([id, { Type, Properties: { RuleGroupName, RuleGroup } = {} }]) => [
    `${Type} ${id}`,
    ...(RuleGroupName === undefined ? [] : [`${Type} ${id} is named ${JSON.stringify(RuleGroupName)}`]),
    ...[...JSON.stringify(RuleGroup ?? {}).matchAll(/\bsid:(\d+);/g)].map(([, sid]) => `${Type} ${id} has sid ${sid}`),
  ]);
  return `${lines.sort().join('\n')}\n`;
}

describe('what an update of an example must find again', () => {
  test.each(Object.keys(EXAMPLES) as (keyof typeof EXAMPLES)[])(
    '%s keeps its logical ids, names and sids',
    (example) => {
      expectGolden(path.join(golden, `${example}.txt`), identitiesOf(example));
    },
  );

  test('is kept for every example and for no other', () => {
    expect(readdirSync(golden).sort()).toEqual(Object.keys(EXAMPLES).map((example) => `${example}.txt`));
  });

  test('is named in the changelog where it changes', () => {
    const hash = createHash('sha256');
    for (const file of readdirSync(golden).sort()) hash.update(file).update(readFileSync(path.join(golden, file)));
    const changelog = readFileSync(path.join(__dirname, '../../CHANGELOG.md'), 'utf8');
    const [, latest = ''] = changelog.split(/^## /m);
    // Say there what changed and what an update replaces, and put the new digest beside it.
    expect(latest).toContain(`\`sha256:${hash.digest('hex').slice(0, 16)}\``);
  });
});
