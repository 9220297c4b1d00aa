// The README's first TypeScript block, in a project beside the CDK.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { check, run } from './scene.mjs';

export function checkReadmeApp(project, readme) {
  check("the README's first TypeScript block compiles as a whole app", () => {
    const block = /^```(?:ts|typescript)\n(.*?)^```$/ms.exec(fs.readFileSync(readme, 'utf8'));
    assert.ok(block, `${path.basename(readme)} holds no TypeScript block`);
    const compilerOptions = { strict: true, target: 'es2022', module: 'node16', types: ['node'] };
    fs.writeFileSync(path.join(project, 'app.ts'), block[1]);
    fs.writeFileSync(path.join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['app.ts'] }));
    run(project, 'npx', ['--no-install', 'tsc']);
  });

  check('and without a tsconfig.json, by the lines that the README gives', () => {
    const text = fs.readFileSync(readme, 'utf8');
    const [, skips = '', settings = ''] = /`npx (tsc .*? app\.ts)`[\s\S]*? ask for `(--types .+?)`/.exec(text) ?? [];
    const folder = path.join(project, 'without-tsconfig');
    fs.mkdirSync(folder);
    fs.copyFileSync(path.join(project, 'app.ts'), path.join(folder, 'app.ts'));
    for (const line of [skips, skips.replace('--skipLibCheck', settings)]) {
      assert.match(line, /^tsc --noEmit \S.* app\.ts$/);
      run(folder, 'npx', ['--no-install', ...line.split(' ')]);
    }
  });

  check('the app synthesizes', () => {
    run(project, 'node', ['app.js'], { CDK_OUTDIR: path.join(project, 'cdk.out') });
  });

  for (const type of ['AWS::EC2::SecurityGroup', 'AWS::NetworkFirewall::RuleGroup']) {
    check(`its template holds an ${type}`, () => {
      const types = resourcesIn(path.join(project, 'cdk.out')).map((resource) => resource.Type);
      assert.ok(types.includes(type), `it holds ${[...new Set(types)].join(', ') || 'nothing'}`);
    });
  }
}

/** Every resource of the templates of a cloud assembly. */
export function resourcesIn(out) {
  return fs
    .readdirSync(out)
    .filter((file) => file.endsWith('.template.json'))
    .map((file) => JSON.parse(fs.readFileSync(path.join(out, file), 'utf8')))
    .flatMap((template) => Object.values(template.Resources ?? {}));
}
