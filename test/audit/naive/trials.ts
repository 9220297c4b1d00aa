import { filtersOfAws } from '../../../lib/proof/engines/aws';
import { filtersOfAzure } from '../../../lib/proof/engines/azure';
import { readArm } from '../../../lib/proof/readers/arm';
import { readAwsDeployed } from '../../../lib/proof/readers/aws-deployed';
import { readAzureDeployed } from '../../../lib/proof/readers/azure-deployed';
import { readCloudFormation } from '../../../lib/proof/readers/cloudformation';
import type { Declarations, Filter } from '../../../lib/proof/readers/deployment';
import { readPulumi } from '../../../lib/proof/readers/pulumi';
import { type ParsedFile, parseSource } from '../../../lib/proof/readers/source-text';
import { readTerraformPlan } from '../../../lib/proof/readers/terraform';
import { azureFirewall } from './azure-firewall';
import { networkFirewall } from './network-firewall';
import { networkSecurityGroups } from './network-security-groups';
import { pulumiPreviewOf, pulumiStackOf, terraformPlanOf } from './program';
import { type AnyTrial, type Text, trial } from './run';
import { securityGroups } from './security-groups';
import { ARM, writeSecurityRulesOfArm } from './write-arm';
import { writePoliciesOfArm } from './write-arm-policies';
import { CLOUDFORMATION, writeGroupsOfTemplate } from './write-cloudformation';
import { DEPLOYED, writeDeployedGroups, writeDeployedPolicies, writeDeployedSecurityRules } from './write-deployed';
import { writeDeployedFirewall, writeFirewallOfTemplate } from './write-network-firewall';
import {
  PROVIDERS,
  writeFirewallOfProgram,
  writeGroupsOfProgram,
  writePoliciesOfProgram,
  writeSecurityRulesOfProgram,
} from './write-providers';

function parsed(text: Text): ParsedFile {
  const file = parseSource(text);
  if ('why' in file) throw new Error(`${text.name}:${file.line}: ${file.why}\n${text.text}`);
  return file;
}

function filtersOf({ aws, azure }: Declarations): readonly Filter[] {
  return [...filtersOfAws(aws).filters, ...filtersOfAzure(azure).filters];
}

const each = (reader: (file: ParsedFile) => Declarations) => (texts: readonly Text[]) =>
  texts.flatMap((text) => filtersOf(reader(parsed(text))));

const together = (reader: (files: readonly ParsedFile[]) => Declarations) => (texts: readonly Text[]) =>
  filtersOf(reader(texts.map(parsed)));

const ofProgram = (print: typeof terraformPlanOf, read: ReturnType<typeof each>): readonly AnyTrial[] => [
  trial({ kind: securityGroups, traits: PROVIDERS, write: writeGroupsOfProgram(print), read }),
  trial({ kind: networkFirewall, traits: PROVIDERS, write: writeFirewallOfProgram(print), read }),
  trial({ kind: networkSecurityGroups, traits: PROVIDERS, write: writeSecurityRulesOfProgram(print), read }),
  trial({ kind: azureFirewall, traits: PROVIDERS, write: writePoliciesOfProgram(print), read }),
];

/** By format, the kinds of sets that are tried in it. */
export const TRIALS: Readonly<Record<string, readonly AnyTrial[]>> = {
  cloudformation: [
    trial({
      kind: securityGroups,
      traits: CLOUDFORMATION,
      write: writeGroupsOfTemplate,
      read: each(readCloudFormation),
    }),
    trial({
      kind: networkFirewall,
      traits: CLOUDFORMATION,
      write: writeFirewallOfTemplate,
      read: each(readCloudFormation),
    }),
  ],
  arm: [
    trial({ kind: networkSecurityGroups, traits: ARM, write: writeSecurityRulesOfArm, read: each(readArm) }),
    trial({ kind: azureFirewall, traits: ARM, write: writePoliciesOfArm, read: each(readArm) }),
  ],
  'terraform-plan': ofProgram(terraformPlanOf, each(readTerraformPlan)),
  'pulumi-stack': ofProgram(pulumiStackOf, each(readPulumi)),
  'pulumi-preview': ofProgram(pulumiPreviewOf, each(readPulumi)),
  'aws-deployed': [
    trial({ kind: securityGroups, traits: DEPLOYED, write: writeDeployedGroups, read: together(readAwsDeployed) }),
    trial({ kind: networkFirewall, traits: DEPLOYED, write: writeDeployedFirewall, read: together(readAwsDeployed) }),
  ],
  'azure-deployed': [
    trial({
      kind: networkSecurityGroups,
      traits: DEPLOYED,
      write: writeDeployedSecurityRules,
      read: together(readAzureDeployed),
    }),
    trial({ kind: azureFirewall, traits: DEPLOYED, write: writeDeployedPolicies, read: together(readAzureDeployed) }),
  ],
};
