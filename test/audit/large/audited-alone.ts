import { audit, readDeployment } from '../../../lib/audit';
import { asking } from '../handed-over';
import { ORDINARY } from '.';

/** Run as a program of its own: audits a security group of as many rules as its argument says, and prints what it found. */
const text = ORDINARY['a security group of CloudFormation']?.(Number(process.argv[2])) ?? '';
const deployment = readDeployment([{ name: 'a.json', text }]);
const { requirements, beyond, notUnderstood } = audit(deployment, [asking(deployment)]);
process.stdout.write(JSON.stringify([requirements.length > 0, beyond.length, notUnderstood.length]));
