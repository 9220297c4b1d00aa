import type { Fidelity } from '../model/element';
import type { Item } from './asked';
import type { Box } from './box';
import type { Cover } from './cover';

/** What a plan says of one item, judged by whether it may say so. */
export interface RecordedItem {
  readonly item: Item;
  /** The documented connections, where they cross what the plan stands for. */
  readonly box: Box | null;
  /** As it is recorded; null where nothing is, or two things are. */
  readonly fidelity: Fidelity | null;
  /** It has to be open. */
  readonly needed: boolean;
  /** If it is open, a document asks for it. */
  readonly documented: boolean;
  readonly growth: readonly Box[];
  /** What the plan keeps closed of it, and may. */
  readonly withheld: Cover;
  /** Why what the plan says of it has no ground. */
  readonly fault: string | null;
}
