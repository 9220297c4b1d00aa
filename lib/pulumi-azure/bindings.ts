import { Bindings } from '../access/bindings';
import type { RoleEntry } from '../model/entry';
import type { LateValues } from '../pulumi/late';
import { peerReader } from '../pulumi/peer-parts';
import { type AzurePeer, azureForms } from './peer';

/** Where the parties of one component stand. */
export class AzureBindings extends Bindings<AzurePeer, object> {
  constructor(entries: readonly RoleEntry[], values: LateValues) {
    super({}, entries, peerReader(values, azureForms(values)));
  }
}
