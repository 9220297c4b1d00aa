import {
  type Citation,
  type Conjunction,
  defineProduct,
  exact,
  type Host,
  type ProfileOf,
  type Requirement,
  subdomains,
} from 'portolan';

const DOCUMENT = 'network-traffic';

/** A row of the page: its heading, its words, and ours. */
function row(section: string, quote: string, gloss = quote): Citation {
  return { document: DOCUMENT, section, quote, gloss };
}

const SSL = row('Overview', 'All traffic of the Agent is encrypted with SSL.');
const MOST_DATA = row(
  'Outbound ports',
  '443/tcp: most data of the Agent (metrics, APM, live processes and containers)',
);

/** What the rows of destinations have in common: out from the Agent, TLS on 443. */
const INTAKE = {
  from: 'agent',
  to: 'datadog',
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  either: false,
  application: [{ ports: '443', name: 'tls', basis: 'stated' }],
  need: 'conditional',
  proxy: 'unknown',
} as const satisfies Partial<Requirement>;

/** A row of destinations: its words up to the name, the name, and the choices under which it is asked for. */
function destination<const Id extends string, const When extends readonly Conjunction[]>(
  id: Id,
  words: string,
  host: Host,
  when: When,
) {
  const behind = host.kind === 'exact' ? host.name : `${host.printed} has to be let through`;
  return {
    ...INTAKE,
    id,
    hosts: [host],
    when,
    cites: [row('Destinations', `${words} ${behind}`), MOST_DATA, SSL],
  } as const;
}

/** A row that opens nothing on any other machine. */
function onTheHost(id: string, quote: string) {
  return {
    id,
    kind: 'behaviour',
    gloss: 'On the host alone: nothing is opened for it.',
    cites: [row('Inbound ports', quote)],
  } as const;
}

const feature = (value: Feature) => [{ features: [value] }] as const;

const FEATURES = [
  'apm',
  'containerImages',
  'processes',
  'networkDevices',
  'orchestrator',
  'profiling',
  'remoteConfiguration',
  'databaseMonitoring',
  'logsOverTcp',
  'logsOverHttp',
  'legacyHipaaLogs',
] as const;

type Feature = (typeof FEATURES)[number];

