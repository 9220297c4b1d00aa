import { Lazy } from 'aws-cdk-lib';
import { CfnFirewallDomainList } from 'aws-cdk-lib/aws-route53resolver';
import type { Construct } from 'constructs';
import type { ResolverDomainList } from '../model/plans/aws-dns-firewall';
import { requirementIds } from '../model/plans/plan';

/** A list of the plan that may have content by the time all is rendered; without content it renders nothing. */
export class LateDomainList extends CfnFirewallDomainList {
  constructor(
    scope: Construct,
    id: string,
    name: string,
    private readonly content: () => ResolverDomainList | undefined,
    metadata: boolean,
  ) {
    super(scope, id, {
      name,
      domains: Lazy.list({ produce: () => (content()?.domains ?? []).map(({ text }) => text) }),
    });
    if (metadata) this.addMetadata('portolan', Lazy.any({ produce: () => reasonsOf(content()) }));
  }

  /** What it holds as of now. */
  get current(): ResolverDomainList | undefined {
    return this.content();
  }

  protected override shouldSynthesize(): boolean {
    return this.content() !== undefined;
  }
}

/** The requirement ids by name. */
function reasonsOf(list: ResolverDomainList | undefined): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries((list?.domains ?? []).map(({ text, because }) => [text, requirementIds(because)]));
}
