import { AwsProviderResources } from './aws-provider-resources';
import { AzurermResources } from './azurerm-resources';
import type { Declarations } from './deployment';
import { isLate } from './late';
import type { NotUnderstood } from './place';
import { Block, isAttributes, type Spelling } from './provider-block';
import { filterOf, type ProviderResource } from './provider-resource';
import type { ParsedFile } from './source-text';
import { member } from './terraform-configuration';
import { type PlannedResource, plannedResources } from './terraform-plan';
import { filtersElsewhere } from './unread-resources';

/** Whether it is what `terraform show -json` prints, of a plan or of a state. */
export function isTerraformPlan(value: unknown): boolean {
  if (typeof member(value, 'format_version') !== 'string') return false;
  return ['planned_values', 'resource_changes', 'values', 'terraform_version'].some(
    (key) => member(value, key) !== undefined,
  );
}

/** `cidr_ipv4` where Pulumi says `cidrIpv4`. */
const spelling: Spelling = (name) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];

/**
 * What a plan of Terraform (or OpenTofu) leaves when it is applied, or what a state holds. Ids are addresses:
 * `module.web.aws_security_group.this[0]`.
 */
export function readTerraformPlan(file: ParsedFile): Declarations {
  const aws = new AwsProviderResources();
  const azure = new AzurermResources();
  const notUnderstood: NotUnderstood[] = [];
  for (const planned of plannedResources(file.value)) {
    const resource = resourceOf(file, planned, notUnderstood);
    if (aws.add(resource) || azure.add(resource)) continue;
    const why = filtersElsewhere(planned.type, planned.values);
    if (why !== null) resource.body.note(why, planned.type, null, null);
  }
  return {
    format: 'terraform-plan',
    aws: aws.build(),
    azure: azure.build(),
    notUnderstood,
  };
}

function resourceOf(file: ParsedFile, planned: PlannedResource, notUnderstood: NotUnderstood[]): ProviderResource {
  const { address, type, values, pointer, uncertain } = planned;
  const body = new Block(
    { file, resource: address, filter: filterOf(type, address), spelling, notUnderstood },
    values,
    pointer,
  );
  const aliases = ['id', 'arn', 'name'].flatMap((key) => {
    const value = isAttributes(values) && Object.hasOwn(values, key) ? values[key] : null;
    return typeof value === 'string' && value !== '' && !isLate(value) ? [value] : [];
  });
  return { type, id: address, aliases: [...new Set(aliases)], body, ...(uncertain ? { uncertain } : {}) };
}
