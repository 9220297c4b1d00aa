import { readFileSync } from 'node:fs';
import { type AuditedRole, audit, difference, readDeployment, readReach, why, whyRule } from '../../lib/audit';
import { PRODUCTS } from '../../lib/catalog';
import type { AuditIssue } from '../../lib/diagnostics/audit-issue';
import { role } from '../../lib/resolve';
import type { CodeCase } from './cases';

const FOLDER = 'test/diagnostics/audited';
const GROUPS = `${FOLDER}/groups.yaml`;
const AFTER = `${FOLDER}/groups-after.yaml`;
const NETWORK = `${FOLDER}/network.json`;

function read(...names: readonly string[]) {
  return names.map((name) => ({ name, text: readFileSync(name, 'utf8') }));
}

const deployed = () => readDeployment(read(GROUPS));
const ENTRY = role(PRODUCTS['endpoint-central-cloud'], { dataCenter: 'JP' }, 'agent');
const agents = (...machines: readonly string[]): readonly AuditedRole[] => [{ entry: ENTRY, machines }];
const ROLE = ['--product', 'endpoint-central-cloud', '--role', 'agent', '--choose', 'dataCenter=JP'];

/** A case for every code of an audit; one that is missing does not compile. */
export const AUDIT_CASES: Readonly<Record<AuditIssue['code'], CodeCase>> = {
  'unknown-machines': {
    api: () => audit(deployed(), agents('Agent')),
    command: ['audit', GROUPS, ...ROLE, '--bind', 'agent=Agent'],
  },
  'ambiguous-name': {
    api: () => audit(readDeployment(read(GROUPS, AFTER)), agents('Agents')),
    command: ['why', GROUPS, AFTER, '--from', 'Agents', '--to', '192.0.2.7:443/tcp'],
  },
  'no-machines': {
    api: () => audit(readDeployment(read(GROUPS, NETWORK)), agents('Agents', 'office')),
    command: ['audit', GROUPS, NETWORK, ...ROLE, '--bind', 'agent=Agents,office'],
  },
  'nothing-decides': {
    api: () => audit(deployed(), agents('10.1.0.0/16')),
    command: ['audit', GROUPS, ...ROLE, '--bind', 'agent=10.1.0.0/16'],
  },
  'folder-for-file': {
    command: ['audit', FOLDER, ...ROLE, '--bind', 'agent=Agents'],
  },
  'option-without': {
    command: ['audit', GROUPS, ...ROLE, '--bind', 'agent=Agents', '--prefix-list', 'spoke-a=10.1.0.0/16'],
  },
  'unreadable-file': {
    api: () => readDeployment(read(`${FOLDER}/unreadable.yaml`)),
    command: ['audit', `${FOLDER}/unreadable.yaml`, ...ROLE, '--bind', 'agent=Agents'],
  },
  'unknown-format': {
    api: () => readDeployment(read(`${FOLDER}/extract.json`)),
    command: ['diff', `${FOLDER}/extract.json`, GROUPS],
  },
  'unknown-rule': {
    api: () => whyRule(deployed(), { rule: 'egress 2' }),
    command: ['why', GROUPS, '--sid', '1001'],
  },
  'ambiguous-rule': {
    api: () => whyRule(deployed(), { rule: 'egress 1' }),
    command: ['why', GROUPS, '--rule', 'egress 1'],
  },
  'malformed-connection': {
    api: () => why(deployed(), { from: 'Agents', to: 'login.example.com:443/quic' }),
    command: ['why', GROUPS, '--from', 'Agents', '--to', 'login.example.com:99999/tls'],
  },
  'port-unsaid': {
    api: () => why(deployed(), { from: 'Agents', to: '203.0.113.7' }),
    command: ['why', GROUPS, '--from', 'Agents', '--to', '2001:db8::1'],
  },
  incomparable: {
    api: () => {
      const [before, after] = read(GROUPS, `${FOLDER}/profile.json`).map((file) => readReach(file));
      if (before === undefined || after === undefined) throw new Error('a file is not there');
      return difference(before, after);
    },
    command: ['diff', GROUPS, `${FOLDER}/profile.json`],
  },
};
