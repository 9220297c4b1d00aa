import type { Check } from './check';
import { family as cidrFamily } from './cidr/family';
import { hostBits } from './cidr/host-bits';
import { malformed } from './cidr/malformed';
import { associationDuplicate } from './dns-firewall/association-duplicate';
import { associationPriority } from './dns-firewall/association-priority';
import { blockResponse } from './dns-firewall/block-response';
import { domain } from './dns-firewall/domain';
import { domains } from './dns-firewall/domains';
import { priorities as dnsPriorities } from './dns-firewall/priorities';
import { duplicate } from './domain-list/duplicate';
import { target } from './domain-list/target';
import { upperCase } from './domain-list/upper-case';
import { capacity as policyCapacity } from './firewall-policy/capacity';
import { defaultActionUnknown } from './firewall-policy/default-action';
import { defaultActionsMixed } from './firewall-policy/default-actions-mixed';
import { defaultActionsOrder } from './firewall-policy/default-actions-order';
import { defaultDrops } from './firewall-policy/default-drops';
import { dropEstablished } from './firewall-policy/drop-established';
import { noDefaultDrop } from './firewall-policy/no-default-drop';
import { priorities as policyPriorities } from './firewall-policy/priorities';
import { references } from './firewall-policy/references';
import { ruleOrder } from './firewall-policy/rule-order';
import { statelessActions } from './firewall-policy/stateless-actions';
import { variables } from './firewall-policy/variables';
import { entries } from './prefix-list/entries';
import { family as prefixListFamily } from './prefix-list/family';
import { name as prefixListName } from './prefix-list/name';
import { size } from './prefix-list/size';
import { capacity } from './rule-group/capacity';
import { capacityOverLimit } from './rule-group/capacity-over-limit';
import { ipSetReferences } from './rule-group/ip-set-references';
import { continued } from './rule-line/continued';
import { flowMissing } from './rule-line/flow-missing';
import { hostCase } from './rule-line/host-case';
import { length } from './rule-line/length';
import { modifierOrder } from './rule-line/modifier-order';
import { nameUnanchored } from './rule-line/name-unanchored';
import { pcreAlone } from './rule-line/pcre-alone';
import { rulePorts } from './rule-line/ports';
import { priorityInStrictOrder } from './rule-line/priority';
import { sidDuplicate } from './rule-line/sid-duplicate';
import { sidMissing } from './rule-line/sid-missing';
import { sidRange } from './rule-line/sid-range';
import { unsupported } from './rule-line/unsupported';
import { variableUnknown } from './rule-line/variable-unknown';
import { description } from './security-group/description';
import { duplicateRule } from './security-group/duplicate-rule';
import { name } from './security-group/name';
import { ports } from './security-group/ports';
import { portsIgnored } from './security-group/ports-ignored';
import { rulesOverLimit } from './security-group/rules-over-limit';

const ALL = [
  hostBits,
  malformed,
  cidrFamily,

  rulesOverLimit,
  duplicateRule,
  ports,
  portsIgnored,
  description,
  name,

  prefixListFamily,
  entries,
  size,
  prefixListName,

  target,
  duplicate,
  upperCase,

  sidMissing,
  sidRange,
  sidDuplicate,
  rulePorts,
  flowMissing,
  priorityInStrictOrder,
  hostCase,
  modifierOrder,
  nameUnanchored,
  pcreAlone,
  unsupported,
  continued,
  length,
  variableUnknown,

  capacity,
  capacityOverLimit,
  ipSetReferences,

  references,
  policyCapacity,
  policyPriorities,
  ruleOrder,
  defaultActionUnknown,
  defaultActionsMixed,
  defaultDrops,
  defaultActionsOrder,
  noDefaultDrop,
  dropEstablished,
  variables,
  statelessActions,

  domain,
  domains,
  dnsPriorities,
  blockResponse,
  associationPriority,
  associationDuplicate,
] as const;

/** What a finding is acknowledged by, behind `portolan::`. */
export type CheckId = (typeof ALL)[number]['id'];

/** Every check, by service. */
export const CHECKS: readonly Check<CheckId>[] = ALL;
