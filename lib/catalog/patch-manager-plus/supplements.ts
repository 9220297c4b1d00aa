import type { SourceDocument } from '../../model/citation';
import type { Requirement } from '../../model/product';
import { RED_HAT_CONTENT, RED_HAT_DOWNLOADS, RED_HAT_NETWORK } from '../supplements/red-hat';

/** What a profile may take in beyond the vendor's page. */
export const SUPPLEMENT_DOCUMENTS = [RED_HAT_NETWORK] as const satisfies readonly SourceDocument[];

const RED_HAT = {
  redHatEnterpriseLinux: [true],
  operatingSystems: ['Linux'],
  supplements: [RED_HAT_NETWORK.id],
} as const;

/** What these documents add; each is off unless a profile names its document. */
export const SUPPLEMENT_REQUIREMENTS = [
  {
    id: 'agent-red-hat-network-cdn',
    from: 'agent',
    to: 'redHatNetwork',
    ...RED_HAT_CONTENT,
    need: 'conditional',
    when: [RED_HAT],
    completes: ['agent-red-hat-network'],
    proxy: 'unknown',
    note: 'the page prints an https address, and no host for the 80 of the given page, so 80 is not opened; every machine of Red Hat has to reach the subscription management of Red Hat once besides, which the page names without a host',
  },
  {
    id: 'server-red-hat-network-access',
    from: 'server',
    to: 'redHatNetwork',
    ...RED_HAT_DOWNLOADS,
    need: 'conditional',
    when: [{ ...RED_HAT, closedNetwork: [false] }],
    proxy: 'possible',
    note: 'the given page says nothing of the server and Red Hat; the page prints an https address without a port',
  },
] as const satisfies readonly Requirement[];
