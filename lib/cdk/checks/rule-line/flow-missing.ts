import type { Check } from '../check';
import { policiesOf } from '../firewall-policy/policies';
import { SOURCES } from '../sources';
import { keyOf, type TemplateResource } from '../templates';
import { lineWords, type RuleLine, ruleLines } from './lines';
import { readsNames } from './names';
import { isWide } from './wide';

/** What leaves a rule to addresses and ports alone; anything else makes Suricata wait for more than a first packet. */
const SILENT = [
  'msg',
  'sid',
  'rev',
  'gid',
  'classtype',
  'priority',
  'metadata',
  'reference',
  'ip_proto',
  'noalert',
  'alert',
];

const FIXES: Readonly<Record<string, string>> = {
  pass: "name the destinations that are meant, with 'flow:to_server;', or, where the handshake alone is meant, add 'flow:not_established, to_server;'",
  drop: "leave what no rule passes to the policy's default action aws:drop_established_app_layer_to_server, or add 'flow:to_server, established;'",
  reject:
    "leave what no rule passes to the policy's default action aws:drop_established_app_layer_to_server, or add 'flow:to_server, established;'",
};

/**
 * Suricata decides such a rule on the first packet of a flow, wherever the rule stands, so a name is never read. To a
 * few addresses that may be meant; to everywhere, beside rules on names, it is not.
 */
export const flowMissing: Check<'rule-flow-missing'> = {
  id: 'rule-flow-missing',
  severity: 'warning',
  rule: 'a rule on addresses and ports that covers traffic to everywhere says its flow, where names are read beside it',
  source: `${SOURCES.suricata} (rule type ip_only)`,
  find(app) {
    const names = app.read(readsNames);
    const policies = app.read(policiesOf);
    const beside = (group: TemplateResource) =>
      names.has(keyOf(group)) ||
      policies.some(({ groups }) => {
        const keys = groups.map(({ resource }) => (resource === undefined ? '' : keyOf(resource)));
        return keys.includes(keyOf(group)) && keys.some((key) => names.has(key));
      });
    return app
      .read(ruleLines)
      .filter((line) => decidesByAddress(line) && isWide(line) && beside(line.group))
      .map((line) => ({
        resource: line.group,
        at: line.at,
        says: `${lineWords(line)} has no flow, so Suricata decides on the first packet to ${line.tokens.action}, and the rules on names beside it never see the connection`,
        fix: FIXES[line.tokens.action] ?? '',
      }));
  },
};

function decidesByAddress({ tokens: { action, protocol, options } }: RuleLine): boolean {
  return (
    ['pass', 'drop', 'reject'].includes(action) &&
    ['tcp', 'ip'].includes(protocol) &&
    options.every(({ name }) => SILENT.includes(name)) &&
    // `ip_proto:!6` is everything but TCP, which carries no names.
    !options.some(({ name, value }) => name === 'ip_proto' && !/^(6|tcp)$/i.test(value ?? ''))
  );
}
