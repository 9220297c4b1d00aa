/** The largest app that the catalogue makes: every role of every product, under the profile that asks for most, in one VPC. */
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { HostEnforcement, NetworkFirewallRules, RoleAccess } from 'portolan/cdk';
import { allProducts } from '../../../lib/catalog';
import type { RoleEntry } from '../../../lib/model/entry';
import type { Product } from '../../../lib/model/product';
import { tryResolve, tryRole } from '../../../lib/resolve';
import { place } from '../../../lib/testing/profile-placing';
import { profilesOf } from '../../../lib/testing/profiles';

/** The roles that stand under the profile with the most to open. */
function largest(product: Product): readonly RoleEntry[] {
  const rolesUnder = (choices: object) =>
    Object.keys(product.roles).flatMap((name): readonly RoleEntry[] => {
      const { entry, issues } = tryRole(product, place(product, { ...choices }, 'everything'), name, {});
      return [...issues, ...tryResolve(product, entry.profile, { asker: name }).issues].length === 0 ? [entry] : [];
    });
  const weight = (choices: object) =>
    tryResolve(product, { ...choices }).flows.reduce(
      (sum, { from, to }) => sum + from.hosts.length + to.hosts.length + from.ranges.length + to.ranges.length,
      0,
    );
  const [most] = profilesOf(product)
    .profiles.map((choices) => ({ choices, asks: weight(choices) }))
    .sort((a, b) => b.asks - a.asks);
  return rolesUnder(most?.choices ?? {});
}

const app = new App();
const stack = new Stack(app, 'Largest');
const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 });
const firewall = new NetworkFirewallRules(stack, 'Firewall', { exact: true });
for (const [index, entry] of allProducts().flatMap(largest).entries()) {
  new RoleAccess(stack, entry.name, {
    vpc,
    roles: [entry],
    hostEnforcement: HostEnforcement.firewall(firewall),
    // Whatever a firewall refuses: here the size counts.
    leaveOut: tryResolve(entry.product, entry.profile, { asker: entry.role }).flows.map(
      ({ requirement }) => requirement.id,
    ),
    sources: [`10.0.${index}.0/24`],
  });
}
app.synth();
