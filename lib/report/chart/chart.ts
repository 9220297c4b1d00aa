import type { Direction, Standing } from '../../model/element';
import type { TargetName } from '../../model/plans';
import type { NamesBehind } from '../../model/plans/plan';
import type { Transport } from '../../model/product';
import type {
  OmittedFlow,
  OpenedRow,
  OtherRow,
  Reach,
  RefusedRow,
  Report,
  ReportedParty,
  ReportedQuestion,
  ReportedRequirement,
  UncoveredFlow,
  UsersOwnRow,
} from '../report';

/** What the JSON of a chart says in `$schema`. */
export const CHART_SCHEMA_ID = 'urn:portolan:chart:1';

/**
 * The evidence that a reviewer signs, of one device or of several: plain data, every sentence of a document in it once.
 * Made by {@link chartOf}; the same input gives the same chart and the same digest, on any day.
 */
export interface Chart {
  readonly $schema: typeof CHART_SCHEMA_ID;
  readonly version: 1;
  /** What is reviewed. */
  readonly subject: string;
  /** The version of the catalogue. */
  readonly catalogue: string;
  /** The filters that are configured, one per report. */
  readonly devices: readonly ChartDevice[];
  readonly parties: readonly ReportedParty[];
  /** Every requirement once, in the order of the documents. */
  readonly requirements: readonly ChartRequirement[];
  /** What is opened, one row per host, address or party. */
  readonly rules: readonly ChartRule[];
  readonly uncovered: readonly ChartGap[];
  /** What the user leaves out of the documents, with who answers for it. */
  readonly omitted: readonly ChartOmission[];
  readonly refused: readonly ChartRefusal[];
  readonly others: readonly ChartOther[];
  /** Where the documents contradict themselves, misprint, or leave something unsaid. */
  readonly questions: readonly ReportedQuestion[];
  /** How a deployment stands to it; null where none was read. */
  readonly deployed: ChartDeployed | null;
  /** `sha256:...` over everything else in the chart. */
  readonly digest: string;
}

/** A filter that is configured: a security group, a firewall, a resolver. */
export interface ChartDevice
  extends Pick<
    Report,
    | 'subject'
    | 'target'
    | 'targetName'
    | 'sources'
    | 'notEnforced'
    | 'widerBecause'
    | 'beyond'
    | 'proxyList'
    | 'prefixLists'
    | 'weights'
    | 'closedHere'
    | 'admits'
    | 'withholds'
    | 'assumes'
    | 'notes'
    | 'digests'
    | 'verdict'
  > {
  /** What its rules name it by. */
  readonly id: string;
  /** What the user opened beside the plan, of which words alone are known; what stands in the plan is among the rules. */
  readonly usersOwn: readonly Omit<UsersOwnRow, 'opening'>[];
}

/** A requirement of a source, with the sentences that ask for it. */
export interface ChartRequirement extends ReportedRequirement {
  /** What rules name it by. */
  readonly key: string;
  /** How it stands on the whole, by device. */
  readonly standings: readonly { readonly device: string; readonly standing: Standing }[];
}

/** What belongs to a device and a requirement. */
interface OfDevice {
  readonly device: string;
  /** The requirement's key. */
  readonly of: string;
}

interface ChartTraffic {
  readonly transport: Transport;
  readonly ports: readonly string[];
}

/** An element that is opened: for a requirement, or on the user's own word. */
export interface ChartRule
  extends OfDevice,
    ChartTraffic,
    Pick<OpenedRow, 'peer' | 'peerNames' | 'prefixLists' | 'standing' | 'growth' | 'behind'> {
  /** Why it is open and who answers for it, where no document asks for it; left out of what one asks for. */
  readonly own?: ChartOwn;
  /** Equal in two charts exactly when the same is opened for the same requirement at the same device. */
  readonly key: string;
  readonly source: string;
  readonly direction: Direction;
  /** The peer as names that other devices understand: `a.example`, `*.b.example`; of an expression those beside it. */
  readonly names: readonly string[];
  /** The peer as an expression, where it is one. */
  readonly expression: string | null;
  /** The peer as canonical address blocks. */
  readonly cidrs: readonly string[];
  readonly reaches: Reach;
  readonly guard: NamesBehind['kind'] | null;
}

/** An opening of the user's own: the id of its additional rule, and who answers for it as far as that was said. */
export interface ChartOwn extends Pick<UsersOwnRow, 'by' | 'reason' | 'owner' | 'expires'> {}

/** What a document lacks, and how to supply it. */
export interface ChartGap extends OfDevice, ChartTraffic, Pick<UncoveredFlow, 'peers' | 'missing' | 'why' | 'supply'> {}

/** What the user leaves out: nothing is opened for it. */
export interface ChartOmission extends OfDevice, ChartTraffic, Pick<OmittedFlow, 'peers' | 'overlay'> {}

/** What a device cannot say. */
export interface ChartRefusal
  extends OfDevice,
    ChartTraffic,
    Pick<RefusedRow, 'peer' | 'standing' | 'reason' | 'why' | 'waysOut'> {}

/** What opens nothing for another reason. */
export interface ChartOther extends OfDevice, ChartTraffic, Pick<OtherRow, 'peers' | 'standing' | 'why'> {}

/** How a deployment stands to what is asked for: what `portolan/audit` found in it. */
export interface ChartDeployed {
  /** What was found, in one sentence. */
  readonly sentence: string;
  readonly fine: boolean;
  readonly clean: boolean;
  readonly filters: readonly { readonly id: string; readonly kind: TargetName; readonly rules: number }[];
  readonly requirements: readonly DeployedRequirement[];
  /** Open, and nobody asked for it. */
  readonly beyond: readonly DeployedOpening[];
  /** Open beside what is asked for, since a filter of this kind cannot tell it apart. */
  readonly widened: readonly DeployedOpening[];
  /** What a document forbids and the deployment opens. */
  readonly denials: readonly DeployedDenial[];
  readonly notUnderstood: readonly string[];
}

/** How one requirement stands in a deployment. */
export interface DeployedRequirement {
  /** The requirement's key in the chart. */
  readonly of: string;
  readonly standing: 'open' | 'partly' | 'closed' | 'unknown' | 'not-asked';
  /** The rules that let it through. */
  readonly by: readonly string[];
  /** What is not let through. */
  readonly lacks: readonly string[];
  readonly remarks: readonly string[];
}

/** What rules of a deployment open together. */
export interface DeployedOpening {
  readonly direction: Direction;
  readonly rules: readonly string[];
  readonly open: readonly string[];
  /** Some of it leads to the Internet or comes from there, or may. */
  readonly internet: boolean;
  readonly entries: readonly string[];
  /** Nobody can know whether it is open. */
  readonly perhaps: boolean;
}

/** Something that a document forbids. */
export interface DeployedDenial {
  readonly denial: string;
  readonly standing: 'widened' | 'broken';
  readonly gloss: string;
  readonly open: readonly string[];
  readonly by: readonly string[];
}
