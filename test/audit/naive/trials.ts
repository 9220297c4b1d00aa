import { readDeployment } from '../../../lib/proof/read-deployment';
import type { Filter } from '../../../lib/proof/readers/deployment';
import { azureFirewall } from './azure-firewall';
import { dnsFirewall } from './dns-firewall';
import type { Kind, Traits, Writer } from './kind';
import { networkFirewall } from './network-firewall';
import { networkSecurityGroups } from './network-security-groups';
import { pulumiPreviewOf, pulumiStackOf, terraformPlanOf } from './program';
import { type AnyTrial, type Text, trial } from './run';
import { securityGroups } from './security-groups';
import { ARM, writeSecurityRulesOfArm } from './write-arm';
import { writePoliciesOfArm } from './write-arm-policies';
import { CLOUDFORMATION, writeGroupsOfTemplate } from './write-cloudformation';
import { DEPLOYED, writeDeployedGroups, writeDeployedPolicies, writeDeployedSecurityRules } from './write-deployed';
import { writeDnsOfTemplate } from './write-dns-firewall';
import { writeDeployedFirewall, writeFirewallOfTemplate } from './write-network-firewall';
import {
  PROVIDERS,
  writeDnsOfProgram,
  writeFirewallOfProgram,
  writeGroupsOfProgram,
  writeNativePolicies,
  writeNativeSecurityRules,
  writePoliciesOfProgram,
  writeSecurityRulesOfProgram,
} from './write-providers';

/** What is read of files, whatever their format. */
export const read = (texts: readonly Text[]): readonly Filter[] => readDeployment(texts).filters;

const tried = <Set>(kind: Kind<Set>, traits: Traits, write: Writer<Set>): AnyTrial =>
  trial({ kind, traits, write, read: readDeployment });

/** Pulumi has another provider for Azure. */
const ofPulumi = (print: typeof terraformPlanOf): readonly AnyTrial[] => [
  ...ofProgram(print),
  tried(networkSecurityGroups, PROVIDERS, writeNativeSecurityRules(print)),
  tried(azureFirewall, PROVIDERS, writeNativePolicies(print)),
];

const ofProgram = (print: typeof terraformPlanOf): readonly AnyTrial[] => [
  tried(securityGroups, PROVIDERS, writeGroupsOfProgram(print)),
  tried(networkFirewall, PROVIDERS, writeFirewallOfProgram(print)),
  tried(dnsFirewall, PROVIDERS, writeDnsOfProgram(print)),
  tried(networkSecurityGroups, PROVIDERS, writeSecurityRulesOfProgram(print)),
  tried(azureFirewall, PROVIDERS, writePoliciesOfProgram(print)),
];

/** By format, the kinds of sets that are tried in it. */
export const TRIALS: Readonly<Record<string, readonly AnyTrial[]>> = {
  cloudformation: [
    tried(securityGroups, CLOUDFORMATION, writeGroupsOfTemplate),
    tried(networkFirewall, CLOUDFORMATION, writeFirewallOfTemplate),
    tried(dnsFirewall, CLOUDFORMATION, writeDnsOfTemplate),
  ],
  arm: [tried(networkSecurityGroups, ARM, writeSecurityRulesOfArm), tried(azureFirewall, ARM, writePoliciesOfArm)],
  'terraform-plan': ofProgram(terraformPlanOf),
  'pulumi-stack': ofPulumi(pulumiStackOf),
  'pulumi-preview': ofPulumi(pulumiPreviewOf),
  'aws-deployed': [
    tried(securityGroups, DEPLOYED, writeDeployedGroups),
    // Twice, since the other kind here has no rules that close.
    tried(networkFirewall, DEPLOYED, writeDeployedFirewall),
    tried(networkFirewall, DEPLOYED, writeDeployedFirewall),
  ],
  'azure-deployed': [
    tried(networkSecurityGroups, DEPLOYED, writeDeployedSecurityRules),
    tried(azureFirewall, DEPLOYED, writeDeployedPolicies),
  ],
};
