import type { ElementFinding, MissingPart, RequirementFinding, RequirementStanding, RuleReference } from '../result';
import { openingWords } from './words';

/** Elements of a requirement that stand alike, for one row of a page. */
export interface AlikeElements {
  readonly standing: RequirementStanding;
  /** `tcp 443`; empty where the document prints no port. */
  readonly traffic: string;
  /** As the document prints them. */
  readonly asked: readonly string[];
  readonly by: readonly RuleReference[];
  /** Each with where it ends: `closed at Agents: tcp 443 (tls) from Agents to 128.0.0.0/1`. */
  readonly missing: readonly string[];
  /** The filters at which something ends. */
  readonly at: readonly string[];
  readonly remark: string | null;
}

/** The elements of a requirement, those together that differ in what is asked for alone; the worst first. */
export function alikeElements({ elements }: RequirementFinding): readonly AlikeElements[] {
  const rows = new Map<string, AlikeElements>();
  for (const element of elements) {
    const row = rowOf(element);
    const { asked: _, ...alike } = row;
    const key = JSON.stringify(alike);
    const known = rows.get(key);
    rows.set(key, known === undefined ? row : { ...known, asked: [...known.asked, ...row.asked] });
  }
  return [...rows.values()].sort((a, b) => ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing));
}

const ORDER: readonly RequirementStanding[] = ['closed', 'partly', 'unknown', 'open', 'not-asked'];

function rowOf({ asked, transport, ports, standing, by, missing, remark }: ElementFinding): AlikeElements {
  return {
    standing,
    traffic: ports.length === 0 ? '' : `${transport} ${ports.join(', ')}`,
    asked: [asked],
    by,
    missing: [...new Set(missing.map((part) => missingWords(part, asked)))],
    at: [...new Set(missing.map(({ at }) => at))],
    remark,
  };
}

/** The name that is asked for stands in the row already. */
function missingWords(part: MissingPart, asked: string): string {
  const named = part.names === asked ? { ...part, names: null, nameless: false } : part;
  return `${part.perhaps ? 'nobody can know at' : 'closed at'} ${part.at}: ${openingWords(named)}`;
}
