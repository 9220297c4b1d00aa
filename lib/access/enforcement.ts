import { placementKey, placementWords } from '../compile';
import type { Issue } from '../diagnostics';
import type { ProxyPlacement } from '../model/entry';
import type { NamesBehind } from '../model/plans/plan';
import type { Bindings, KnownPeer } from './bindings';

/** What stands behind the ports that a group opens for names, where it is no firewall. */
export interface PlainEnforcement {
  readonly namesBehind?: NamesBehind;
  readonly proxy?: ProxyPlacement;
  readonly issues: readonly Issue[];
}

const at = 'hostEnforcement';

/** Nothing, for a reason. */
export function readNone(reason: unknown): PlainEnforcement {
  if (typeof reason === 'string' && reason.trim() !== '') return { namesBehind: { kind: 'none', reason }, issues: [] };
  return { issues: [{ code: 'wrong-type', at, given: 'no reason', expected: 'why nothing stands behind the port' }] };
}

/** The documented proxy, which is placed here. */
export function readProxy(bindings: Bindings<KnownPeer, unknown>, peer: unknown, port: string): PlainEnforcement {
  const bound = bindings.peers.proxy;
  const { placement, issues } = bindings.bindOne('proxy', peer);
  const twice = bound !== undefined && placementKey(bound) !== placementKey([placement]);
  const first = placementWords(bound);
  const second = placementWords(placement);
  return {
    namesBehind: { kind: 'proxy' },
    ...(placement === null ? {} : { proxy: { peer: placement, port } }),
    issues: twice ? [...issues, { code: 'proxy-given-twice', at, first, second }] : issues,
  };
}

/** A request as what stands behind a port; its digest changes with what is asked. */
export function namedRequest({ name, digest }: { readonly name: string; readonly digest: string }): NamesBehind {
  return { kind: 'request', name, digest };
}
