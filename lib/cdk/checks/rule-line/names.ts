import { type CheckedApp, keyOf } from '../templates';
import { fieldOf } from '../values';
import { has, ruleLines } from './lines';

/** The rule groups in which something reads a name out of TLS or HTTP, by their keys. */
export function readsNames(app: CheckedApp): ReadonlySet<string> {
  const lists = app
    .resources('AWS::NetworkFirewall::RuleGroup')
    .filter(({ properties }) => fieldOf(properties, 'RuleGroup', 'RulesSource', 'RulesSourceList') !== undefined);
  const lines = app.read(ruleLines).filter((line) => has(line, 'tls.sni', 'tls_sni', 'http.host', 'http_host'));
  return new Set([...lists, ...lines.map(({ group }) => group)].map(keyOf));
}
