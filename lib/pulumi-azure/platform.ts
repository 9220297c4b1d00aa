import type { Input } from '@pulumi/pulumi';
import { azurePlatform } from '../catalog';
import type { Issue } from '../diagnostics';
import { parseCidr } from '../model/addresses';
import type { EntryRequest, RoleEntry } from '../model/entry';
import { isTextInput, type LateValues } from '../pulumi/late';
import { role } from '../resolve';
import { AzureBindings } from './bindings';
import { type AzurePeer, Peer } from './peer';

/** What machines need of Azure itself, as requests beside those of their roles. */
export interface PlatformRequests {
  readonly requests: readonly EntryRequest[];
  readonly peers: readonly AzurePeer[];
  readonly issues: readonly Issue[];
}

/**
 * The activation of Windows as a role entry of its own, for the firewall that a default route leads to: `name` is that of
 * the machines' other entries.
 *
 * Out: TCP 1688 to the addresses at which Windows is activated in the global Azure cloud.
 *
 * Source: https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/custom-routes-enable-kms-activation
 */
export function windowsActivation(name: string): RoleEntry {
  return role(azurePlatform(), { kms: true }, 'machine', { name, reachBy: 'addresses' });
}

/** The requests for the names of the machines' entries; none where neither is asked for. */
export function platformRequests(
  names: readonly string[],
  { dnsServers, kms }: { readonly dnsServers?: unknown; readonly kms?: unknown },
  values: LateValues,
): PlatformRequests {
  const issues: Issue[] = [];
  if (kms !== undefined && typeof kms !== 'boolean') {
    issues.push({ code: 'wrong-type', at: 'kms', given: typeof kms, expected: 'true or false' });
  }
  const servers = readServers(dnsServers, issues);
  if (issues.length > 0 || (servers.length === 0 && kms !== true)) return { requests: [], peers: [], issues };
  const made = names.map((name) => {
    const entry = role(azurePlatform(), { kms: kms === true }, 'machine', { name, reachBy: 'addresses' });
    const bindings = new AzureBindings([entry], values);
    const wrong = servers.length === 0 ? [] : bindings.bindAll({ dnsServer: Peer.cidr(...servers) });
    return { request: { entry, peers: bindings.peers } satisfies EntryRequest, peers: bindings.all, wrong };
  });
  const wrong = made.flatMap((one) => one.wrong.map((issue) => ({ ...issue, at: 'dnsServers' })));
  return {
    requests: made.map(({ request }) => request),
    peers: made.flatMap(({ peers }) => peers.map((peer) => ({ ...peer, at: 'dnsServers' }))),
    issues: [...new Map(wrong.map((issue) => [JSON.stringify(issue), issue])).values()],
  };
}

function readServers(given: unknown, issues: Issue[]): readonly Input<string>[] {
  if (given === undefined) return [];
  if (Array.isArray(given) && given.length > 0 && given.every(isTextInput)) {
    for (const [index, server] of given.entries()) {
      const read = typeof server === 'string' ? parseCidr(server) : null;
      if (read?.ok === false) {
        issues.push({ code: 'malformed-address', at: `dnsServers[${index}]`, problem: read.problem });
      }
    }
    return given;
  }
  const expected = 'an array of addresses, or left out for the DNS of Azure';
  const what = Array.isArray(given) ? 'an array that is empty or holds others' : typeof given;
  issues.push({ code: 'wrong-type', at: 'dnsServers', given: what, expected });
  return [];
}
