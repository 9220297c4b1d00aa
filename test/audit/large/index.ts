/** Templates of as many rules as are asked for, one per format and service, in the manner of people or against us. */

import { describedGroups, domains, ec2, firewall, group, line, tuple } from './aws';
import { applicationRule, collection, networkRule, nsg, policy, security, shownNsg } from './azure';
import { block, name, port, range } from './numbered';
import { pulumi, terraform } from './programs';

/** As people write them: each rule its own block, port or name, now and then closed before it is opened. */
export const ORDINARY: Readonly<Record<string, (n: number) => string>> = {
  'a security group of CloudFormation': (n) => group(range(n, (i) => ec2(port(i), port(i), block(i)))),
  'lines of names': (n) => firewall(range(n, (i) => line('pass', name(i), i + 1)).join('\n')),
  'lines of addresses': (n) => firewall(range(n, (i) => tuple('pass', block(i), `${port(i)}`, i + 1)).join('\n')),
  'a list of domains': domains,
  'a network security group of Resource Manager': (n) =>
    nsg(range(n, (i) => security(i, i % 2 === 0 ? 'Deny' : 'Allow', block(i), `${port(i)}`))),
  'network rules of a policy': (n) =>
    policy([
      collection(
        'net',
        200,
        'Allow',
        range(n, (i) => networkRule(i, block(i), `${port(i)}`)),
      ),
    ]),
  'application rules of a policy': (n) =>
    policy([
      collection(
        'app',
        300,
        'Allow',
        range(n, (i) => applicationRule(i, name(i))),
      ),
    ]),
  'a plan of Terraform': terraform,
  'a stack of Pulumi': pulumi,
  'what aws prints of a group': describedGroups,
  'what az prints of a group': shownNsg,
};

const half = (n: number) => n >> 1;

/** Written against us: what is asked in order, all closed before all is opened, or all overlapping. */
export const ADVERSE: Readonly<Record<string, (n: number) => string>> = {
  'ranges of a security group that all overlap': (n) =>
    group(range(n, (i) => ec2(1 + (i % 30_000), 30_001 + (i % 30_000), `10.${i % 250}.0.0/16`))),
  'one port of a security group, blocks within blocks': (n) =>
    group(range(n, (i) => ec2(443, 443, `${i & 127}.${(i >> 7) & 255}.0.0/${8 + (i % 17)}`))),
  'denials of a network security group before its allowances': (n) =>
    nsg([
      ...range(half(n), (i) => security(i, 'Deny', block(i), `${port(i)}`)),
      ...range(half(n), (i) => security(half(n) + i, 'Allow', block(i), `${port(i)}-${port(i) + 1}`)),
    ]),
  'denials before one allowance of everything': (n) =>
    nsg([...range(n, (i) => security(i, 'Deny', block(i), `${port(i)}`)), security(n, 'Allow', '*', '*')]),
  'lines of names, closed before they are opened': (n) =>
    firewall(
      [
        ...range(half(n), (i) => line('drop', name(i), i + 1)),
        ...range(half(n), (i) => line('pass', name(i + 1), half(n) + i + 1)),
      ].join('\n'),
    ),
  'lines of names, closed before all is opened': (n) =>
    firewall(
      [
        ...range(n, (i) => line('drop', name(i), i + 1)),
        `pass tls $HOME_NET any -> any 443 (flow:to_server, established; sid:${n + 1}; rev:1;)`,
      ].join('\n'),
    ),
  'lines of addresses, closed before they are opened': (n) =>
    firewall(
      [
        ...range(half(n), (i) => tuple('drop', block(i), `${port(i)}`, i + 1)),
        ...range(half(n), (i) => tuple('pass', block(i), `${port(i)}:${port(i) + 1}`, half(n) + i + 1)),
      ].join('\n'),
    ),
  'collections of a policy, closed before they are opened': (n) =>
    policy([
      collection(
        'closed',
        100,
        'Deny',
        range(half(n), (i) => networkRule(i, block(i), `${port(i)}`)),
      ),
      collection(
        'open',
        200,
        'Allow',
        range(half(n), (i) => networkRule(half(n) + i, block(i), `${port(i)}-${port(i) + 1}`)),
      ),
    ]),
  'names of a policy, closed before they are opened': (n) =>
    policy([
      collection(
        'closed',
        100,
        'Deny',
        range(half(n), (i) => applicationRule(i, name(i))),
      ),
      collection(
        'open',
        200,
        'Allow',
        range(half(n), (i) => applicationRule(half(n) + i, i % 2 === 0 ? `*.site${i}.example.com` : name(i))),
      ),
    ]),
};
