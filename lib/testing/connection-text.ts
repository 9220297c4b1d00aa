import { NetworkRequirementsError } from '../diagnostics';
import { parsePorts } from '../model/ports';

/** A connection that a test speaks of, in parts. */
export interface ConnectionParts {
  /** `tcp` is everything that TCP carries; `tls` (`https`) and `http` are what a firewall reads names in. */
  readonly transport: 'tcp' | 'tls' | 'https' | 'http' | 'udp' | 'icmp';
  /**
   * One port or a range, `8000-8010`.
   * @default - every port
   */
  readonly port?: number | string;
  /**
   * A name, an address, a block, or a group of what is tested.
   * @default - the machines that are tested
   */
  readonly to?: string;
  /**
   * The same, for a connection that comes in.
   * @default - the machines that are tested
   */
  readonly from?: string;
}

/** `tcp 443 to login.example.com`, `https 443 to login.example.com from Agents`, `tcp 8384 from 10.0.0.0/22`, or in parts. */
export type ConnectionText = string | ConnectionParts;

const FORM =
  /^(?<transport>tcp|tls|https|http|udp|icmp)(?: (?<port>\*|\d+(?:-\d+)?))?(?: to (?<to>\S+))?(?: from (?<from>\S+))?$/;

/**
 * A connection in parts.
 *
 * @throws NetworkRequirementsError where it is none: neither end is said, the transport is unknown, the port is no port.
 */
export function partsOf(connection: ConnectionText): ConnectionParts {
  const text = typeof connection === 'string' ? connection : printParts(connection);
  const { transport, port, to, from } = FORM.exec(text)?.groups ?? {};
  const isPort = port === undefined || port === '*' || parsePorts(port).ok;
  if (transport === undefined || !isPort || (to === undefined && from === undefined)) {
    throw new NetworkRequirementsError([{ code: 'malformed-tested-connection', at: 'connection', given: text }]);
  }
  return {
    transport: transport as ConnectionParts['transport'],
    ...(port === undefined ? {} : { port }),
    ...(to === undefined ? {} : { to }),
    ...(from === undefined ? {} : { from }),
  };
}

/** A connection on one line, as a test may write it. */
export function printParts({ transport, port, to, from }: ConnectionParts): string {
  return [
    transport,
    ...(port === undefined ? [] : [`${port}`]),
    ...(to === undefined ? [] : [`to ${to}`]),
    ...(from === undefined ? [] : [`from ${from}`]),
  ].join(' ');
}
