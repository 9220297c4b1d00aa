// The reference of the API, as anybody writes it from a clone.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../build.mjs';
import { check, run, scene } from './scene.mjs';
import { SPECIFIERS } from './subpaths.mjs';

export function checkReference() {
  check(
    'one command writes the reference of the API, with a page per subpath and class, and no link that leads nowhere',
    () => {
      const out = path.join(scene, 'reference');
      run(root, 'npm', ['run', '-s', 'docs:reference', '--', '--out', out]);
      const modules = SPECIFIERS.map((specifier) => specifier.replace(/^portolan\/?/, '') || 'index');
      const missing = modules.filter((name) => !fs.existsSync(path.join(out, 'modules', `${name}.html`)));
      assert.deepEqual(missing, []);
      const egress = fs.readFileSync(path.join(out, 'classes/cdk.EndpointCentralEgress.html'), 'utf8');
      assert.match(egress, /TCP 443/);
      return `${modules.length} modules, ${fs.readdirSync(path.join(out, 'classes')).length} classes`;
    },
  );
}
