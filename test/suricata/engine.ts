import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The values of rule variables and prefix lists, by name without the sign in front. */
export type Variables = ReadonlyMap<string, readonly string[]>;

/** A rule that matched, and on which packet of the capture; counted from 1. */
export interface Alert {
  readonly sid: number;
  readonly packet: number;
}

/** A rule that the engine does not load. */
export interface Refused {
  /** Counted from 1, as the rules were passed. */
  readonly line: number;
  readonly why: string;
}

export interface Replay {
  readonly alerts: readonly Alert[];
  readonly refused: readonly Refused[];
}

const HOW_TO_GET_IT =
  "the command 'suricata' is missing: `bash .ci/install-suricata` installs it from Debian's backports, as root; elsewhere install Suricata 7.0";

/** The engine's version, such as `7.0.10`; throws a sentence that says how to get it where it is missing. */
export function suricataVersion(): string {
  const { error, stdout } = spawnSync('suricata', ['-V'], { encoding: 'utf8', env: process.env });
  if (error !== undefined) throw new Error(HOW_TO_GET_IT);
  return /version (\S+)/.exec(stdout)?.[1] ?? stdout;
}

/** What the engine says when it loads rules: every warning and error, and how many rules it took. */
export interface Loaded {
  readonly complaints: readonly string[];
  readonly loaded: number;
}

/** Loads rules as a dry run: `suricata -T`. */
export function load(rules: readonly string[], variables: Variables): Loaded {
  return inFolder(rules, variables, (folder, common) => {
    const log = run([...common, '-T'], folder);
    const complaints = log.filter((line) => /^(?:Warning|Error):/.test(line));
    const [, loaded] = log.flatMap((line) => /(\d+) rules successfully loaded/.exec(line) ?? []);
    return { complaints, loaded: Number(loaded ?? 0) };
  });
}

/**
 * Sends a capture through the engine as a firewall runs it: inline, each packet decided when it comes. Alerts come once
 * per packet that a rule matches; rules that are not loaded are named, and the others run.
 */
export function replay(capture: Buffer, rules: readonly string[], variables: Variables): Replay {
  const { events, log } = eventsOf(capture, rules, variables);
  const alerts = events.flatMap(alertOf);
  refuseFullPackets(alerts);
  return { alerts, refused: log.flatMap(refusalOf) };
}

/** The packets of a capture that the engine drops. */
export function droppedBy(capture: Buffer, rules: readonly string[], variables: Variables): readonly number[] {
  const { events } = eventsOf(capture, rules, variables);
  return events.flatMap((event) =>
    event.event_type === 'drop' && event.pcap_cnt !== undefined ? [event.pcap_cnt] : [],
  );
}

function eventsOf(capture: Buffer, rules: readonly string[], variables: Variables) {
  return inFolder(rules, variables, (folder, common) => {
    const file = path.join(folder, 'capture.pcap');
    fs.writeFileSync(file, capture);
    // `-k all`: a packet whose checksum is wrong is not looked at, so the writer of the capture is checked too.
    const log = run([...common, '-r', file, '-k', 'all', '--simulate-ips', '--runmode', 'single'], folder);
    const lines = fs.readFileSync(path.join(folder, 'eve.json'), 'utf8').trim().split('\n');
    const events = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Event);
    return { events, log };
  });
}

/** What the engine makes of a line that it loads; of one that looks both ways it makes two. */
export interface Analysed {
  readonly raw: string;
  readonly id: number;
  readonly msg?: string;
  readonly app_proto: string;
  readonly type: string;
  readonly flags: readonly string[];
}

/** The engine's own analysis of all lines that it loads. */
export function analysis(rules: readonly string[], variables: Variables): readonly Analysed[] {
  return inFolder(rules, variables, (folder, common) => {
    run([...common, '--engine-analysis'], folder);
    const lines = fs.readFileSync(path.join(folder, 'rules.json'), 'utf8').split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Analysed);
  });
}

