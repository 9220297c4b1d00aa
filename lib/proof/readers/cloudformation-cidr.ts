import { formatAddress, parseCidr } from '../../model/addresses';

/** The function gives at most as many blocks (CloudFormation, "Fn::Cidr"). */
const MOST_BLOCKS = 256;

/**
 * The first blocks of a block, each of `bits` host bits, as `Fn::Cidr` gives them; null where that is not what it was
 * asked for, or the block does not hold as many.
 */
export function blocksWithin(block: string, count: string, bits: string): readonly string[] | null {
  const read = parseCidr(block);
  if (!read.ok || !/^\d{1,3}$/.test(count) || !/^\d{1,3}$/.test(bits)) return null;
  const { family, first, last } = read.value;
  const [most, hostBits, width] = [Number(count), Number(bits), family === 4 ? 32 : 128];
  if (most < 1 || most > MOST_BLOCKS || hostBits < 1 || hostBits > width) return null;
  const size = 1n << BigInt(hostBits);
  if (first + BigInt(most) * size - 1n > last) return null;
  return Array.from({ length: most }, (_, at) => `${formatAddress(first + BigInt(at) * size)}/${width - hostBits}`);
}
