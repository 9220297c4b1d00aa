import type { ComponentResourceOptions } from '@pulumi/pulumi';
import { type EntryOptions, entriesOf, flatIssue, type NamedClass, partedFrom } from '../access/named-roles';
import type { Issue } from '../diagnostics';
import { needArgs } from './need-args';
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
    needArgs(name, args);
    // What stands in the place of a choice is placed as that party.
    const { own } = partedFrom(args, named.met?.party);
    super(name, { ...own, roles: entriesOf(named, own, OPTIONS) }, opts ?? {}, {
      type: token.includes(':') ? token : `portolan-azure:index:${token}`,
      inOwnWords: (issue) => withoutRoles(inOwnWords(issue)),
    });
  }
}

/** A named class takes no `roles`: what is told of one is mended where the class takes what it is about. */
function withoutRoles(issue: Issue): Issue {
  if (!/^roles\[\d+\]$/.test(issue.at)) return issue;
  return { ...issue, at: issue.code === 'role-not-in-firewall' ? 'hostEnforcement' : 'leaveOut' };
}
