import { Bindings } from '../access/bindings';
import type { RoleEntry } from '../model/entry';
import type { LateValues } from '../pulumi/late';
import { peerReader } from '../pulumi/peer-parts';
import { type AwsPeer, awsForms } from './peer';

/** Where the parties of one component stand, as far as that is known by now. */
export class AwsBindings extends Bindings<AwsPeer, object> {
  constructor(owner: object, entries: readonly RoleEntry[], values: LateValues) {
    super(owner, entries, peerReader(values, awsForms(values)));
  }
}
