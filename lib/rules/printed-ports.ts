import { type PortSet, printPorts } from '../model/ports';
import { onceForEach } from '../model/read-once';

/** Thousands of elements are on the same ports, and a set of ports never changes. */
export const printedPorts: (set: PortSet) => readonly string[] = onceForEach(printPorts);
