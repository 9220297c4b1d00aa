import { ALL_PORTS, type PortSet } from '../model/ports';

/** EC2 takes the type for the first port and the code for the second; -1 is every one. */
export function icmpPorts(type: number, code: number): PortSet {
  if (type === -1) return ALL_PORTS;
  return code === -1
    ? [{ first: type * 256, last: type * 256 + 255 }]
    : [{ first: type * 256 + code, last: type * 256 + code }];
}
