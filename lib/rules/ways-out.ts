import { carrierOf } from '../model/element';
import type { End, Flow, RangeInForce } from '../model/flow';
import { type Host, nameForRanges } from '../model/host';
import { type PortSet, ports, printPorts } from '../model/ports';
import { portsIn } from './slices';

/** What a user may do where a target cannot say a name, in words that hold the arguments; null where nothing helps. */
export interface WaysOut {
  readonly byAddress: string | null;
  /** Saying what runs on the ports, where the page leaves that to the user. */
  readonly byApplication: string | null;
}

/** Of an element that a target can say, or whose standing is settled. */
export const NO_WAY_OUT: WaysOut = { byAddress: null, byApplication: null };

/** The ranges that are printed for a host of a flow. */
export type RangesFor = (flow: Flow, host: Host) => readonly RangeInForce[];

/** Written where a target refuses the host, which few do. */
export class WaysToHost implements WaysOut {
  constructor(
    private readonly flow: Flow,
    private readonly peer: End,
    private readonly host: Host,
    private readonly rangesFor: RangesFor,
  ) {}

  get byAddress(): string | null {
    return reachingByAddress(this.flow, this.peer, this.host, this.rangesFor);
  }

  get byApplication(): string | null {
    const said = sayingWhatRuns(this.flow);
    return said && `say what runs there with ports: { '${this.flow.requirement.id}': '${said}' }`;
  }
}

/** Null where names and ranges are needed both, or where ranges of the user's would not stand for this host. */
function reachingByAddress(flow: Flow, { party, ranges }: End, host: Host, rangesFor: RangesFor): string | null {
  const reachBy = `reachBy: { ${party}: 'addresses' }`;
  if (!flow.either && ranges.some((range) => range.supplied !== true)) return null;
  if ((flow.overlay?.addresses ?? []).length > 0) return `reach it by the addresses of its overlay, with ${reachBy}`;
  if (rangesFor(flow, host).length > 0) return `reach it by the addresses that the page prints, with ${reachBy}`;
  if (flow.requirement.unprintedRanges?.for.includes(nameForRanges(host)) === false) return null;
  return `supply the addresses of ${host.printed} and reach the party with ${reachBy}`;
}

/** All ports of a flow, with what is known to run there, and the usual on the others; null where the page says it. */
function sayingWhatRuns(flow: Flow): string | null {
  const { portsAre, transport, application } = flow.requirement;
  if (transport !== 'tcp' || (portsAre === 'fixed' && application.length > 0)) return null;
  const known = flow.application
    .filter(({ name }) => carrierOf(name) !== null)
    .map(({ name, ports: text }) => ({ name, ports: ports.intersect(flow.ports, portsIn(text, flow)) }));
  const rest = known.reduce<PortSet>((left, one) => ports.subtract(left, one.ports), flow.ports);
  return [
    ...known.flatMap((one) => printPorts(one.ports).map((port) => `${port}/${one.name}`)),
    ...printPorts(rest).map((port) => `${port}/${port === '80' ? 'http' : 'https'}`),
  ].join(', ');
}
