import {
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

/** The whole way of a file, from its text to the pages: read, audited, printed, and held against itself. */
export function handedOver(name: string, text: string): Answered {
  try {
    const deployment = readDeployment([{ name, text }]);
    const found = audit(deployment, [asking(deployment)]);
    const diff = difference(reachOfDeployment(deployment), reachOfDeployment(readDeployment([{ name, text }])));
    const page = renderAudit(found, SCREEN) + renderDifference(diff, SCREEN) + JSON.stringify(found);
    return { error: null, deployment, isSame: diff.same, page };
  } catch (fault) {
    if (!(fault instanceof NetworkRequirementsError)) throw fault;
    return { error: fault.message, deployment: null, isSame: null, page: '' };
  }
}
