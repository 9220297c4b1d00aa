import { filtersOfAws } from '../../../lib/proof/engines/aws';
import { filtersOfAzure } from '../../../lib/proof/engines/azure';
import { readArm } from '../../../lib/proof/readers/arm';
import { readCloudFormation } from '../../../lib/proof/readers/cloudformation';
import type { Declarations, Filter } from '../../../lib/proof/readers/deployment';
import { type ParsedFile, parseSource } from '../../../lib/proof/readers/source-text';
import { azureFirewall } from './azure-firewall';
import { networkSecurityGroups } from './network-security-groups';
import { type AnyTrial, type Text, trial } from './run';
import { securityGroups } from './security-groups';
import { ARM, writeSecurityRulesOfArm } from './write-arm';
import { writePoliciesOfArm } from './write-arm-policies';
import { CLOUDFORMATION, writeGroupsOfTemplate } from './write-cloudformation';

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

/** By format, the kinds of sets that are tried in it. */
export const TRIALS: Readonly<Record<string, readonly AnyTrial[]>> = {
  cloudformation: [
    trial({
      kind: securityGroups,
      traits: CLOUDFORMATION,
      write: writeGroupsOfTemplate,
      read: each(readCloudFormation),
    }),
  ],
  arm: [
    trial({ kind: networkSecurityGroups, traits: ARM, write: writeSecurityRulesOfArm, read: each(readArm) }),
    trial({ kind: azureFirewall, traits: ARM, write: writePoliciesOfArm, read: each(readArm) }),
  ],
};
