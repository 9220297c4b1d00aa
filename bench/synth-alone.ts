/** Run in a process of its own by `cases/cdk.ts`: the first synth of a process, and prints its milliseconds. */
import { templatesIn, withL1, withRoles } from './cases/cdk';

const [how, count, outdir = '', model = ''] = process.argv.slice(2);
const synth = how === 'roles' ? withRoles(outdir, Number(count)) : withL1(outdir, Number(count), templatesIn(model));
const start = performance.now();
synth();
process.stdout.write(`${performance.now() - start}`);
