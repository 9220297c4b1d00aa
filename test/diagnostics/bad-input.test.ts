import { join } from 'node:path';
import { PRODUCTS } from '../../lib/catalog';
import { runPortolan } from '../../lib/cli/program';
import { compile } from '../../lib/compile';
import { NetworkRequirementsError } from '../../lib/diagnostics';
import { subdomains } from '../../lib/model/host';
import { parseProfile, role } from '../../lib/resolve';
import { checkProduct } from '../../lib/testing';
import { expectGolden } from '../golden';

/** What a user gets wrong who copies a vendor's page by hand: each is refused, whole, in words that say which part goes where. */
const mc = PRODUCTS.mobicontrol;
const ism = PRODUCTS['ism-cloudone'];
const ISM = ['flows', '--product', ism.id, '--choose', 'platforms=Windows', '--choose', 'systemServerPort=443'];
const windows = { platforms: ['Windows'], systemServerPort: '443' };

const CASES: Readonly<Record<string, { readonly api?: () => unknown; readonly command?: readonly string[] }>> = {
  'a must-have party that is neither bound, supplied nor in unbound': {
    api: () =>
      compile(
        'aws-security-group',
        [{ entry: role(mc, { serverLocation: 'DMZ', platforms: ['Linux'] }, 'device') }],
        {},
      ),
    command: [
      ...['compile', '--target', 'aws-security-group', '--product', mc.id, '--role', 'device'],
      ...['--choose', 'serverLocation=DMZ', '--choose', 'platforms=Linux'],
    ],
  },
  'a port supplied for one that the page fixes': {
    api: () => parseProfile(ism, { remoteControl: ['Local'], ports: { 'rc-console-rc-client': '5900' } }),
    command: ['flows', '--product', ism.id, '--choose', 'remoteControl=Local', '--ports', 'rc-console-rc-client=5900'],
  },
  'a host with a port': {
    api: () => parseProfile(ism, { ...windows, parties: { systemServer: { hosts: ['yarai.fourteenforty.jp:443'] } } }),
    command: [...ISM, '--supply', 'systemServer=yarai.fourteenforty.jp:443'],
  },
  'a host with a scheme': {
    api: () => parseProfile(ism, { ...windows, parties: { systemServer: { hosts: ['https://ism.example.co.jp/'] } } }),
    command: [...ISM, '--supply', 'systemServer=https://ism.example.co.jp/'],
  },
  'a wildcard under a public suffix': {
    api: () => parseProfile(ism, { ...windows, parties: { systemServer: { hosts: ['*.co.jp'] } } }),
    command: [...ISM, '--supply', 'systemServer=*.co.jp'],
  },
  'an IPv6 address for a flow of IPv4 alone': {
    api: () => parseProfile(ism, { attendanceTool: true, parties: { systemServer: { addresses: ['2001:db8::5'] } } }),
    command: [
      ...['flows', '--product', ism.id, '--choose', 'attendanceTool=true'],
      ...['--supply', 'systemServer=2001:db8::5'],
    ],
  },
  'a choice of another platform': {
    api: () => parseProfile(mc, { serverLocation: 'Internal', platforms: ['WindowsModern'], enrolById: true }),
    command: [
      ...['flows', '--product', mc.id, '--choose', 'serverLocation=Internal', '--choose', 'platforms=WindowsModern'],
      ...['--choose', 'enrolById=true'],
    ],
  },
  'a profile from JSON with an unknown key': {
    api: () =>
      parseProfile(mc, JSON.parse('{"serverLocation":"DMZ","platfroms":["Android"],"__proto__":{"playStore":true}}')),
    command: ['flows', '--product', mc.id, '--choose', 'serverLocation=DMZ', '--choose', 'platfroms=Android'],
  },
  "a product of the user's own whose lint fails": {
    api: () =>
      checkProduct({
        ...ism,
        id: 'My Product',
        requirements: ism.requirements.map((requirement) =>
          requirement.id === 'attendance-tool-system-server'
            ? { ...requirement, ports: ['0443'], to: 'systmServer', hosts: [subdomains('co.jp')], cites: [] as never }
            : requirement,
        ),
      }),
  },
  'everything at once': {
    api: () =>
      parseProfile(ism, {
        platforms: ['Windows', 'Linux'],
        systemServerPort: '8443',
        parties: { systemServer: { hosts: ['ism.example.co.jp:443', '*.co.jp'], addresses: ['10.0.0.1/24'] } },
        ports: { 'rc-console-rc-client': '5900' },
        supplements: ['ffri'],
      }),
  },
};

describe.each(Object.entries(CASES))('%s', (name, { api, command }) => {
  test('is refused in the words that were reviewed', () => {
    const said = [
      ...(api === undefined ? [] : ['in a program', messageOf(api)]),
      ...(command === undefined ? [] : ['on the command line', refusalOf(command)]),
    ];
    expectGolden(
      join(__dirname, 'golden', 'bad-input', `${name.replaceAll(' ', '-').replaceAll("'", '')}.txt`),
      said.join('\n'),
    );
  });
});

function messageOf(call: () => unknown): string {
  try {
    call();
  } catch (thrown) {
    if (NetworkRequirementsError.is(thrown)) return `${thrown.message}\n`;
    throw thrown;
  }
  throw new Error('nothing is thrown');
}

function refusalOf(args: readonly string[]): string {
  const written = { out: '', err: '' };
  const code = runPortolan(args, {
    writeOut: (text) => {
      written.out += text;
    },
    writeError: (text) => {
      written.err += text;
    },
    screen: { width: 100, colour: false },
  });
  expect({ code, out: written.out }).toEqual({ code: 2, out: '' });
  return written.err;
}
