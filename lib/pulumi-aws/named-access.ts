import type { ComponentResourceOptions } from '@pulumi/pulumi';
import { type EntryOptions, entriesOf, flatIssue, type NamedClass, partedFrom } from '../access/named-roles';
import { type EdgeEnd, type MetEdge, meet, type RoleEdge } from '../access/role-edge';
import type { Issue } from '../diagnostics';
import { type AccessArgs, OPTIONS } from './access-args';
import { Peer } from './peer';
import { type EdgeOptions, RoleAccess } from './role-access';

/**
 * A class with a name of its own over {@link RoleAccess}: the profile stands flat among its args, and its verbs open
 * edges between roles, on both sides.
 */
export abstract class NamedAccess extends RoleAccess {
  /** The profile of a named class stands flat among its args. @internal */
  static override inOwnWords(issue: Issue): Issue {
    return flatIssue(issue);
  }

  /** @internal */
  override readonly rolesByChoice: readonly string[];

  constructor(name: string, args: Args, options: ComponentResourceOptions | undefined, named: NamedClass) {
    const { met, rolesByChoice = [] } = named;
    const { own, peer } = partedFrom(args, met?.party);
    const description = args.description ?? (args.securityGroup === undefined ? named.description : undefined);
    const edge =
      met !== undefined && peer instanceof NamedAccess
        ? { edge: met.edge, near: peer, call: `${name} with ${met.party}: ${peer.name}` }
        : null;
    super(
      name,
      {
        ...own,
        ...(description === undefined ? {} : { description }),
        roles: entriesOf(named, own, OPTIONS),
      },
      options,
      ({ entries, compiled: { asked } }) =>
        edge === null ? [] : rehearsed(edge, { path: name, entries, rolesByChoice, asked }),
    );
    this.rolesByChoice = rolesByChoice;
    if (edge !== null) this.#open(edge.edge, { ...edge, far: this }, {});
  }

  /** Opens an edge to another component; may be repeated. Each side's rules are registered with its own component. @internal */
  protected allow(edge: RoleEdge, far: RoleAccess, options: EdgeOptions): void {
    const expected = `a component of portolan with ${edge.meets}; any other peer is placed by peers: { ... }`;
    if (!(far instanceof RoleAccess)) {
      this.throwIfAny([{ code: 'wrong-type', at: edge.verb, given: typeof far, expected }]);
    }
    const call = `${this.name}.${edge.verb}(${far.name})`;
    this.#open(edge, { near: this, far, call }, options);
  }

  #open(
    edge: RoleEdge,
    { near, far, call }: { readonly near: RoleAccess; readonly far: RoleAccess; readonly call: string },
    options: EdgeOptions,
  ): void {
    const met: MetEdge = { ...edge, near: near.edgeEnd, far: far.edgeEnd, call };
    const { pairs, issues } = meet(met);
    this.throwIfAny(issues);
    const { product } = edge;
    const placings = pairs.flatMap((pair) => [
      { on: far, product: product.id, party: pair.near, peer: near },
      { on: near, product: product.id, party: pair.far, peer: far },
    ]);
    this.placeTogether(placings, options, edge.verb);
  }
}

/** Stands for machines whose group is not registered yet. */
const SOMEBODY = Peer.securityGroup('sg-00000000');

/** What would stand in the way of an edge from a component that is not registered yet. */
function rehearsed(
  { edge, near, call }: { readonly edge: RoleEdge; readonly near: RoleAccess; readonly call: string },
  far: EdgeEnd,
): readonly Issue[] {
  const { pairs, issues } = meet({ ...edge, near: near.edgeEnd, far, call });
  if (issues.length > 0) return issues;
  const { product } = edge;
  return pairs.flatMap((pair) => near.faultsWith({ product: product.id, party: pair.far, peer: SOMEBODY }));
}

type Args = AccessArgs & EntryOptions;
