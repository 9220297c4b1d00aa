import type { RuleGroupArgs } from '@pulumi/aws/networkfirewall';
import type { Input } from '@pulumi/pulumi';
import type { RuleGroup } from '../model/plans/aws-network-firewall';

/** What stands behind the names that the rules of a group use. */
export interface NamesBehindRules {
  readonly definitionOf: (name: string) => readonly Input<string>[];
  readonly arnOf: (name: string) => Input<string> | undefined;
}

/** A rule group as its provider takes it, without its name. */
export function ruleGroupArgs(group: RuleGroup, names: NamesBehindRules): RuleGroupArgs {
  const ipSets = variablesOf(group).map(({ key, of }) => ({
    key,
    ipSet: { definitions: [...names.definitionOf(of)] },
  }));
  const references = group.kind === 'rule-strings' ? group.references : [];
  const ipSetReferences = references.flatMap((key) => {
    const referenceArn = names.arnOf(key);
    return referenceArn === undefined ? [] : [{ key, ipSetReferences: [{ referenceArn }] }];
  });
  return {
    capacity: group.capacity,
    type: 'STATEFUL',
    ruleGroup: {
      ...(ipSetReferences.length === 0 ? {} : { referenceSets: { ipSetReferences } }),
      ...(ipSets.length === 0 ? {} : { ruleVariables: { ipSets } }),
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
    },
  };
}

function variablesOf(group: RuleGroup): readonly { readonly key: string; readonly of: string }[] {
  if (group.kind === 'tail') return [];
  if (group.kind === 'domain-list') return [{ key: 'HOME_NET', of: group.source }];
  return group.variables.map((name) => ({ key: name, of: name }));
}

/** A group's id without its capacity: the tier moves with the rules, and what it is does not. */
export function slotOf(id: string): string {
  return id.replace(/-\d+$/, '');
}
