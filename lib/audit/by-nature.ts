import { ALL_IPV4 } from '../model/addresses';
import type { TargetName } from '../model/plans';
import { infrastructureFrom } from '../proof/azure-beside';
import { type Box, EVERYTHING, subtractBox, traffic } from '../proof/box';
import { placeholderFrom } from '../proof/read-security-group';
import { ANYWHERE, at } from '../proof/side';

/** The entry that closes a security group: it is open, and reaches nobody. */
export const REACHES_NOBODY: Box = placeholderFrom(ANYWHERE);

/**
 * What every filter of a kind lets through, whoever connects. A plan of ours says it of its own machines alone; in a
 * deployment these are met by others, and stand in more groups than one.
 */
export function openedByNature(kind: TargetName): readonly Box[] {
  switch (kind) {
    case 'azure-firewall':
      return [
        ...infrastructureFrom(at(ALL_IPV4)),
        // The firewall completes it itself: nobody is reached.
        { ...EVERYTHING, traffic: traffic('tcp/handshake'), from: at(ALL_IPV4), to: at(ALL_IPV4) },
      ];
    default:
      return [];
  }
}

/** Whether it lies in that entry, and so opens nothing that anybody answers. */
export function isPlaceholder(box: Box): boolean {
  return subtractBox(box, REACHES_NOBODY).length === 0;
}
