import { compile } from '../../lib/compile';
import { exact, pattern, subdomains } from '../../lib/model/host';
import type { TargetName } from '../../lib/model/plans';
import { defineProduct } from '../../lib/model/profile';
import { type Report, reportOf } from '../../lib/report';
import { role } from '../../lib/resolve';

const cite = {
  document: '900',
  section: '港で使うポート',
  quote: '船はポート443 (https) と 5228-5230 を使用し、以下の灯台へ通信します。',
  gloss: 'A ship uses port 443 (https) and 5228-5230 to communicate with the following lighthouses.',
} as const;

const base = {
  from: 'ship',
  to: 'lighthouse',
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  hosts: [],
  either: false,
  application: [{ ports: '443', name: 'https', basis: 'stated' }],
  need: 'conditional',
  when: [],
  proxy: 'unknown',
  cites: [cite],
} as const;

/** A fictional product with one flow of each kind that a report can show. */
export const harbour = defineProduct({
  id: 'harbour',
  name: 'Harbour',
  short: 'HARBOUR',
  documents: [
    {
      id: '900',
      kind: 'given',
      title: '港の手引き',
      publisher: 'Harbour Office',
      address: 'https://harbour.example/ports',
      language: 'ja',
      retrieved: null,
    },
    {
      id: 'pilot-notes',
      kind: 'supplement',
      title: 'Notes for pilots',
      publisher: 'Pilots',
      address: 'https://pilots.example/notes',
      language: 'en',
      retrieved: '2026-01-01',
      certainty: 'copy',
    },
  ],
  roles: {
    ship: { words: '船', gloss: 'a ship', short: 'SHIP' },
    pilot: { words: '水先人', gloss: 'a pilot', short: 'PILOT' },
  },
  services: { lighthouse: { words: '灯台', gloss: 'the lighthouses' } },
  choices: {},
  requirements: [
    {
      ...base,
      id: 'ship-lighthouse',
      need: 'must',
      ports: ['443', '5228-5230'],
      hosts: [
        exact('beam.lighthouse.example'),
        exact('maps.lighthouse.example', { path: '/charts' }),
        subdomains('a-very-long-name-that-no-narrow-page-has-room-for.lighthouse.example'),
        pattern('lamp[0-9]{1,2}\\.lighthouse\\.example', ['lamp0.lighthouse.example', 'lamp1.lighthouse.example']),
      ],
      application: [{ ports: '443', name: 'https', basis: 'stated' }],
      cites: [
        cite,
        {
          ...cite,
          section: '灯台の一覧',
          quote: '灯台は夜間のみ応答します。',
          gloss: 'Lighthouses answer at night only.',
        },
      ],
      note: 'what runs on 5228-5230 is not printed',
    },
    {
      ...base,
      id: 'ship-lighthouse-ranges',
      hosts: [],
      ranges: { for: ['ranges.lighthouse.example'], cidrs: ['192.0.2.0/24', '198.51.100.0/24'] },
    },
    {
      ...base,
      id: 'ship-lighthouse-weather',
      ports: [],
      portsAre: null,
      application: [],
      incomplete: { missing: ['ports', 'hosts'], where: 'on no page', supply: 'ask the lighthouse keeper' },
    },
    {
      ...base,
      id: 'ship-lighthouse-fog',
      hosts: [exact('fog.lighthouse.example')],
      disputed: { note: 'the footnote says that fog needs no port', opens: false },
    },
    {
      ...base,
      id: 'ship-pilot',
      to: 'pilot',
      ports: ['8080'],
      application: [],
      cites: [
        {
          document: 'pilot-notes',
          section: 'Boarding',
          quote: 'The pilot listens on 8080.',
          gloss: 'The pilot listens on 8080.',
        },
      ],
    },
  ],
  denials: [],
  notes: [],
});

const reason = 'the harbour has no firewall yet';

/** The report of a ship for each target. */
export function reportOfShip(target: TargetName): Report {
  const additionalRules = [
    { id: 'bar', direction: 'egress', peer: '203.0.113.7', transport: 'tcp', ports: '6667', reason: 'the crew asked' },
  ] as const;
  const requests = [{ entry: role(harbour, {}, 'ship'), additionalRules }];
  const compiled =
    target === 'aws-security-group' || target === 'azure-network-security-group'
      ? compile(target, requests, { namesBehind: { kind: 'none', reason } })
      : compile(target, requests, {});
  return reportOf(compiled, { subject: 'Port/Ship', notes: ['the tide table is not part of this report'] });
}
