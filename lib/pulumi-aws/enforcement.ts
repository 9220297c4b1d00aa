import { namedRequest, type PlainEnforcement, readNone, readProxy } from '../access/enforcement';
import { checkRequest, RequestBehind } from '../access/request-behind';
import type { EntryRequest } from '../model/entry';
import { checkFolder, LATE_IN_PROGRAM, RequestBook } from '../pulumi/request-files';
import type { AccessArgs } from './access-args';
import type { AwsBindings } from './bindings';
import type { FirewallBehind } from './firewall-behind';

/** A request, and the file that it is written to. */
export interface WrittenRequest {
  readonly behind: RequestBehind;
  readonly book: RequestBook;
}

/** What stands behind the ports that a group opens for names, as it was passed. */
export interface ReadEnforcement extends PlainEnforcement {
  /** A firewall of ours, in the same program. */
  readonly firewall?: FirewallBehind;
  /** A firewall of another team, which is asked. */
  readonly request?: WrittenRequest;
}

/** Whose ports they are. */
interface Enforced {
  readonly name: string;
  readonly owner: object;
  readonly bindings: AwsBindings;
  /** The blocks of the machines, by their ids; undefined where nobody says them. */
  readonly sources: readonly string[] | undefined;
  readonly requests: () => readonly EntryRequest[];
}

const at = 'hostEnforcement';

/** Reads `hostEnforcement`, and places the proxy that it names. */
export function readEnforcement(given: AccessArgs['hostEnforcement'], of: Enforced): ReadEnforcement {
  if (given === undefined) return { issues: [] };
  const behind = (given as Partial<typeof given> | null)?.behind;
  switch (behind?.kind) {
    case 'firewall':
    case 'dns-firewall': {
      const { kind, firewall } = behind;
      const plan = (firewall as Partial<typeof firewall> | undefined)?.firewall;
      if (plan?.kind === kind) return { namesBehind: { kind }, firewall: plan, issues: [] };
      const expected =
        kind === 'firewall'
          ? 'HostEnforcement.firewall(firewall) of a NetworkFirewallRules'
          : 'HostEnforcement.dnsFirewall(firewall) of DnsFirewallRules';
      return wrong(`a firewall that is ${typeof firewall}`, expected);
    }
    case 'request': {
      const { kind: _, requestsDir, ...words } = behind;
      const issues = [...checkRequest(words, of.sources, LATE_IN_PROGRAM), ...checkFolder(requestsDir)];
      if (issues.length > 0) return { namesBehind: { kind: 'request', name: String(words.name), digest: '' }, issues };
      const book = RequestBook.of(words.name, requestsDir);
      const request = new RequestBehind(
        { construct: of.owner, path: of.name },
        words,
        { requests: of.requests, everybody: () => of.bindings.reasonsByParty },
        book.parts,
        LATE_IN_PROGRAM,
      );
      return { namesBehind: namedRequest(request), request: { behind: request, book }, issues };
    }
    case 'none':
      return readNone(behind.reason);
    case 'proxy':
      return readProxy(of.bindings, behind.peer, behind.port);
    default:
      return wrong(
        typeof given,
        "HostEnforcement.firewall(firewall), .dnsFirewall(dns), .requested('name', { ... }), .proxy(peer, port) or .none('reason')",
      );
  }
}

function wrong(given: string, expected: string): ReadEnforcement {
  return { issues: [{ code: 'wrong-type', at, given, expected }] };
}
