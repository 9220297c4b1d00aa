import fs from 'node:fs';
import path from 'node:path';
import { readDeployment } from '../../../lib/proof/read-deployment';
import type { Format } from '../../../lib/proof/readers/deployment';

const FOLDER = path.join(__dirname, 'templates');

/** The formats that stand in each folder; what commands print belongs together and is read in one call. */
const FOLDERS: Readonly<Record<string, { readonly formats: readonly Format[]; readonly together?: true }>> = {
  arm: { formats: ['arm'] },
  'aws-deployed': { formats: ['aws-deployed'], together: true },
  'azure-deployed': { formats: ['azure-deployed'], together: true },
  cloudformation: { formats: ['cloudformation'] },
  pulumi: { formats: ['pulumi-preview', 'pulumi-stack'] },
  terraform: { formats: ['terraform-plan'] },
};

/** What is known not to be understood: everything else is. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  'arm/cluster-egress-of-a-classic-firewall.json': ['has the protocols of its FQDN tag'],
  'cloudformation/firewall-domains.yaml': ['is a rule group that AWS manages, whose lines nobody can read'],
};

const namesIn = (folder: string) => fs.readdirSync(path.join(FOLDER, folder)).map((name) => `${folder}/${name}`);
const readingOf = (...names: readonly string[]) =>
  readDeployment(names.map((name) => ({ name, text: fs.readFileSync(path.join(FOLDER, name), 'utf8') })));

test('every format is there, in twenty files and more', () => {
  expect(fs.readdirSync(FOLDER).sort()).toEqual(Object.keys(FOLDERS).sort());
  expect(Object.keys(FOLDERS).flatMap(namesIn).length).toBeGreaterThanOrEqual(20);
});

describe.each(Object.entries(FOLDERS))('%s', (folder, { formats, together }) => {
  const names = namesIn(folder);

  test.each(together === true ? [names] : names.map((name) => [name]))('%s', (...read) => {
    const { filters, notUnderstood } = readingOf(...read);
    expect(notUnderstood.map(({ why }) => why)).toEqual(read.flatMap((name) => KNOWN[name] ?? []));
    expect(filters.length).toBeGreaterThan(0);
    for (const { rules } of filters) expect(rules.length).toBeGreaterThan(0);
  });

  test('holds the formats that it is named for', () => {
    const found = together === true ? readingOf(...names).formats : names.flatMap((name) => readingOf(name).formats);
    expect([...new Set(found)].sort()).toEqual(formats);
  });
});
