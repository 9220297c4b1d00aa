import type { ProfileFileIssue } from '../../lib/diagnostics/profile-file-issue';
import type { CodeCase } from './cases';

const FOLDER = 'test/diagnostics/profile-files';
const INIT = ['init', '--product', 'endpoint-central-cloud', '--role', 'agent', '--choose', 'dataCenter=JP'];

/** A case for every code of a profile file; one that is missing does not compile. */
export const PROFILE_FILE_CASES: Readonly<Record<ProfileFileIssue['code'], CodeCase>> = {
  'profile-file-property': { command: ['flows', '--profile', `${FOLDER}/property.yaml`] },
  'profile-file-shape': { command: ['flows', '--profile', `${FOLDER}/shape.json`] },
  'entries-alike': {
    command: [
      ...['report', '--target', 'azure-firewall', '--profile', `${FOLDER}/alike.yaml`],
      ...['--entry', 'tokyo', '--entry', 'osaka'],
    ],
  },
  'entry-exists': { command: [...INIT, '--file', `${FOLDER}/alike.yaml`, '--entry', 'osaka'] },
  'file-exists': { command: [...INIT, '--file', 'package.json'] },
  'unwritable-file': { command: [...INIT, '--file', 'no-such-folder/portolan.yaml'] },
};
