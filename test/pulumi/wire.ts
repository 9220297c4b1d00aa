import { Struct } from 'google-protobuf/google/protobuf/struct_pb';

/**
 * A value as a program has sent it. A secret is `{ secret: value }`, what is not known before an update is
 * `'<unknown>'`, and a reference to a resource is `{ resource: urn }`.
 */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };
export type Values = Readonly<Record<string, Value>>;

export const UNKNOWN = '<unknown>';

// What Pulumi writes on the wire: `@pulumi/pulumi/runtime/rpc.js`, `unknownValue` and the `special...Sig`.
export const UNKNOWN_ON_THE_WIRE = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
const SIGNATURE = '4dabf18193072939515e22adb298388d';
const SECRET = '1b47061264138c4ac30d75fd1eb44270';
const RESOURCE = '5cf8f73096256a8f31e491e813e4eb8e';
const OUTPUT = 'd0e6a833031e9bbcd3f4e8bde6ca49a4';

type Wire = ReturnType<Struct['toJavaScript']>[string];

export const struct = (values: Values): Struct =>
  Struct.fromJavaScript(values as Parameters<typeof Struct.fromJavaScript>[0]);

/** The values of a message, with secrets and unknowns made visible. */
export function visible(message: Struct | undefined): Values {
  return message === undefined ? {} : (visibleOf(message.toJavaScript()) as Values);
}

function visibleOf(wire: Wire): Value {
  if (typeof wire === 'string') return visibleText(wire);
  if (wire === null || typeof wire !== 'object') return wire;
  if (Array.isArray(wire)) return wire.map((each) => visibleOf(each));
  const fields = wire as Readonly<Record<string, Wire>>;
  const rest = () => Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, visibleOf(value)]));
  switch (fields[SIGNATURE]) {
    case SECRET:
      return { secret: visibleOf(fields.value ?? null) };
    case RESOURCE:
      return { resource: visibleOf(fields.urn ?? null) };
    case OUTPUT: {
      const value = fields.value === undefined ? UNKNOWN : visibleOf(fields.value);
      return fields.secret === true ? { secret: value } : value;
    }
    default:
      return rest();
  }
}

/** A text in which the mark of an unknown value is readable; a provider's reference ends with one in a preview. */
export const visibleText = (text: string): string => text.replaceAll(UNKNOWN_ON_THE_WIRE, UNKNOWN);

/** A secret as the wire has it. */
export const secret = (value: Value): Value => ({ [SIGNATURE]: SECRET, value });

/** Whether a value is a secret as the wire has it. */
export const isSecret = (value: Value | undefined): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && (value as Values)[SIGNATURE] === SECRET;

/** A value without the mark of a secret around it. */
export function opened(value: Value | undefined): Value | undefined {
  const holds = typeof value === 'object' && value !== null && !Array.isArray(value);
  return holds && Object.keys(value).join() === 'secret' ? (value as Values).secret : value;
}
