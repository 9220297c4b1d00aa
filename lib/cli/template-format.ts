import type { Issue } from '../diagnostics';
import type { Plan, TargetName } from '../model/plans';
import { armOf } from '../templates/arm';
import { cloudFormationOf } from '../templates/cloudformation';
import { firstValue, type OptionForm, type Typed } from './typed';

/** The deployable forms of a plan. */
export type TemplateFormat = 'arm' | 'cloudformation';

const FORMATS: readonly TemplateFormat[] = ['arm', 'cloudformation'];

/** How a plan is printed for those who use neither the CDK nor Pulumi. */
export const FORMAT_FORM: OptionForm = {
  form: '--format FORMAT',
  words: 'the plan as a template to deploy, what it leaves to be bound as parameters: arm or cloudformation',
  values: FORMATS,
};

/** The template language that was typed, where it is one in which the target can be written. */
export function readFormat(typed: readonly Typed[], target: TargetName | null, issues: Issue[]): TemplateFormat | null {
  const given = firstValue(typed, '--format');
  if (given === undefined) return null;
  const allowed = target === null ? FORMATS : FORMATS.filter((format) => format === formatOf(target));
  const format = allowed.find((one) => one === given);
  if (format === undefined) {
    issues.push({ code: 'unknown-value', at: `--format ${given}`, choice: 'format', given, allowed });
  }
  return format ?? null;
}

/** A template is JSON already, and not the plan's. */
export function twoForms(format: TemplateFormat): Issue {
  return { code: 'wrong-type', at: '--json', given: `--format ${format} beside it`, expected: 'one of the two' };
}

/** A template is for a policy that stands already, on which others' rules stand too. */
export function denyOnOthers(): Issue {
  const expected = 'a policy of your own program (AzureFirewallRules): a template is for one that stands already';
  return { code: 'wrong-type', at: '--deny-infrastructure', given: '--format arm beside it', expected };
}

/** The plan in the template language of its cloud. */
export function templateOf(plan: Plan): object {
  switch (plan.target) {
    case 'azure-network-security-group':
    case 'azure-firewall':
      return armOf(plan);
    default:
      return cloudFormationOf(plan);
  }
}

function formatOf(target: TargetName): TemplateFormat {
  return target.startsWith('azure-') ? 'arm' : 'cloudformation';
}
