import { type AddressSet, addresses } from '../../model/addresses';
import type { DeclaredPrefixList } from '../readers/declared-aws';
import { isLate, type Maybe } from '../readers/late';
import { boundSet } from '../sets';
import { ANYWHERE, at, inside, type Side } from '../side';
import { readBlock } from './aws-block';
import { References, type Referred } from './references';

/** An end of a connection as far as it is known: a union of sides, some of which nobody vouches for. */
export interface Ends {
  readonly surely: readonly Side[];
  readonly perhaps: readonly Side[];
  readonly notes: readonly string[];
  /** What nobody could make out. */
  readonly why: readonly string[];
}

/** What a prefix list holds, whether the file says it or not; each list is read once. */
export class PrefixLists {
  private readonly references: References<DeclaredPrefixList>;
  private readonly read = new Map<DeclaredPrefixList, Ends>();

  constructor(lists: readonly DeclaredPrefixList[]) {
    this.references = new References(lists);
  }

  /** A list that the file does not hold is the unknown set of its id. */
  endsOf(reference: Maybe<string>): Ends {
    const found = this.find(reference);
    if (found.kind === 'elsewhere') return sure([inside(boundSet(found.id))]);
    if (found.kind === 'ambiguous')
      return { ...sure([]), perhaps: [ANYWHERE], why: [`names '${found.id}', which several prefix lists are called`] };
    const known = this.read.get(found.declared) ?? endsOfList(found.declared);
    this.read.set(found.declared, known);
    return known;
  }

  /** A rule of a group calls a list by its id, and a firewall by an ARN that ends with it. */
  private find(reference: Maybe<string>): Referred<DeclaredPrefixList> {
    const found = this.references.find(reference);
    const id = typeof reference === 'string' ? /^arn:[^/]*:prefix-list\/([^/]+)$/.exec(reference)?.[1] : undefined;
    return found.kind === 'elsewhere' && id !== undefined ? this.references.find(id) : found;
  }
}

function endsOfList({ id, cidrs, uncertain }: DeclaredPrefixList): Ends {
  if (cidrs === null) return standing([inside(boundSet(id))], uncertain);
  const { surely, ...ends } = endsOfBlocks(cidrs);
  return uncertain === true ? { ...ends, surely: [], perhaps: [...surely, ...ends.perhaps] } : { ...ends, surely };
}

function standing(sides: readonly Side[], uncertain: true | undefined): Ends {
  return uncertain === true ? { ...sure([]), perhaps: sides } : sure(sides);
}

/** The union of blocks, of which those that come later are unknown sets. */
export function endsOfBlocks(cidrs: readonly Maybe<string>[]): Ends {
  const late: Side[] = [];
  const known: AddressSet[number][] = [];
  const open: AddressSet[number][] = [];
  const notes: string[] = [];
  const why: string[] = [];
  for (const cidr of cidrs) {
    if (isLate(cidr)) {
      late.push(inside(boundSet(cidr.id)));
      continue;
    }
    const block = readBlock(cidr);
    (block.why === null ? known : open).push(...block.addresses);
    if (block.note !== null) notes.push(block.note);
    if (block.why !== null) why.push(block.why);
  }
  const surely = [...(known.length === 0 ? [] : [at(addresses.of(known))]), ...late];
  return { surely, perhaps: open.length === 0 ? [] : [at(addresses.of(open))], notes, why };
}

function sure(sides: readonly Side[]): Ends {
  return { surely: sides, perhaps: [], notes: [], why: [] };
}
