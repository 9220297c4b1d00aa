import type { Construct } from 'constructs';
import { type EntryOptions, entriesOf, flatIssue, type NamedClass, partedFrom } from '../access/named-roles';
import { type MetEdge, meet, type RoleEdge } from '../access/role-edge';
import type { Issue } from '../diagnostics';
import { type EdgeOptions, RoleAccess } from './role-access';
import type { AccessOptions } from './role-access-props';
import { OPTIONS } from './role-props';

/**
 * A class with a name of its own over {@link RoleAccess}: the profile stands flat among its props, and its verbs open
 * edges between roles, on both sides.
 */
export abstract class NamedAccess extends RoleAccess {
  override readonly rolesByChoice: readonly string[];

  constructor(scope: Construct, id: string, props: Props, named: NamedClass) {
    const { met, rolesByChoice = [] } = named;
    const { own, peer } = partedFrom(props, met?.party);
    const description = props.description ?? (props.securityGroup === undefined ? named.description : undefined);
    super(scope, id, {
      ...own,
      ...(description === undefined ? {} : { description }),
      roles: entriesOf(named, own, OPTIONS),
    });
    this.rolesByChoice = rolesByChoice;
    if (met !== undefined && peer instanceof NamedAccess) {
      const call = `${this.node.path} with ${met.party}: ${peer.node.path}`;
      this.openEdge(met.edge, { near: peer, far: this, call }, {});
    }
  }

  /** Opens an edge to another construct; may be repeated. Both its resources live with this construct, or in `scope`. */
  protected allow(edge: RoleEdge, far: RoleAccess, options: EdgeOptions): void {
    const expected = `a construct of portolan with ${edge.meets}; any other peer is placed by peers: { ... }`;
    if (!(far instanceof RoleAccess))
      this.throwIfAny([{ code: 'wrong-type', at: edge.verb, given: typeof far, expected }]);
    const call = `${this.node.path}.${edge.verb}(${far.node.path})`;
    this.openEdge(edge, { near: this, far, call }, options);
  }

  /** The profile of a named class stands flat among its props. */
  protected override inOwnWords(issue: Issue): Issue {
    return flatIssue(issue);
  }

  private openEdge(
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

type Props = AccessOptions & EntryOptions;
