import type { Check } from '../check';
import { SOURCES } from '../sources';
import { lineWords, type RuleLine, ruleLines } from './lines';

const ACTIONS = ['pass', 'drop', 'reject', 'alert'];
const KEYWORDS = ['gid', 'dataset', 'datarep', 'iprep', 'lua', 'filestore'];
const PROTOCOLS = ['sctp', 'enip', 'ftp-data'];

export const unsupported: Check<'rule-unsupported'> = {
  id: 'rule-unsupported',
  severity: 'error',
  rule: 'rules have only the actions, protocols and keywords of Suricata that Network Firewall takes',
  source: SOURCES.caveats,
  find(app) {
    return app.read(ruleLines).flatMap((line) =>
      faultsOf(line).map(({ word, fix }) => ({
        resource: line.group,
        at: line.at,
        says: `${lineWords(line)} has ${word}, which Network Firewall does not take`,
        fix,
      })),
    );
  },
};

function faultsOf({ tokens: { action, protocol, options } }: RuleLine) {
  const keywords = KEYWORDS.filter((keyword) => options.some(({ name }) => name === keyword));
  return [
    ...(ACTIONS.includes(action) ? [] : [{ word: `the action '${action}'`, fix: `use one of ${ACTIONS.join(', ')}` }]),
    ...(PROTOCOLS.includes(protocol)
      ? [{ word: `the protocol '${protocol}'`, fix: "match the traffic by 'ip' or 'tcp', or leave the rule out" }]
      : []),
    ...keywords.map((keyword) => ({
      word: `'${keyword}'`,
      fix: keyword === 'gid' ? 'remove it: the service gives groups their ids' : 'leave the rule out',
    })),
  ];
}
