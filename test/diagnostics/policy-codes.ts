import { join, relative } from 'node:path';
import { PRODUCTS } from '../../lib/catalog';
import { compile } from '../../lib/compile';
import { NetworkRequirementsError } from '../../lib/diagnostics';
import type { PolicyIssue } from '../../lib/diagnostics/policy-issue';
import type { EntryRequest } from '../../lib/model/entry';
import type { AccessPolicy } from '../../lib/model/policy';
import { checkPolicy, policyFindings, policyInForce } from '../../lib/policy';
import { role } from '../../lib/resolve';
import type { CodeCase } from './cases';

const ecc = PRODUCTS['endpoint-central-cloud'];
const COMPILE = ['compile', '--product', ecc.id, '--role', 'agent', '--choose', 'dataCenter=JP'];
const GROUP = [...COMPILE, '--target', 'aws-security-group', '--host-enforcement', 'firewall'];
const FIREWALL = [...COMPILE, '--target', 'aws-network-firewall', '--exact'];
const OVERLAY = ['--overlay', relative(process.cwd(), join(__dirname, 'policy', 'overlay.yaml'))];

/** What a policy says against a plan, as a rim throws it. */
function under(policy: AccessPolicy, more: Partial<EntryRequest>) {
  return () => {
    const options = { namesBehind: { kind: 'none', reason: 'a test' } } as const;
    const entry = role(ecc, { dataCenter: 'JP', distributionServer: true }, 'distributionServer');
    const compiled = compile('aws-security-group', [{ entry, ...more }], options);
    throw new NetworkRequirementsError(policyFindings(compiled, policyInForce([policy]), '2026-11-30').errors);
  };
}

const backup = {
  id: 'backup',
  direction: 'egress',
  peer: '10.0.0.9',
  transport: 'tcp',
  ports: '10051',
  reason: 'monitoring',
} as const;

/** What is against a policy, or passed for one and is none. */
export const POLICY_CASES: Readonly<Record<PolicyIssue['code'], CodeCase>> = {
  'policy-unknown': {
    api: () => {
      throw new NetworkRequirementsError(checkPolicy('accessPolicy', { widened: { names: 'error' } }));
    },
    command: [...FIREWALL, '--policy', 'widend=error'],
  },
  'policy-widened': { command: [...GROUP, '--policy', 'widened=error'] },
  'policy-uncovered': { command: [...FIREWALL, '--policy', 'uncovered=error'] },
  'policy-omitted': { command: [...FIREWALL, ...OVERLAY, '--today', '2026-11-30', '--policy', 'omitted=error'] },
  'policy-everybody': {
    api: under({ everybody: 'error' }, { peers: { agent: { addresses: ['0.0.0.0/0'] } } }),
  },
  'policy-unaccounted': {
    api: under({ unaccounted: 'error' }, { additionalRules: [{ ...backup, owner: 'operations' }] }),
  },
  expired: {
    api: under({ expired: 'error' }, { additionalRules: [{ ...backup, owner: 'operations', expires: '2026-11-29' }] }),
    command: [...FIREWALL, ...OVERLAY, '--today', '2027-04-01', '--policy', 'expired=error'],
  },
};
