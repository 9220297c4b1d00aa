import type { TemplateResource } from '../templates';
import { fieldOf, textOf } from '../values';

const DEFAULT = 'DEFAULT_ACTION_ORDER';

/** The order in which the rules of a stateful group are read; undefined where it is known at deployment only. */
export function ruleOrderOf({ properties }: TemplateResource): string | undefined {
  return orderIn(fieldOf(properties, 'RuleGroup'), 'StatefulRuleOptions');
}

/** Of a policy. */
export function policyOrderOf({ properties }: TemplateResource): string | undefined {
  return orderIn(fieldOf(properties, 'FirewallPolicy'), 'StatefulEngineOptions');
}

function orderIn(holder: unknown, key: string): string | undefined {
  const options = fieldOf(holder, key);
  const order = fieldOf(options, 'RuleOrder');
  if (options === undefined) return DEFAULT;
  return order === undefined && !('Fn::If' in (options as object)) ? DEFAULT : textOf(order);
}
