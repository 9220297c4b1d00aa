import { namedRequest, type PlainEnforcement, readNone, readProxy } from '../access/enforcement';
import { type AskingEntries, checkRequest, RequestBehind } from '../access/request-behind';
import { checkFolder, LATE_IN_PROGRAM, RequestBook } from '../pulumi/request-files';
import type { AzureFirewallRules } from './azure-firewall-rules';
import type { AzureBindings } from './bindings';
import type { HostEnforcement } from './host-enforcement';

/** Another team's Azure Firewall, which is asked by a request. */
export type AskedFirewall = RequestBehind<object, 'azure-firewall'>;

/** What stands behind the ports that a group opens for names, as it was passed. */
export interface ReadEnforcement extends PlainEnforcement {
  /** A firewall of ours, in the same program. */
  readonly firewall?: AzureFirewallRules;
  /** A firewall of another team, which is asked, and the file of the request. */
  readonly request?: { readonly behind: AskedFirewall; readonly book: RequestBook };
}

const FORMS = "HostEnforcement.firewall(firewall), .requested('name', { ... }), .proxy(peer, port) or .none('reason')";

/** Reads `hostEnforcement`, and places the proxy that it names. */
export function readEnforcement(
  name: string,
  hostEnforcement: HostEnforcement | undefined,
  bindings: AzureBindings,
  asking: AskingEntries,
): ReadEnforcement {
  if (hostEnforcement === undefined) return { issues: [] };
  const at = 'hostEnforcement';
  const behind = (hostEnforcement as Partial<HostEnforcement> | null)?.behind;
  switch (behind?.kind) {
    case 'firewall': {
      const { firewall } = behind;
      if (typeof (firewall as Partial<AzureFirewallRules> | undefined)?.has === 'function') {
        return { namesBehind: { kind: 'firewall' }, firewall, issues: [] };
      }
      const expected = 'HostEnforcement.firewall(firewall) of AzureFirewallRules';
      return { issues: [{ code: 'wrong-type', at, given: `a firewall that is ${typeof firewall}`, expected }] };
    }
    case 'request': {
      const issues = [...checkRequest(behind, undefined, LATE_IN_PROGRAM), ...checkFolder(behind.requestsDir)];
      if (issues.length > 0) return { namesBehind: { kind: 'request', name: String(behind.name), digest: '' }, issues };
      const book = RequestBook.of(behind.name, behind.requestsDir);
      const asked: AskedFirewall = new RequestBehind(
        { construct: {}, path: name },
        behind,
        asking,
        book.parts,
        LATE_IN_PROGRAM,
        'azure-firewall',
      );
      return { namesBehind: namedRequest(asked), request: { behind: asked, book }, issues };
    }
    case 'none':
      return readNone(behind.reason);
    case 'proxy':
      return readProxy(bindings, behind.peer, behind.port);
    default:
      return { issues: [{ code: 'wrong-type', at, given: typeof hostEnforcement, expected: FORMS }] };
  }
}
