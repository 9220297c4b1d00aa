import { type Attempt, packetsOf } from './conversation';
import { pcapFile } from './pcap';

/** A capture file, and which attempt each of its packets belongs to. */
export interface Capture {
  readonly file: Buffer;
  /** The index of an attempt, by the number of a packet, which is counted from 1. */
  readonly attemptOf: (packet: number) => number;
}

const FIRST_PORT = 1024;

/** One attempt after the other, each from a source port of its own, so that the engine sees a flow for each. */
export function captureOf(attempts: readonly Attempt[]): Capture {
  if (attempts.length > 65536 - FIRST_PORT) throw new Error(`${attempts.length} attempts are more than source ports`);
  const owners: number[] = [];
  const packets = attempts.flatMap((attempt, index) => {
    const own = packetsOf(attempt, FIRST_PORT + index);
    for (const _ of own) owners.push(index);
    return own;
  });
  const attemptOf = (packet: number) => {
    const owner = owners[packet - 1];
    if (owner === undefined) throw new Error(`the capture has no packet ${packet}`);
    return owner;
  };
  return { file: pcapFile(packets), attemptOf };
}
