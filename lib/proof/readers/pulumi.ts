import { AwsProviderResources } from './aws-provider-resources';
import { AzureDeclarationBuilder, declareAzureResource } from './azure-resources';
import { AzurermResources } from './azurerm-resources';
import type { DeclaredAzure } from './declared-azure';
import type { Declarations } from './deployment';
import type { NotUnderstood } from './place';
import { Block, type Spelling } from './provider-block';
import { filterOf } from './provider-resource';
import { nativeResource } from './pulumi-native';
import { PulumiProgram } from './pulumi-program';
import { leftOut, statesOfPreview, statesOfStack } from './pulumi-state';
import { bridgedType } from './pulumi-types';
import type { ParsedFile } from './source-text';
import { member } from './terraform-configuration';
import { filtersElsewhere } from './unread-resources';

/** Whether it is what `pulumi stack export` prints. */
export function isPulumiStack(value: unknown): boolean {
  return Array.isArray(member(member(value, 'deployment'), 'resources'));
}

/** Whether it is what `pulumi preview --json` prints. */
export function isPulumiPreview(value: unknown): boolean {
  const steps = member(value, 'steps');
  const isSteps = Array.isArray(steps) && steps.every((one) => typeof member(one, 'op') === 'string');
  return isSteps && (steps.length > 0 || member(value, 'changeSummary') !== undefined);
}

/** A list of blocks is called in the plural here. */
const spelling: Spelling = (name) => [name, name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`];

/** What a stack of Pulumi holds, or what a preview says that it will hold. Ids are the names that the program gives. */
export function readPulumi(file: ParsedFile): Declarations {
  const isPreview = isPulumiPreview(file.value);
  const program = new PulumiProgram(isPreview ? statesOfPreview(file.value) : statesOfStack(file.value));
  const notUnderstood: NotUnderstood[] = [];
  const aws = new AwsProviderResources();
  const azurerm = new AzurermResources();
  const azure = new AzureDeclarationBuilder((_, pointer) => file.lineOf(pointer));

  for (const state of program.states) {
    const native = nativeResource(file, program, state);
    if (native !== null) {
      declareAzureResource(native, azure);
      continue;
    }
    const type = bridgedType(state.type);
    const why = filtersElsewhere(type ?? state.type, null);
    if (type === null && why === null) continue;
    const { values, pointers } = program.valuesOf(state);
    const id = program.idOf(state);
    const around = { file, resource: id, filter: filterOf(type, id), spelling, notUnderstood };
    const body = new Block(around, values, state.pointer, pointers);
    if (why !== null) body.note(why, state.type, null, null);
    const resource = { type: type ?? '', id, aliases: program.aliasesOf(state), body };
    if (!aws.add(resource)) azurerm.add(resource);
  }

  const built = azure.build();
  return {
    format: isPreview ? 'pulumi-preview' : 'pulumi-stack',
    aws: aws.build(),
    azure: together(built.azure, azurerm.build()),
    notUnderstood: [...unshown(file, isPreview), ...notUnderstood, ...built.notUnderstood],
  };
}

/** A preview shows what changes alone, and what stays is a part of what will be there. */
function unshown(file: ParsedFile, isPreview: boolean): readonly NotUnderstood[] {
  const count = isPreview ? leftOut(file.value) : 0;
  if (count <= 0) return [];
  const pointer = '/changeSummary/same';
  const place = { file: file.name, resource: 'preview', pointer, line: file.lineOf(pointer) };
  const why = 'leaves out what does not change; `pulumi preview --json --show-sames` shows it';
  return [{ place, why, text: String(count), filter: null, rule: null }];
}

function together(a: DeclaredAzure, b: DeclaredAzure): DeclaredAzure {
  return {
    networkSecurityGroups: [...a.networkSecurityGroups, ...b.networkSecurityGroups],
    applicationSecurityGroups: [...a.applicationSecurityGroups, ...b.applicationSecurityGroups],
    firewallPolicies: [...a.firewallPolicies, ...b.firewallPolicies],
    ipGroups: [...a.ipGroups, ...b.ipGroups],
  };
}
