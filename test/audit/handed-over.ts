import {
  type Audit,
  type AuditedRole,
  audit,
  type Deployment,
  difference,
  reachOfDeployment,
  readDeployment,
} from '../../lib/audit';
import { renderAudit } from '../../lib/audit/pages/audit-text';
import { renderDifference } from '../../lib/audit/pages/difference-text';
import { PRODUCTS } from '../../lib/catalog';
import { NetworkRequirementsError } from '../../lib/diagnostics';
import { role } from '../../lib/resolve';

export interface Answered {
  /** What the user is told where the file cannot be used. */
  readonly error: string | null;
  readonly deployment: Deployment | null;
  readonly isSame: boolean | null;
  readonly page: string;
  /** How what is asked for stands, what is open beside, and why what is not understood is not; empty where it cannot be used. */
  readonly verdict: string;
}

const SCREEN = { width: 100, colour: false };

/** An agent in the first group of a deployment, or behind what stands between. */
export function asking({ filters }: Deployment): AuditedRole {
  const [first] = filters.filter(
    ({ kind }) => kind === 'aws-security-group' || kind === 'azure-network-security-group',
  );
  const entry = role(PRODUCTS['endpoint-central-cloud'], { dataCenter: 'JP' }, 'agent');
  return { entry, machines: [first?.id ?? '10.0.0.0/8'] };
}

/** In one line: `closed; open beside: 1; not understood: is a condition that hangs on itself`. */
function verdictOf({ requirements, beyond, notUnderstood }: Audit): string {
  const standings = new Set(requirements.map(({ standing }) => standing));
  const asked = [...standings].filter((one) => one !== 'not-asked').sort();
  const why = [...new Set(notUnderstood.map((one) => one.why.slice(0, 60)))];
  return [
    asked.join(' and '),
    `open beside: ${beyond.length}${beyond.length > 0 && beyond.every(({ perhaps }) => perhaps) ? ', perhaps' : ''}`,
    ...(why.length === 0 ? [] : [`not understood: ${why.join(', ')}`]),
  ].join('; ');
}

/** The whole way of a file, from its text to the pages: read, audited, printed, and held against itself. */
export function handedOver(name: string, text: string): Answered {
  try {
    const deployment = readDeployment([{ name, text }]);
    const found = audit(deployment, [asking(deployment)]);
    const diff = difference(reachOfDeployment(deployment), reachOfDeployment(readDeployment([{ name, text }])));
    const page = renderAudit(found, SCREEN) + renderDifference(diff, SCREEN) + JSON.stringify(found);
    return { error: null, deployment, isSame: diff.same, page, verdict: verdictOf(found) };
  } catch (fault) {
    if (!(fault instanceof NetworkRequirementsError)) throw fault;
    return { error: fault.message, deployment: null, isSame: null, page: '', verdict: '' };
  }
}
