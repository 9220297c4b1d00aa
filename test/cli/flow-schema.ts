/** What `flows --json` promises of each object, written down a second time. */

type Check = (value: unknown) => string | null;

const word: Check = (value) => (typeof value === 'string' && value !== '' ? null : `no word: ${JSON.stringify(value)}`);
const truth: Check = (value) => (typeof value === 'boolean' ? null : `no boolean: ${JSON.stringify(value)}`);
const matching =
  (form: RegExp): Check =>
  (value) =>
    typeof value === 'string' && form.test(value) ? null : `${JSON.stringify(value)} is not like ${form}`;
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value) ? null : `${JSON.stringify(value)} is none of ${values.join(', ')}`;
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null ? null : check(value);
const list =
  (check: Check, least = 0): Check =>
  (value) => {
    if (!Array.isArray(value)) return `no list: ${JSON.stringify(value)}`;
    if (value.length < least) return `fewer than ${least}`;
    return value.map(check).find((fault) => fault !== null) ?? null;
  };
const object =
  (must: Readonly<Record<string, Check>>, may: Readonly<Record<string, Check>> = {}): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return `no object: ${JSON.stringify(value)}`;
    const record = value as Readonly<Record<string, unknown>>;
    for (const key of Object.keys(record)) if (!(key in must) && !(key in may)) return `unknown key ${key}`;
    for (const [key, check] of Object.entries(must)) {
      const fault = key in record ? check(record[key]) : 'is missing';
      if (fault !== null) return `${key}: ${fault}`;
    }
    for (const [key, check] of Object.entries(may)) {
      const fault = key in record ? check(record[key]) : null;
      if (fault !== null) return `${key}: ${fault}`;
    }
    return null;
  };
const recordOf =
  (check: Check): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return `no object: ${JSON.stringify(value)}`;
    return (
      Object.values(value)
        .map(check)
        .find((fault) => fault !== null) ?? null
    );
  };

const ports = matching(/^[1-9]\d{0,4}(-[1-9]\d{0,4})?$/);
const portList = matching(/^[1-9]\d{0,4}(-[1-9]\d{0,4})?(, [1-9]\d{0,4}(-[1-9]\d{0,4})?)*$/);
const bareName = matching(/^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/);
/** As printed: a bare name, or a wildcard. */
const printedName = matching(/^(\*\.?)?[a-z0-9_-]+(\.[a-z0-9_-]+)+$/);
const cidr = matching(/^(\d+\.\d+\.\d+\.\d+\/\d+|[0-9a-f:]+\/\d+)$/);

const host: Check = (value) => {
  const kind = (value as { readonly kind?: unknown } | null)?.kind;
  if (kind === 'pattern') return object({ kind: word, name: word, printed: word, listed: list(bareName) })(value);
  const kinds = oneOf('exact', 'subdomains', 'apexAndSubdomains');
  return object(
    { kind: kinds, name: bareName, printed: word },
    kind === 'exact' ? { path: matching(/^\//) } : {},
  )(value);
};

const missing = oneOf('from', 'to', 'transport', 'ports', 'hosts', 'addresses');

const flow = object({
  product: matching(/^[a-z0-9-]+$/),
  id: matching(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  from: orNull(word),
  to: orNull(word),
  transport: oneOf('tcp', 'udp', 'icmp'),
  ports: list(ports),
  portsAre: oneOf('fixed', 'default', null),
  hosts: list(host),
  addresses: list(cidr),
  printedAddresses: list(word),
  addressesFor: list(printedName),
  either: truth,
  application: list(object({ ports: portList, name: word, basis: oneOf('stated', 'inferred', 'supplied') })),
  need: oneOf('must', 'conditional', 'optional', 'unknown'),
  when: list(
    recordOf(list((value) => (typeof value === 'string' || typeof value === 'boolean' ? null : 'no value'), 1)),
  ),
  incomplete: orNull(object({ missing: list(missing, 1) })),
  disputed: orNull(object({ note: word, opens: truth })),
  proxy: oneOf('possible', 'impossible', 'unknown'),
  supplement: truth,
  cites: list(object({ document: matching(/^(\d{3}|[a-z0-9-]+)$/), section: word, quote: word, gloss: word }), 1),
});

/** What is wrong with an object, or null. */
export function faultOfFlow(value: unknown): string | null {
  return flow(value);
}