/** An alert as the engine writes it. */
interface Event {
  readonly event_type: string;
  readonly pcap_cnt?: number;
  readonly tunnel?: { readonly pcap_cnt?: number };
  readonly alert?: { readonly signature_id: number };
}

function alertOf(event: Event): readonly Alert[] {
  if (event.event_type !== 'alert' || event.alert === undefined) return [];
  return [{ sid: event.alert.signature_id, packet: packetOf(event) }];
}

function packetOf(event: Event): number {
  const packet = event.pcap_cnt ?? event.tunnel?.pcap_cnt;
  // Without one it is a packet that the engine made up at the end of a flow, and nobody could say of which.
  if (packet === undefined) throw new Error(`an event names no packet: ${JSON.stringify(event)}`);
  return packet;
}

function refusalOf(line: string): readonly Refused[] {
  const [, at] = /^Error: detect: error parsing signature .* at line (\d+)$/.exec(line) ?? [];
  return at === undefined ? [] : [{ line: Number(at), why: line }];
}

/** The most alerts that the engine can be made to keep of one packet; it drops the others in silence. */
const MOST_ALERTS = 255;

function refuseFullPackets(alerts: readonly Alert[]): void {
  const perPacket = new Map<number, number>();
  for (const { packet } of alerts) perPacket.set(packet, (perPacket.get(packet) ?? 0) + 1);
  const most = Math.max(0, ...perPacket.values());
  if (most < MOST_ALERTS) return;
  throw new Error(`${most} rules match one packet, and the engine keeps ${MOST_ALERTS}: replay fewer rules at once`);
}

/** What the engine prints, line by line. A rule that is not loaded makes it fail only in a dry run. */
function run(args: readonly string[], folder: string): readonly string[] {
  const { error, signal, stdout, stderr, status } = spawnSync('suricata', args, {
    cwd: folder,
    env: process.env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error !== undefined) throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new Error(HOW_TO_GET_IT) : error;
  if (signal !== null) throw new Error(`the engine was ended by ${signal}`);
  const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line !== '');
  const isDry = args.includes('-T') || args.includes('--engine-analysis');
  if (status !== 0 && !isDry) throw new Error(`the engine ended with ${status}:\n${lines.join('\n')}`);
  return lines;
}

function inFolder<T>(
  rules: readonly string[],
  variables: Variables,
  use: (folder: string, common: readonly string[]) => T,
): T {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portolan-suricata-'));
  try {
    const [yaml, file] = [path.join(folder, 'suricata.yaml'), path.join(folder, 'rules')];
    fs.writeFileSync(yaml, configuration(variables));
    fs.writeFileSync(file, `${rules.map(inEngineWords).join('\n')}\n`);
    return use(folder, ['-c', yaml, '-S', file, '-l', folder]);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Network Firewall resolves `@NAME`, its own word for a prefix list (`ReferenceSets`), before the engine sees a line.
 * Here the list is an address group of the configuration, which a header calls `$NAME`.
 */
function inEngineWords(rule: string): string {
  return rule.replace(/^[^(]*/, (header) => header.replace(/(?<= )@(?=[A-Za-z])/g, () => '$'));
}

/** An engine of its own: nothing that is configured on this machine counts. */
function configuration(variables: Variables): string {
  const groups = [...variables].map(([name, blocks]) => `    ${name}: "[${blocks.join(',')}]"`);
  return `%YAML 1.1
---
vars:
  address-groups:
${groups.join('\n')}
outputs:
  - eve-log:
      enabled: yes
      filetype: regular
      filename: eve.json
      types:
        - alert:
            metadata: no
        - drop:
            flows: all
classification-file: /dev/null
reference-config-file: /dev/null
stats:
  enabled: no
engine-analysis:
  rules-fast-pattern: yes
  rules: yes
stream:
  inline: yes
  checksum-validation: yes
# By default a packet keeps its first fifteen alerts.
packet-alert-max: ${MOST_ALERTS}
max-pending-packets: 32
unix-command:
  enabled: no
`;
}
