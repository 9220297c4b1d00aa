import { Lazy } from 'aws-cdk-lib';
import { CfnRuleGroup } from 'aws-cdk-lib/aws-networkfirewall';
import type { Construct } from 'constructs';
import type { RuleGroup } from '../model/plans/aws-network-firewall';
import { requirementIds } from '../model/plans/plan';

/** A group of the plan, with the name that it is deployed under and the addresses that its variables stand for. */
export interface GroupContent {
  readonly name: string;
  readonly group: RuleGroup;
  readonly variables: Readonly<Record<string, readonly string[]>>;
  /** The ARNs of the prefix lists that its lines refer to, by name. */
  readonly references: Readonly<Record<string, string>>;
}

/**
 * A rule group that is made when its entry is added and rendered when all are known; without content it renders nothing.
 * Kept private by the firewall, since a reference to one that is not rendered would dangle.
 */
export class LateRuleGroup extends CfnRuleGroup {
  constructor(
    scope: Construct,
    id: string,
    private readonly content: () => GroupContent | undefined,
    metadata: boolean,
  ) {
    super(scope, id, {
      // Each of these is also asked for where there is no content, and its answer then goes nowhere.
      ruleGroupName: Lazy.string({ produce: () => content()?.name ?? 'empty' }),
      capacity: Lazy.number({ produce: () => content()?.group.capacity ?? 1 }),
      type: 'STATEFUL',
      ruleGroup: Lazy.any({ produce: () => propertiesOf(content()) }),
    });
    if (metadata) this.addMetadata('portolan', Lazy.any({ produce: () => reasonsOf(content()) }));
  }

  /** What it holds as of now. */
  get current(): GroupContent | undefined {
    return this.content();
  }

  protected override shouldSynthesize(): boolean {
    return this.content() !== undefined;
  }
}

function propertiesOf(content: GroupContent | undefined): CfnRuleGroup.RuleGroupProperty | undefined {
  if (content === undefined) return undefined;
  const { group, variables, references } = content;
  const ipSets = Object.fromEntries(
    Object.entries(variables).map(([name, definition]) => [name, { definition: [...definition] }]),
  );
  const ipSetReferences = Object.fromEntries(
    Object.entries(references).map(([name, referenceArn]) => [name, { referenceArn }]),
  );
  return {
    ...(Object.keys(ipSetReferences).length === 0 ? {} : { referenceSets: { ipSetReferences } }),
    ...(Object.keys(ipSets).length === 0 ? {} : { ruleVariables: { ipSets } }),
    rulesSource:
      group.kind === 'domain-list'
        ? {
            rulesSourceList: {
              generatedRulesType: 'ALLOWLIST',
              targets: group.targets.map(({ text }) => text),
              targetTypes: [group.targetType],
            },
          }
        : { rulesString: group.rules.map(({ text }) => text).join('\n') },
    statefulRuleOptions: { ruleOrder: 'STRICT_ORDER' },
  };
}

/** The requirement ids by target, or by sid. */
function reasonsOf(content: GroupContent | undefined): Readonly<Record<string, readonly string[]>> {
  if (content === undefined) return {};
  const { group } = content;
  return Object.fromEntries(
    group.kind === 'domain-list'
      ? group.targets.map(({ text, because }) => [text, requirementIds(because)])
      : group.rules.map(({ sid, because }) => [`sid ${sid}`, requirementIds(because)]),
  );
}
