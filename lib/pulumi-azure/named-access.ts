import type { ComponentResourceOptions } from '@pulumi/pulumi';
import { type EntryOptions, entriesOf, flatIssue, type NamedClass } from '../access/named-roles';
import type { Issue } from '../diagnostics';
import type { PeerLike } from './peer';
import { RoleAccess } from './role-access';
import { type AccessOptions, OPTIONS } from './role-access-args';

type Args = AccessOptions & EntryOptions;

/** A class with a name of its own over {@link RoleAccess}: the profile stands flat among its arguments. */
export abstract class NamedAccess extends RoleAccess {
  constructor(
    token: string,
    name: string,
    args: Args,
    opts: ComponentResourceOptions | undefined,
    named: NamedClass,
    inOwnWords: (issue: Issue) => Issue = flatIssue,
  ) {
    const own = withMet(args, named.met?.party);
    super(name, { ...own, roles: entriesOf(named, own, OPTIONS) }, opts ?? {}, {
      type: `portolan-azure:index:${token}`,
      inOwnWords,
    });
  }
}

/** What stands in the place of a choice is placed as that party. */
function withMet(args: Args, party: string | undefined): Args {
  if (party === undefined || typeof args !== 'object' || args === null) return args;
  const { [party]: peer, ...others } = { ...args } as Record<string, unknown>;
  // A text is nearer to a peer than to a choice: what may stand for one is said there.
  if (peer === undefined || peer === null || typeof peer === 'boolean') return args;
  return {
    ...others,
    resourceGroupName: args.resourceGroupName,
    peers: { ...args.peers, [party]: peer as PeerLike },
  };
}