/** The Datadog Agent, for the site US1. */
export const datadogAgent = defineProduct({
  id: 'datadog-agent',
  name: 'Datadog Agent',
  short: 'DD',
  documents: [
    {
      id: DOCUMENT,
      kind: 'given',
      title: 'Network Traffic',
      publisher: 'Datadog',
      address:
        'https://github.com/DataDog/documentation/blob/071d16b590845acf9bac385bf4bedfe2d7fdef51/content/en/agent/configuration/network.md',
      language: 'en',
      retrieved: '2026-11-29',
    },
  ],
  roles: {
    agent: { words: 'Agent', gloss: 'a machine with the Agent', short: 'AGENT' },
    worker: { words: 'Synthetics Worker', gloss: 'a machine with the worker of a private location', short: 'WORKER' },
    kubelet: { words: 'Kubelet', gloss: 'a node of Kubernetes whose Kubelet the Agent asks', short: 'KUBELET' },
    application: { words: 'DogStatsD', gloss: 'a machine whose applications send metrics to an Agent', short: 'APP' },
  },
  services: {
    datadog: { words: 'Datadog', gloss: 'the site US1 of Datadog' },
    timeServers: { words: 'NTP', gloss: 'the time servers that the Agent asks' },
  },
  choices: {
    features: {
      kind: 'someOf',
      values: FEATURES,
      gloss: 'which features send data',
      cite: row('Destinations', 'APM: trace.agent.datadoghq.com'),
    },
    agentRelease: {
      kind: 'oneOf',
      values: ['7.18-or-later', 'older'],
      gloss: 'the release of the Agent: it decides where the API key is looked up',
      cite: row('Destinations', 'Validity of the API key, Agent 7.18.0 or 6.18.0 and later'),
    },
    workerBefore150: {
      kind: 'flag',
      gloss: 'a Synthetics Worker before 1.5.0, which needs more than one name',
      cite: row('Destinations', 'Private Locations, Synthetics Worker 1.5.0 or later'),
      concerns: { worker: [true] },
    },
    worker: {
      kind: 'party',
      gloss: 'whether there is a private location',
      cite: row('Destinations', 'Private Locations, Synthetics Worker 1.5.0 or later'),
    },
    kubelet: {
      kind: 'party',
      gloss: 'whether the Agent asks a Kubelet',
      cite: row('Outbound ports', '10250/tcp: the Kubelet of Kubernetes, HTTPS'),
    },
    application: {
      kind: 'party',
      gloss: 'whether applications on other machines send metrics (dogstatsd_non_local_traffic)',
      cite: row('Inbound ports', 'unless dogstatsd_non_local_traffic is true'),
    },
  },
  requirements: [
    destination('apm-traces', 'APM:', exact('trace.agent.datadoghq.com'), feature('apm')),
    destination(
      'apm-telemetry',
      'APM telemetry:',
      exact('instrumentation-telemetry-intake.datadoghq.com'),
      feature('apm'),
    ),
    destination(
      'container-images',
      'Container Images:',
      exact('contimage-intake.datadoghq.com'),
      feature('containerImages'),
    ),
    destination('processes', 'Live Containers and Live Process:', exact('process.datadoghq.com'), feature('processes')),
    destination(
      'network-devices',
      'Network Device Monitoring:',
      exact('ndm-intake.datadoghq.com'),
      feature('networkDevices'),
    ),
    destination(
      'network-device-traps',
      'Network Device Monitoring, SNMP traps:',
      exact('snmp-traps-intake.datadoghq.com'),
      feature('networkDevices'),
    ),
    destination(
      'network-device-flows',
      'Network Device Monitoring, NetFlow:',
      exact('ndmflow-intake.datadoghq.com'),
      feature('networkDevices'),
    ),
    destination('orchestrator', 'Orchestrator:', exact('orchestrator.datadoghq.com'), feature('orchestrator')),
    destination(
      'container-life-cycle',
      'Orchestrator, life cycle of containers:',
      exact('contlcycle-intake.datadoghq.com'),
      feature('orchestrator'),
    ),
    destination('profiling', 'Profiling:', exact('intake.profile.datadoghq.com'), feature('profiling')),
    destination(
      'remote-configuration',
      'Remote Configuration:',
      exact('config.datadoghq.com'),
      feature('remoteConfiguration'),
    ),
    destination(
      'database-metrics',
      'Database Monitoring, metrics:',
      exact('dbm-metrics-intake.datadoghq.com'),
      feature('databaseMonitoring'),
    ),
    destination(
      'database-queries',
      'Database Monitoring, queries:',
      exact('dbquery-intake.datadoghq.com'),
      feature('databaseMonitoring'),
    ),
    {
      ...INTAKE,
      id: 'logs-tcp',
      ports: ['10516'],
      application: [{ ports: '10516', name: 'tls', basis: 'stated' }],
      hosts: [exact('agent-intake.logs.datadoghq.com')],
      when: feature('logsOverTcp'),
      cites: [
        row('Destinations', 'Logs over TCP: agent-intake.logs.datadoghq.com'),
        row('Outbound ports', '10516/tcp: logs over TCP'),
        SSL,
      ],
    },
    destination('logs-http', 'Logs over HTTP:', exact('agent-http-intake.logs.datadoghq.com'), feature('logsOverHttp')),
    destination(
      'hipaa-tcp',
      'HIPAA logs, legacy, TCP:',
      exact('tcp-encrypted-intake.logs.datadoghq.com'),
      feature('legacyHipaaLogs'),
    ),
    destination(
      'hipaa-lambda',
      'HIPAA logs, legacy, Lambda:',
      exact('lambda-tcp-encrypted-intake.logs.datadoghq.com'),
      feature('legacyHipaaLogs'),
    ),
    destination(
      'hipaa-gcp',
      'HIPAA logs, legacy, GCP:',
      exact('gcp-encrypted-intake.logs.datadoghq.com'),
      feature('legacyHipaaLogs'),
    ),
    destination(
      'hipaa-http',
      'HIPAA logs, legacy, HTTP:',
      exact('http-encrypted-intake.logs.datadoghq.com'),
      feature('legacyHipaaLogs'),
    ),
    {
      ...destination(
        'other-data',
        "All other data of the Agent: a name with the Agent's version, so",
        subdomains('agent.datadoghq.com'),
        [],
      ),
      need: 'must',
    },
    destination('api-key', 'Validity of the API key, Agent 7.18.0 or 6.18.0 and later:', exact('api.datadoghq.com'), [
      { agentRelease: ['7.18-or-later'] },
    ]),
    destination('api-key-older', 'Validity of the API key, an older Agent:', exact('app.datadoghq.com'), [
      { agentRelease: ['older'] },
    ]),
    {
      ...destination(
        'flare',
        "Agent flare: a name with the Agent's version, so",
        subdomains('agent.datadoghq.com'),
        [],
      ),
      need: 'optional',
    },
    {
      ...destination(
        'private-location',
        'Private Locations, Synthetics Worker 1.5.0 or later:',
        exact('intake.synthetics.datadoghq.com'),
        [{ worker: [true] }],
      ),
      from: 'worker',
      need: 'must',
    },
    {
      ...destination(
        'private-location-browser-tests',
        'Private Locations, browser tests before 1.5.0:',
        exact('intake-v2.synthetics.datadoghq.com'),
        [{ worker: [true], workerBefore150: [true] }],
      ),
      from: 'worker',
    },
    {
      ...destination(
        'private-location-api-tests',
        'Private Locations, API tests before 0.1.6:',
        exact('api.datadoghq.com'),
        [{ worker: [true], workerBefore150: [true] }],
      ),
      from: 'worker',
    },
    {
      ...INTAKE,
      id: 'time',
      to: 'timeServers',
      transport: 'udp',
      ports: ['123'],
      application: [],
      hosts: [],
      when: [],
      incomplete: {
        missing: ['hosts'],
        where: 'the page of the NTP integration',
        supply: 'the time servers that your Agents are told to ask',
      },
      cites: [row('Outbound ports', '123/udp: NTP; the default servers stand on the page of the NTP integration')],
    },
    {
      ...INTAKE,
      id: 'kubelet-http',
      to: 'kubelet',
      ports: ['10255'],
      application: [{ ports: '10255', name: 'http', basis: 'stated' }],
      hosts: [],
      when: [{ kubelet: [true] }],
      cites: [row('Outbound ports', '10255/tcp: the Kubelet of Kubernetes, HTTP')],
    },
    {
      ...INTAKE,
      id: 'kubelet-https',
      to: 'kubelet',
      ports: ['10250'],
      application: [{ ports: '10250', name: 'https', basis: 'stated' }],
      hosts: [],
      when: [{ kubelet: [true] }],
      cites: [row('Outbound ports', '10250/tcp: the Kubelet of Kubernetes, HTTPS')],
    },
    {
      ...INTAKE,
      id: 'dogstatsd',
      from: 'application',
      to: 'agent',
      transport: 'udp',
      ports: ['8125'],
      portsAre: 'default',
      application: [],
      hosts: [],
      when: [{ application: [true] }],
      note: 'The page opens it on the loopback addresses alone unless dogstatsd_non_local_traffic is true.',
      cites: [
        row(
          'Inbound ports',
          '8125/udp: DogStatsD, on 127.0.0.1, ::1 and fe80::1 alone unless dogstatsd_non_local_traffic is true',
        ),
        row('Inbound ports', 'Another port is set in datadog.yaml where one of these is taken.'),
      ],
    },
  ],
  denials: [
    {
      id: 'nothing-from-datadog',
      from: 'datadog',
      to: 'agent',
      when: [],
      gloss: 'Datadog starts no connection to an Agent.',
      cites: [row('Overview', 'The Agent starts all traffic; Datadog starts no session towards the Agent.')],
    },
  ],
  notes: [
    {
      id: 'static-addresses',
      kind: 'gap',
      gloss: 'The addresses behind the names stand on another page and change there, so the names are opened.',
      cites: [
        row('Static IP addresses', 'The names lead to static addresses, which ip-ranges.datadoghq.com lists as JSON.'),
      ],
    },
    {
      id: 'browsers',
      kind: 'gap',
      gloss: 'Browsers of visitors send these data, not the Agent.',
      cites: [row('Destinations', 'Real User Monitoring: the endpoint domain of the browser SDK, which browsers ask')],
    },
    {
      id: 'loopback',
      kind: 'behaviour',
      gloss: 'DogStatsD listens on the loopback addresses alone unless it is told otherwise.',
      cites: [row('Inbound ports', 'DogStatsD, on 127.0.0.1, ::1 and fe80::1 alone')],
    },
    onTheHost('inside-the-host', 'Services of the Agent use these among themselves, on the host alone.'),
    onTheHost('expvar', '5000/tcp: the go_expvar server'),
    onTheHost('ipc', '5001/tcp: the IPC API'),
    onTheHost('gui', '5002/tcp: the GUI of the Agent in a browser'),
    onTheHost('expvar-apm', '5012/tcp: the go_expvar server of APM'),
    onTheHost('process-debugging', '6062/tcp: debugging of the Process Agent'),
    onTheHost('process-settings', '6162/tcp: settings of the Process Agent at run time'),
    onTheHost('apm-receiver', '8126/tcp: the APM receiver'),
    onTheHost('other-ports', 'Another port is set in datadog.yaml where one of these is taken.'),
    {
      id: 'proxies',
      kind: 'gap',
      gloss: 'How the Agent goes through a proxy stands on another page.',
      cites: [row('Using proxies', 'A page of its own tells how the Agent goes through a proxy.')],
    },
  ],
});

/** The choices of the Datadog Agent, and what is supplied. */
export type DatadogAgentProfile = ProfileOf<typeof datadogAgent>;
