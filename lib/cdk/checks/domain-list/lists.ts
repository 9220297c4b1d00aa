import type { CheckedApp, TemplateResource } from '../templates';
import { fieldOf, textsOf } from '../values';

/** A domain list of Network Firewall. */
export interface DomainList {
  readonly group: TemplateResource;
  readonly targets: readonly { readonly text: string; readonly at: string }[];
  readonly targetTypes: readonly string[];
}

const WAY = ['RuleGroup', 'RulesSource', 'RulesSourceList'] as const;

export function domainLists(app: CheckedApp): readonly DomainList[] {
  return app.resources('AWS::NetworkFirewall::RuleGroup').flatMap((group) => {
    const list = fieldOf(group.properties, ...WAY);
    if (list === undefined) return [];
    const at = (key: string) => `${WAY.join('.')}.${key}`;
    return [
      {
        group,
        targets: textsOf(fieldOf(list, 'Targets'), at('Targets')),
        targetTypes: textsOf(fieldOf(list, 'TargetTypes'), at('TargetTypes')).map(({ text }) => text),
      },
    ];
  });
}
