import { type Cover, coverOf, type Memory } from './cover';
import type { RuledBox } from './region';

/** What a plan lets through, as sets to be asked about; each is made for the first who asks. */
export interface Opened {
  readonly open: Cover;
  /** Of it what the cloud opens by itself: often all that is missing to a name, and no reason to walk all the rest. */
  readonly byTheCloud: Cover;
}

export function openedBy(list: readonly RuledBox[], memory: Memory): Opened {
  let open: Cover | undefined;
  let byTheCloud: Cover | undefined;
  return {
    get open() {
      open ??= coverOf(
        list.map(({ box }) => box),
        memory,
      );
      return open;
    },
    get byTheCloud() {
      byTheCloud ??= coverOf(
        list.filter(({ because }) => because === null).map(({ box }) => box),
        memory,
      );
      return byTheCloud;
    },
  };
}
