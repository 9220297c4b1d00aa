import type { AdditionalRule, EntryRequest } from '../model/entry';
import type { AwsDnsFirewallPlan } from '../model/plans/aws-dns-firewall';
import type { FirewallMembers } from './firewall-members';
import type { Remark } from './remarks';

/** Whether names that are not listed are closed. */
function isWalledGarden({ rules }: AwsDnsFirewallPlan): boolean {
  return rules.some(({ action }) => action === 'BLOCK');
}

const WALLED_GARDEN =
  'in the VPCs that the rule group is associated with, every name that is not listed stops resolving, for every machine in them: the names of AWS services (SSM, S3, CloudWatch, endpoints of your own) and of your private zones among them; list what those machines need with additionalRules';

/** What a reader of the report of a DNS Firewall should know. */
export function resolverNotes(plan: AwsDnsFirewallPlan): readonly string[] {
  return isWalledGarden(plan) ? [WALLED_GARDEN] : [];
}

/** What a user of a DNS Firewall should hear on every rim. */
export function resolverRemarks(
  plan: AwsDnsFirewallPlan,
): readonly Remark<'portolan:walled-garden' | 'portolan:nothing-closed'>[] {
  if (isWalledGarden(plan)) {
    const message = `${WALLED_GARDEN}; unlisted: 'alert' logs what would stop, and closes nothing`;
    return [{ id: 'portolan:walled-garden', message }];
  }
  const message =
    "unlisted: 'alert' closes nothing: every name resolves, and those that are not listed are logged; leave it out to close them";
  return [{ id: 'portolan:nothing-closed', message }];
}

/** What is asked of a resolver. The VPCs' own names are said of the first source: they resolve for all. */
export function resolverRequests<Owner extends object>(
  members: FirewallMembers<Owner>,
  additional: readonly AdditionalRule[],
): readonly EntryRequest[] {
  const [first] = members.names;
  const requests = members.requests();
  const bearer = requests.find(({ entry }) => entry.name === first);
  return requests.map((request) =>
    request === bearer ? { ...request, additionalRules: [...(request.additionalRules ?? []), ...additional] } : request,
  );
}
