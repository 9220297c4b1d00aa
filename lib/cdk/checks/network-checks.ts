import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
  PolicyViolation,
} from 'aws-cdk-lib';
import { NetworkRequirementsError } from '../../diagnostics';
import { limitsInForce } from '../../targets/limit';
import type { Check, Finding } from './check';
import type { CheckLimits, RaisedCheckLimits } from './limits';
import type { CheckId } from './table';

/** What the checks hold an app to. */
export interface NetworkChecksProps {
  /**
   * The figures to which AWS raised limits for the accounts of the app: `{ rulesPerSecurityGroup: 120 }`.
   * @default - AWS's defaults
   */
  readonly limits?: RaisedCheckLimits;
}

/**
 * Checks of a whole app, for any stack of it and not only for what Portolan made: security groups, network ACLs, managed
 * prefix lists, Network Firewall (rule groups, domain lists, rule strings, policies) and DNS Firewall. Finds what AWS
 * would refuse at deployment (an error: the synth fails) and what AWS takes and does otherwise than meant (a warning).
 * Reads the templates as they were written, those of nested stacks too, and leaves their schema to CDK's own validator;
 * opens, changes and creates nothing. What is known at deployment only is never a finding.
 *
 * ```ts
 * Validations.of(app).addPlugins(new NetworkChecks());
 * ```
 *
 * A finding is acknowledged as CDK does it, on the construct or on any above it; the id stands in the output:
 *
 * ```ts
 * Validations.of(group).acknowledge({ id: 'portolan::security-group-rules', reason: 'AWS raised the quota to 120' });
 * ```
 *
 * @throws NetworkRequirementsError where `limits` names what there is not, or what AWS does not raise.
 */
export class NetworkChecks implements IPolicyValidationPlugin {
  /** The namespace of the ids, `portolan::`. */
  readonly name = 'portolan';
  readonly ruleIds: CheckId[] = checks().map(({ id }) => id);

  private readonly limits: CheckLimits;

  constructor({ limits: raised }: NetworkChecksProps = {}) {
    const { CHECK_LIMITS } = require('./limits') as typeof import('./limits');
    const { limits, issues } = limitsInForce(CHECK_LIMITS, raised);
    if (issues.length > 0) throw new NetworkRequirementsError(issues, 'NetworkChecks cannot be made:');
    this.limits = limits;
  }

  /** Called by CDK once the templates are written. */
  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const { readTemplates } = require('./templates') as typeof import('./templates');
    const app = readTemplates(context);
    const violations = checks().flatMap((check) =>
      check.find(app, this.limits).map((finding) => violationOf(check, finding)),
    );
    return { success: violations.every(({ severity }) => severity !== 'error'), violations };
  }
}

/** Seventy small files, loaded with the first plugin that is made: most apps have none. */
function checks(): readonly Check<CheckId>[] {
  return (require('./table') as typeof import('./table')).CHECKS;
}

/** CDK finds the construct by the logical id, and prints neither the place inside the resource nor the source. */
function violationOf(check: Check, { resource, at, says, fix, source = check.source }: Finding): PolicyViolation {
  const place = at.replace(OUTER_PROPERTIES, '');
  return {
    ruleName: check.id,
    severity: check.severity,
    description: place === '' ? says : `${place}: ${says}`,
    fix: `${fix}\nSource: ${source}`,
    ruleMetadata: { rule: check.rule, source },
    violatingResources: [
      {
        resourceLogicalId: resource.logicalId,
        templatePath: resource.template.path,
        locations: [at === '' ? 'Properties' : `Properties.${at}`],
      },
    ],
  };
}

/** Every place in a rule group or policy begins so, which tells a reader nothing. */
const OUTER_PROPERTIES = /^(RuleGroup\.RulesSource\.(RulesSourceList\.)?|RuleGroup\.|FirewallPolicy\.)/;
