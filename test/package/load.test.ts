import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** What a user may load first, and the most files of the package that it may load. */
const ENTRIES = [
  { file: 'dist/catalog/index.js', most: 5 },
  { file: 'dist/index.js', most: 80 },
  { file: 'dist/cdk/index.js', most: 65 },
  { file: 'dist/pulumi-aws/index.js', most: 80 },
  { file: 'dist/pulumi-azure/index.js', most: 70 },
  // The list of commands, of which each is loaded where its name stands on the line.
  { file: 'dist/cli/program.js', most: 20 },
];

/** What is loaded when it is first called: of each layer the file that loads all of the layer. */
const WORK =
  /^dist.(?:catalog.[a-z-]+.index|targets.[a-z-]+.compile|proof.prove|report.report-of|requests.read|cdk.checks.table)\.js$/;

/** The products whose pages are among the files; what names the values of their choices is none of it. */
function productsIn(own: readonly string[]): string[] {
  return own.flatMap((file) => /^dist.catalog.([a-z-]+).index\.js$/.exec(file)?.[1] ?? []).sort();
}

describe('the built package', () => {
  /** What a fresh process has loaded after requiring a file of dist, and using it: packages, and the package's own files. */
  function loadedBy(
    file: string,
    use = '',
    by: 'require' | 'import' = 'require',
  ): { packages: string[]; own: string[]; files: string[] } {
    const whole = JSON.stringify(path.join(root, file));
    const script =
      by === 'require'
        ? `require(${whole})${use}; console.log(JSON.stringify(Object.keys(require.cache)))`
        : `
          import * as all from ${whole};
          import Module from 'node:module';
          for (const name of Object.keys(Module.createRequire(${whole})(${whole})))
            if (!(name in all)) throw new Error(name + ' cannot be imported by its name');
          console.log(JSON.stringify(Object.keys(Module._cache)))`;
    const options = by === 'require' ? [] : ['--input-type=module'];
    const cache: string[] = JSON.parse(
      execFileSync(process.execPath, [...options, '-e', script], { encoding: 'utf8', cwd: root }),
    );
    const files = cache.map((each) => each.split(path.sep).join('/'));
    const packages = files.flatMap((each) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(each)?.[1] ?? []);
    const own = cache.filter((each) => each.startsWith(path.join(root, 'dist')));
    return { packages: [...new Set(packages)].sort(), own: own.map((each) => path.relative(root, each)), files };
  }

  test('loads no package but ipaddr.js with the core', () => {
    expect(loadedBy('dist/index.js').packages).toEqual(['ipaddr.js']);
  });

  test('says in the first line of the command that Node runs it', () => {
    expect(readFileSync(path.join(root, 'dist/cli/bin.js'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  test('asks for no global types of Node in its declarations, so that it compiles where none are loaded', () => {
    const declarations = readdirSync(path.join(root, 'dist'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.d.ts'),
    );
    const text = (file: string) => readFileSync(path.join(root, 'dist', file), 'utf8');
    expect(declarations.length).toBeGreaterThan(100);
    expect(declarations.filter((file) => /\b(?:NodeJS|Buffer)\b/.test(text(file)))).toEqual([]);
  });

  test.each(ENTRIES)(
    'loads no product, and of no layer what works, with $file, by require and by import',
    ({ file, most }) => {
      // An ES module reads every export of what it imports.
      const ways = [loadedBy(file).own, loadedBy(file, '', 'import').own];
      for (const own of ways) {
        expect(own.filter((each) => WORK.test(each))).toEqual([]);
        // What a file costs is mostly that it is one: a bound on their number holds on every machine.
        expect(own.length).toBeLessThanOrEqual(most);
      }
    },
  );

  test('loads a product when something of it is first read, and no other', () => {
    for (const { file } of ENTRIES.filter(({ file: one }) => one.includes('cdk') || one.includes('pulumi'))) {
      expect(productsIn(loadedBy(file, '.ismCloudOne').own)).toEqual([]);
      expect(productsIn(loadedBy(file, '.ismCloudOne.name').own)).toEqual(['ism-cloudone']);
    }
    for (const file of ['dist/index.js', 'dist/catalog/index.js'])
      expect(productsIn(loadedBy(file, ".PRODUCTS['mobicontrol'].notes").own)).toEqual(['mobicontrol']);
  });

  test('loads with a named class its own product, and with one target what compiles for it', () => {
    const use = `;
      const { App, Stack } = require('aws-cdk-lib');
      const { Vpc } = require('aws-cdk-lib/aws-ec2');
      const { EndpointCentralEgress, HostEnforcement, RoleAccess } = require(${JSON.stringify(path.join(root, 'dist/cdk'))});
      const stack = new Stack(new App(), 'Stack');
      const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['a'] });
      const hostEnforcement = HostEnforcement.none('a test');
      const agents = new EndpointCentralEgress(stack, 'Agents', { vpc, dataCenter: 'JP', hostEnforcement });
      if (!(agents instanceof RoleAccess)) throw new Error('no role construct')`;
    const { own } = loadedBy('dist/cdk/index.js', use);
    expect(productsIn(own)).toEqual(['endpoint-central-cloud']);
    const targets = own.flatMap((each) => /targets.([a-z-]+).compile\.js$/.exec(each)?.[1] ?? []);
    expect(targets).toEqual(['aws-security-group']);
  });

  test('loads the public suffix list with the lints, and not with the command', () => {
    expect(loadedBy('dist/testing/index.js').packages).toContain('tldts');
    expect(loadedBy('dist/cli/program.js').packages).not.toContain('tldts');
  });

  test('loads with the audit ipaddr.js and string-width, and a parser not before a file is read', () => {
    const audit = loadedBy('dist/audit/index.js').packages;
    const drawing = ['ansi-regex', 'emoji-regex', 'is-fullwidth-code-point', 'string-width', 'strip-ansi'];
    expect(audit).toEqual([...drawing, 'ipaddr.js'].sort());
    const reading = (name: string, text: string) => {
      const { packages } = loadedBy('dist/audit/index.js', `.readDeployment([${JSON.stringify({ name, text })}])`);
      return packages.filter((one) => !audit.includes(one));
    };
    expect(reading('a.yaml', 'Resources: { A: { Type: AWS::EC2::VPC } }')).toEqual(['yaml']);
    expect(reading('a.json', '{ "Resources": { "A": { "Type": "AWS::EC2::VPC" } } }')).toEqual([]);
    expect(reading('a.json', '{ "Resources": { "A": { "Type": "AWS::EC2::VPC" } } // a comment\n}')).toEqual([
      'jsonc-parser',
    ]);
  });

  test('loads with the core nothing of the audit, and none of the readers', () => {
    const { own } = loadedBy('dist/index.js');
    expect(own.filter((file) => /^dist.(?:audit|proof.readers|proof.engines)\b/.test(file))).toEqual([]);
  });

  test('brings the ledger of every given document', () => {
    const script = `
      const { allProducts } = require(${JSON.stringify(path.join(root, 'dist/catalog/index.js'))});
      const { findLedger } = require(${JSON.stringify(path.join(root, 'dist/catalog/ledger/index.js'))});
      const given = allProducts().flatMap(({ documents }) => documents.filter(({ kind }) => kind === 'given'));
      console.log(JSON.stringify(given.map(({ id }) => [id, findLedger(id)?.length ?? 0])));
    `;
    const lengths: [string, number][] = JSON.parse(
      execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }),
    );
    expect(lengths.map(([id]) => id)).toEqual(['000', '001', '002', '003', '004']);
    for (const [, length] of lengths) expect(length).toBeGreaterThan(50);
  });

  test('loads with the Pulumi rim for AWS its own SDK and none of another rim', () => {
    const { packages, own } = loadedBy('dist/pulumi-aws/index.js');
    expect(packages).toEqual(expect.arrayContaining(['@pulumi/pulumi', '@pulumi/aws']));
    const others = ['aws-cdk-lib', 'constructs', '@pulumi/azure-native', 'commander', 'tldts'];
    expect(packages.filter((name) => others.includes(name))).toEqual([]);
    expect(own.filter((file) => file.includes('cdk'))).toEqual([]);
  });

  test('loads with the Pulumi rim for Azure the network part of its SDK, and none of another rim', () => {
    const { packages, own, files } = loadedBy('dist/pulumi-azure/index.js');
    expect(packages).toEqual(expect.arrayContaining(['@pulumi/pulumi', '@pulumi/azure-native']));
    const others = ['aws-cdk-lib', 'constructs', '@pulumi/aws', 'commander', 'tldts'];
    expect(packages.filter((name) => others.includes(name))).toEqual([]);
    expect(own.filter((file) => /\b(?:cdk|pulumi-aws)\b/.test(file))).toEqual([]);
    // The root of the SDK has every service of Azure in it, and takes seconds.
    const sdk = files.flatMap((file) => /\/@pulumi\/azure-native\/(.+)$/.exec(file)?.[1] ?? []);
    expect(sdk).toContain('network/index.js');
    expect(sdk).not.toContain('index.js');
  });

  test('loads with the CDK rim the CDK, and nothing of the command or of Pulumi', () => {
    const { packages, own } = loadedBy('dist/cdk/index.js');
    expect(packages).toEqual(expect.arrayContaining(['aws-cdk-lib', 'constructs']));
    expect(packages.filter((name) => name.startsWith('@pulumi/') || ['commander', 'tldts'].includes(name))).toEqual([]);
    expect(own.filter((file) => file.includes('pulumi'))).toEqual([]);
  });
});
