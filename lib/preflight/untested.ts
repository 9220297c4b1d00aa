import type { UntestedReason } from './result';

/** Why something is not tried, for a person; `more` is what is known beside. */
export const UNTESTED_WORDS: Readonly<Record<UntestedReason, (more: string) => string>> = {
  udp: () => 'UDP cannot be tried so: who gets no answer cannot tell a closed port from an open one that keeps silent',
  icmp: () => 'ICMP is not tried: a program without special rights cannot send it',
  wildcard: () => 'a wildcard is no name that one could resolve; names of the same role that lie below it are tried',
  pattern: () => 'an expression is tried by the names that the page lists beside it alone',
  block: () =>
    'a block of addresses is not tried: the page does not say which of them answers, and knocking at all of them is a scan',
  'port-range': (ports) =>
    `only single ports and small ranges are tried, and not ${ports}: the page does not say which of them answers`,
  ingress: () =>
    'what others open towards this machine cannot be tried from it; run the check of the role that opens it there',
  unplaced: (party) =>
    `nothing says where ${party === '' ? 'it' : party} is; put it into the profile: parties: { ${party === '' ? 'PARTY' : party}: { hosts: [...] } }, or addresses: [...]`,
  incomplete: (lacks) => `the page lacks ${lacks}`,
  disputed: (note) => `the page contradicts itself: ${note}`,
  'no-proxy': () => "it goes through the profile's proxy, and none was given; give it as proxy: { host, port }",
};
