import type { Citation, SourceDocument } from '../../model/citation';
import { exact } from '../../model/host';

/** The vendor's page on patches of Red Hat Enterprise Linux. */
export const RED_HAT_NETWORK = {
  id: 'red-hat-network',
  kind: 'supplement',
  title: 'RedHat (RHEL) Patch Management',
  publisher: 'ManageEngine (www.manageengine.com)',
  address: 'https://www.manageengine.com/patch-management/how-to/redhat-linux-settings.html',
  language: 'en',
  retrieved: '2026-11-22',
  certainty: 'read',
} as const satisfies SourceDocument;

function redHat(quote: string, gloss: string): Citation {
  return {
    document: RED_HAT_NETWORK.id,
    section: 'Prerequisites to patch Red Hat Linux server and machines',
    quote,
    gloss,
  };
}
const BY_HTTPS = {
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  either: false,
  application: [{ ports: '443', name: 'https', basis: 'stated' }],
} as const;

/** What the nominated system reaches. */
export const RED_HAT_CONTENT = {
  ...BY_HTTPS,
  hosts: [exact('cdn.redhat.com', { printed: 'https://cdn.redhat.com/' })],
  cites: [
    redHat(
      'Configure proxy settings in YUM and ensure https://cdn.redhat.com/ is accessible from the nominated system.',
      'The nominated system has to reach https://cdn.redhat.com/, through a proxy where YUM is set so.',
    ),
    redHat(
      "Ensure that the nominated Red Hat machine has a Standard Red Hat Enterprise Linux subscription that points to Red Hat's CDN",
      "The nominated machine has a subscription that points to Red Hat's CDN.",
    ),
  ],
} as const;

/** What the central server reaches. */
export const RED_HAT_DOWNLOADS = {
  ...BY_HTTPS,
  hosts: [exact('access.redhat.com', { printed: 'https://access.redhat.com/' })],
  cites: [
    redHat(
      'Ensure that https://access.redhat.com/ is accessible from the central server.',
      'The central server has to reach https://access.redhat.com/.',
    ),
    redHat('Allow your proxy to download .jar, .rpm files.', 'A proxy has to let .jar and .rpm files through.'),
  ],
} as const;
