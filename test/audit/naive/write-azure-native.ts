import type { Place, PolicySet } from './azure-firewall';
import type { Dice } from './dice';
import type { SecurityRuleSet } from './network-security-groups';
import { LATER, Ref, type Resource } from './program';
import { groupProperties, type PolicyWords } from './write-arm-policies';
import { laterPeersOf, laterPlacesOf, securityRule } from './write-providers';

const GROUPS = 'azure-native:network:NetworkSecurityGroup';
const RULES = 'azure-native:network:SecurityRule';
const APPS = 'azure-native:network:ApplicationSecurityGroup';
const POLICIES = 'azure-native:network:FirewallPolicy';
const COLLECTIONS = 'azure-native:network:FirewallPolicyRuleCollectionGroup';
const IP_GROUPS = 'azure-native:network:IpGroup';

/** Some programs name the version of the API. */
const versioned = (dice: Dice, type: string) =>
  dice.chance(0.3) ? type.replace(':network:', ':network/v20240501:') : type;

const common = { resourceGroupName: 'rg', location: 'westeurope' };

/** Groups as Pulumi's own provider for Azure takes them: the words of Resource Manager, without `properties` around them. */
export function nativeSecurityRulesOf({ groups, apps }: SecurityRuleSet, dice: Dice): readonly Resource[] {
  const members = (names: readonly string[]) => names.map((name) => ({ id: new Ref(name) }));
  return [
    ...apps.map((name): Resource => {
      const values = { ...common, applicationSecurityGroupName: name };
      return { name, type: versioned(dice, APPS), path: `applicationSecurityGroups/${name}`, values };
    }),
    ...groups.flatMap(({ name, rules }): readonly Resource[] => {
      const path = `networkSecurityGroups/${name}`;
      const isInside = dice.chance(0.5);
      const apart = rules.filter((rule) => rule.separate || laterPeersOf(rule).length > 0);
      const inline = rules
        .filter((rule) => !apart.includes(rule))
        .map((rule) => ({ name: rule.id, ...securityRule(dice, rule, members) }));
      const values = {
        ...common,
        networkSecurityGroupName: name,
        ...(inline.length > 0 || isInside ? { securityRules: inline } : {}),
      };
      return [
        { name, type: versioned(dice, GROUPS), path, values },
        ...apart.map((rule): Resource => {
          const later = laterPeersOf(rule);
          return {
            name: later.length === 0 ? `rule${rule.id}` : later.join('-'),
            type: versioned(dice, RULES),
            path: `${path}/securityRules/${rule.id}`,
            values: {
              resourceGroupName: 'rg',
              networkSecurityGroupName: dice.chance(0.6) ? new Ref(name, 'name') : name,
              securityRuleName: rule.id,
              ...securityRule(dice, rule, members),
            },
            ...(rule.stands === 'never' ? { gone: true } : {}),
          };
        }),
      ];
    }),
  ];
}

/** Policies of the same provider. */
export function nativePoliciesOf({ policies, ipGroups }: PolicySet, dice: Dice): readonly Resource[] {
  const known = ipGroups.flatMap(({ name, addresses }) => (addresses === null ? [] : [{ name, addresses }]));
  // What comes later is told by the name of a group that holds it.
  const held = laterPlacesOf(policies).map((name) => ({ name, addresses: LATER }));
  const here = new Set([...known, ...held].map(({ name }) => name));
  const words: PolicyWords = {
    dice,
    later: () => LATER,
    said: (_, value) => value,
    ipGroup: (name) => (here.has(name) ? new Ref(name) : `/subscriptions/0e15e000/ipGroups/${name}`),
  };
  return [
    ...[...known, ...held].map(({ name, addresses }): Resource => {
      const values = { ...common, ipGroupsName: name, ipAddresses: addresses };
      return { name, type: versioned(dice, IP_GROUPS), path: `ipGroups/${name}`, values };
    }),
    ...policies.flatMap(({ name, groups }, at): readonly Resource[] => {
      const base = policies[at - 1];
      const path = `firewallPolicies/${name}`;
      const values = {
        ...common,
        firewallPolicyName: name,
        dnsSettings: { enableProxy: true },
        ...(base === undefined ? {} : { basePolicy: { id: new Ref(base.name) } }),
      };
      return [
        { name, type: versioned(dice, POLICIES), path, values },
        ...groups.map((group): Resource => {
          const collections = group.collections.map((one) => ({ ...one, rules: one.rules.map(throughIpGroups) }));
          return {
            name: group.id,
            type: versioned(dice, COLLECTIONS),
            path: `${path}/ruleCollectionGroups/${group.id}`,
            values: {
              resourceGroupName: 'rg',
              firewallPolicyName: dice.chance(0.6) ? new Ref(name, 'name') : name,
              ruleCollectionGroupName: group.id,
              ...groupProperties(words, { ...group, collections }),
            },
            ...(group.stands === 'never' ? { gone: true } : {}),
          };
        }),
      ];
    }),
  ];
}

type Rule = PolicySet['policies'][number]['groups'][number]['collections'][number]['rules'][number];

function throughIpGroups(rule: Rule): Rule {
  const through = (places: readonly Place[]): readonly Place[] =>
    places.map((place) => ('later' in place ? { ipGroup: place.later } : place));
  const source = through(rule.source);
  return rule.kind === 'network' ? { ...rule, source, destination: through(rule.destination) } : { ...rule, source };
}
