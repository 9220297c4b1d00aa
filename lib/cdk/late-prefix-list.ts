import { Lazy } from 'aws-cdk-lib';
import { CfnPrefixList } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { PlanBecause } from '../model/plans/plan';
import { requirementIds } from '../model/plans/plan';

/** One block of a list, and who asks for it over all roles that use the list. */
export interface LateEntry {
  readonly cidr: string;
  readonly because: readonly PlanBecause[];
}

/** What a list is once and for all: another size or family is another list. */
export interface ListFrame {
  readonly name: string;
  readonly family: 4 | 6;
  readonly maxEntries: number;
}

/**
 * A prefix list that is made when some role first needs it and rendered when all are known; one that nobody needs by then
 * renders nothing. Its size never changes, so an update changes its entries alone.
 */
export class LatePrefixList extends CfnPrefixList {
  constructor(
    scope: Construct,
    id: string,
    { name, family, maxEntries }: ListFrame,
    private readonly content: () => readonly LateEntry[] | undefined,
    metadata: boolean,
  ) {
    super(scope, id, {
      prefixListName: name,
      addressFamily: `IPv${family}`,
      maxEntries,
      entries: Lazy.any({ produce: () => (content() ?? []).map(({ cidr }) => ({ cidr })) }),
    });
    if (metadata) this.addMetadata('portolan', Lazy.any({ produce: () => reasonsOf(content() ?? []) }));
  }

  protected override shouldSynthesize(): boolean {
    return this.content() !== undefined;
  }
}

/** The requirement ids by block. */
function reasonsOf(entries: readonly LateEntry[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(entries.map(({ cidr, because }) => [cidr, requirementIds(because)]));
}
