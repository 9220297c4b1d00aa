/** `collapseCidrs`, which parses strictly, against the two packages that merge blocks. */
import { merge } from 'fast-cidr-tools';
import { collapseCidrs } from 'portolan';
import { type Run, timesThePeer } from '../harness';
import { randomOf } from '../synthetic';

/** Above so many blocks this peer takes more than five seconds, and is left out. */
const MOST_OF_FAST_CIDR_TOOLS = { 4: 10_000, 6: 1_000 } as const;

interface Block {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly prefix: number;
}

const BITS = { 4: 32, 6: 128 } as const;
const textOf = ({ family, first, prefix }: Block): string => {
  if (family === 4) return `${[24n, 16n, 8n, 0n].map((by) => (first >> by) & 255n).join('.')}/${prefix}`;
  const groups = Array.from({ length: 8 }, (_, at) => ((first >> BigInt(112 - 16 * at)) & 0xffffn).toString(16));
  return `${groups.join(':')}/${prefix}`;
};
const sizeOf = ({ family, prefix }: Pick<Block, 'family' | 'prefix'>): bigint => 1n << BigInt(BITS[family] - prefix);

/** Where blocks of documents lie: 16.0.0.0, and 2001:db8::. */
const START = { 4: 16n << 24n, 6: 0x20010db8n << 96n } as const;

/** Lists as they come: apart from one another, in heaps of many sizes, one behind another. In no order. */
const SHAPES: Readonly<Record<string, (family: 4 | 6, count: number) => readonly Block[]>> = {
  sparse: (family, count) => numbered(count, (at) => blockAt(family, family === 4 ? 28 : 64, 5n * BigInt(at))),
  dense: (family, count) => {
    const random = randomOf(count);
    const narrow = family === 4 ? 32 : 64;
    return numbered(count, () => {
      const prefix = narrow - Math.floor(random() * 8);
      const below = BigInt(Math.floor((random() * count) / 2 ** (narrow - prefix - 1)));
      return blockAt(family, prefix, below);
    });
  },
  sequential: (family, count) => numbered(count, (at) => blockAt(family, family === 4 ? 30 : 56, BigInt(at))),
};

function blockAt(family: 4 | 6, prefix: number, at: bigint): Block {
  return { family, prefix, first: START[family] + at * sizeOf({ family, prefix }) };
}

function numbered(count: number, of: (at: number) => Block): readonly Block[] {
  const blocks = Array.from({ length: count }, (_, at) => of(at));
  const random = randomOf(7);
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [blocks[at], blocks[other]] = [blocks[other] as Block, blocks[at] as Block];
  }
  return blocks;
}

/**
 * The smallest list, found in another way: the intervals that the blocks make together are cut into the largest blocks
 * that are aligned and fit. Written as numbers, since each side has its own way to write an address of IPv6.
 */
function smallest(blocks: readonly Block[]): readonly string[] {
  const family = blocks[0]?.family ?? 4;
  const ascending = [...blocks].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  const joined: { first: bigint; end: bigint }[] = [];
  for (const block of ascending) {
    const end = block.first + sizeOf(block);
    const last = joined.at(-1);
    if (last === undefined || block.first > last.end) joined.push({ first: block.first, end });
    else if (end > last.end) last.end = end;
  }
  return joined.flatMap(({ first, end }) => {
    const cut: string[] = [];
    for (let at = first, prefix = 0; at < end; at += sizeOf({ family, prefix })) {
      prefix = 0;
      while (at % sizeOf({ family, prefix }) !== 0n || at + sizeOf({ family, prefix }) > end) prefix++;
      cut.push(`${at}/${prefix}`);
    }
    return cut;
  });
}

function asNumbers(text: string): string {
  const [address = '', prefix] = text.split('/');
  if (!address.includes(':')) {
    const value = address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
    return `${value}/${prefix ?? 32}`;
  }
  const [head = '', tail] = address.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const before = head as readonly string[];
  const behind = (tail ?? []) as readonly string[];
  const between = Array.from({ length: 8 - before.length - behind.length }, () => '0');
  const value = [...before, ...between, ...behind].reduce((sum, part) => (sum << 16n) | BigInt(`0x${part}`), 0n);
  return `${value}/${prefix ?? 128}`;
}

/** As URLs write addresses: of IPv6 the longest run of zeros is left out, of IPv4 nothing is. */
function canonical(text: string): string {
  const [address = '', prefix] = text.split('/');
  const isIpv6 = address.includes(':');
  const { hostname } = new URL(`http://${isIpv6 ? `[${address}]` : address}/`);
  return `${isIpv6 ? hostname.slice(1, -1) : hostname}/${prefix}`;
}

export async function measure({ quick, compare }: Run): Promise<void> {
  const { mergeCidr } = await import('cidr-tools');
  const ways = Object.entries(SHAPES).flatMap(([shape, make]) =>
    ([4, 6] as const).flatMap((family) =>
      (quick ? [1_000] : [10_000, 100_000]).map((count) => ({ shape, make, family, count })),
    ),
  );
  for (const { shape, make, family, count } of ways) {
    const blocks = make(family, count);
    const texts = blocks.map(textOf);
    await compare({
      what: `collapseCidrs: ${shape}`,
      size: `${count} of IPv${family}`,
      ours: () => collapseCidrs(texts),
      peers: {
        'cidr-tools': () => mergeCidr([...texts]),
        ...(count > MOST_OF_FAST_CIDR_TOOLS[family] ? {} : { 'fast-cidr-tools': () => merge([...texts]) }),
      },
      oracle: (answer) => {
        const expected = smallest(blocks);
        const wrong = expected.findIndex((one, at) => one !== asNumbers(answer[at] ?? ''));
        const unusual = answer.find((text) => text !== canonical(text));
        if (unusual !== undefined) return `${unusual} is written ${canonical(unusual)}`;
        if (wrong >= 0) return `${answer[wrong]} at ${wrong}, expected ${expected[wrong]}`;
        return answer.length === expected.length ? null : `${answer.length} blocks, expected ${expected.length}`;
      },
      goals: [timesThePeer(1)],
    });
  }
}
