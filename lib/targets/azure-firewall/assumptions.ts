import type { RuleCollectionGroup } from '../../model/plans/azure-firewall';
import type { Assumption } from '../../model/plans/plan';
import type { Rulings } from '../target';
import type { Decided } from './decide';
import { FQDN_TAGS, targetTexts } from './fqdn-tags';
import { GROUPS_SAID_FROM } from './limits';
import type { Opening } from './openings';

/** What has to hold where the groups are deployed. */
export function assumptions(
  rulings: Rulings,
  groups: readonly RuleCollectionGroup[],
  decided: readonly Decided[],
): readonly Assumption[] {
  const openings = decided.flatMap((one) => one.openings);
  const opened = (...kinds: readonly Opening['kind'][]) => openings.filter(({ kind }) => kinds.includes(kind));
  const byName = decided.filter(({ asking, openings }) => openings.length > 0 && asking.element.asked.kind === 'host');
  const inferred = sorted(
    byName.filter(({ asking }) => asking.inferred).map(({ asking }) => asking.element.requirement),
  );
  const resolved = opened('network').some(({ rule }) => rule.peer.kind === 'host');
  const tags = sorted(opened('tag').flatMap((one) => (one.kind === 'tag' ? [one.tag] : [])));
  const servers = sorted(opened('nat').map(({ rule }) => rule.source));
  const all: Assumption[] = [];
  if (rulings.sources.length > 1) {
    all.push({
      code: 'sources-disjoint',
      sources: rulings.sources.map(({ name }) => name),
      gloss: 'the addresses of the sources do not overlap: where they do, each may use what is open to the other',
    });
  }
  if (opened('fqdn', 'tag', 'url').length > 0) {
    all.push({
      code: 'name-is-the-clients-claim',
      gloss:
        "a name in a ClientHello or a Host header is the client's claim; a client that sends none, or hides it, is not let through",
    });
  }
  if (resolved) {
    all.push({
      code: 'firewall-resolves',
      gloss:
        'the machines ask the firewall for names and nobody else (its DNS proxy is on), so that both resolve a name to the same addresses',
    });
  }
  if (groups.length > GROUPS_SAID_FROM) {
    all.push({
      code: 'groups-per-policy',
      groups: groups.length,
      gloss: `the policy takes ${groups.length} rule collection groups beside what others write to it: copies of Azure's page allow 50, 60 or 100`,
    });
  }
  return [
    ...all,
    ...tags.map((tag): Assumption => {
      const known = FQDN_TAGS.find((one) => one.tag === tag);
      const names = sorted((known?.names ?? []).flatMap(targetTexts));
      return {
        code: 'fqdn-tag-holds',
        tag,
        names,
        gloss: `the FQDN tag ${tag} holds at least ${names.join(', ')} (${known?.source ?? 'unknown'}); what else is in it is Microsoft's`,
      };
    }),
    ...servers.map(
      (source): Assumption => ({
        code: 'translated-to-server',
        source,
        gloss: `the translated address of the DNAT rules for ${source} is its server's`,
      }),
    ),
    ...inferred.map(
      (requirement): Assumption => ({
        code: 'application-inferred',
        requirement,
        gloss: `${requirement}: that TLS runs there is inferred from the page, not printed on it`,
      }),
    ),
  ];
}

function sorted(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort();
}
