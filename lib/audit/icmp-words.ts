/** `type 8`, `types 0-7`, `type 3 code 4`, of an interval as ports are printed: of ICMP a port is the type times 256 plus the code. */
export function icmpWords(interval: string): string {
  const [first = 0, last = first] = interval.split('-').map(Number);
  const types = [Math.floor(first / 256), Math.floor(last / 256)];
  const type = types[0] === types[1] ? `type ${types[0]}` : `types ${types.join('-')}`;
  if (first % 256 === 0 && last % 256 === 255) return type;
  return first === last ? `${type} code ${first % 256}` : `${type} codes ${first % 256}-${last % 256}`;
}
