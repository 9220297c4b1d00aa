import { type AskingEntries, checkRequest, RequestBehind } from '../access/request-behind';
import { placementKey, placementWords } from '../compile';
import type { Issue } from '../diagnostics';
import type { ProxyPlacement } from '../model/entry';
import type { NamesBehind } from '../model/plans/plan';
import { LATE_IN_PROGRAM, RequestBook } from '../pulumi/request-files';
import type { AzureFirewallRules } from './azure-firewall-rules';
import type { AzureBindings } from './group-plan';
import type { HostEnforcement } from './host-enforcement';

/** Another team's Azure Firewall, which is asked by a request. */
export type AskedFirewall = RequestBehind<object, 'azure-firewall'>;

/** What stands behind the ports that a group opens for names, as it was passed. */
export interface ReadEnforcement {
  readonly namesBehind?: NamesBehind;
  readonly proxy?: ProxyPlacement;
  /** A firewall of ours, in the same program. */
  readonly firewall?: AzureFirewallRules;
  /** A firewall of another team, which is asked, and the file of the request. */
  readonly request?: { readonly behind: AskedFirewall; readonly book: RequestBook };
  readonly issues: readonly Issue[];
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
      const issues = checkRequest(behind, undefined, LATE_IN_PROGRAM);
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
      return {
        namesBehind: { kind: 'request', name: asked.name, digest: '' },
        request: { behind: asked, book },
        issues,
      };
    }
    case 'none':
      if (typeof behind.reason === 'string' && behind.reason.trim() !== '') {
        return { namesBehind: { kind: 'none', reason: behind.reason }, issues: [] };
      }
      return {
        issues: [{ code: 'wrong-type', at, given: 'no reason', expected: 'why nothing stands behind the port' }],
      };
    case 'proxy': {
      const bound = bindings.peers.proxy;
      const { placement, issues } = bindings.bindOne('proxy', behind.peer);
      const twice: readonly Issue[] =
        bound !== undefined && placementKey(bound) !== placementKey([placement])
          ? [{ code: 'proxy-given-twice', at, first: placementWords(bound), second: placementWords(placement) }]
          : [];
      return {
        namesBehind: { kind: 'proxy' },
        ...(placement === null ? {} : { proxy: { peer: placement, port: behind.port } }),
        issues: [...issues, ...twice],
      };
    }
    default:
      return { issues: [{ code: 'wrong-type', at, given: typeof hostEnforcement, expected: FORMS }] };
  }
}
