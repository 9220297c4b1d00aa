import { type TriedCompile, tryCompile } from '../compile';
import type { Issue } from '../diagnostics';
import type { EntryRequest, RoleOptions } from '../model/entry';
import type { Product } from '../model/product';
import type { tryRole } from '../resolve';

const BEHIND = { namesBehind: { kind: 'none', reason: 'a test' } } as const;

/** A way of compiling role entries. */
export type Compile = (requests: readonly EntryRequest[]) => TriedCompile;

/** Every target, as it is asked without options, and where a target writes in two ways, in both. */
export const TARGETS: readonly Compile[] = [
  (requests) => tryCompile('aws-security-group', requests, BEHIND),
  (requests) => tryCompile('aws-network-firewall', requests, {}),
  (requests) => tryCompile('aws-network-firewall', requests, { exact: true }),
  (requests) => tryCompile('aws-dns-firewall', requests, {}),
  (requests) => tryCompile('azure-firewall', requests, {}),
  (requests) => tryCompile('azure-network-security-group', requests, BEHIND),
];

/**
 * A plan, made as its errors say: what must be open and cannot be said by name is reached by its addresses, and what
 * has none is left out.
 */
export function compiledBy(
  target: Compile,
  product: Product,
  role: string,
  entryOf: (options: RoleOptions) => ReturnType<typeof tryRole>,
) {
  const attempt = (options: RoleOptions, leaveOut: readonly string[]) => {
    const { entry, issues } = entryOf(options);
    const tried = target([{ entry, leaveOut }]);
    return { plan: tried.compiled?.plan, verdict: tried.compiled?.verdict, issues: [...issues, ...tried.issues] };
  };
  let reachBy = {};
  let leftOut: readonly string[] = [];
  let last = attempt({}, []);
  if (refusedMusts(last.issues).length > 0) {
    reachBy = Object.fromEntries(refusedMusts(last.issues).map((id) => [peerOf(product, id, role), 'addresses']));
    last = attempt({ reachBy }, []);
  }
  if (refusedMusts(last.issues).length > 0) {
    leftOut = refusedMusts(last.issues);
    last = attempt({ reachBy }, leftOut);
  }
  const { plan, verdict, issues } = last;
  const unproved = verdict === undefined || verdict.clean ? [] : ['does not prove'];
  return { plan, leftOut, wrong: [...issues.map((issue) => `refused: ${JSON.stringify(issue)}`), ...unproved] };
}

function refusedMusts(issues: readonly Issue[]): readonly string[] {
  return issues.flatMap((issue) => (issue.code === 'must-refused' ? [issue.requirement] : []));
}

function peerOf(product: Product, requirement: string, role: string): string {
  const one = product.requirements.find(({ id }) => id === requirement);
  return (one?.from === role ? one.to : one?.from) ?? '';
}
