import { ComponentResource } from '@pulumi/pulumi';
import type { TriedFirewall } from '../access/group-plan';
import type { Issue } from '../diagnostics';
import type { RoleEntry } from '../model/entry';

export abstract class NetworkFirewallRules extends ComponentResource {
  abstract readonly name: string;
  abstract readonly observes: boolean;
  abstract readonly tried: TriedFirewall;
  abstract lacking(entries: readonly RoleEntry[]): readonly Issue[];
  abstract sourcesOf(name: string): readonly string[];
}
