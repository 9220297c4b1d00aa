import { type Answer, UNKNOWN } from '../../pulumi/engine';

export const SENTINEL = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

const SECRET = { '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270', ciphertext: 'AAAA' };

/** What a program has registered, as `pulumi stack export` prints it once it is up. */
export function stackOf({ resources }: Answer): unknown {
  return { version: 3, deployment: { manifest: {}, resources: resources.map((one) => stateOf(one)) } };
}

/** The same as `pulumi preview --json` prints it before. */
export function previewOf({ resources }: Answer): unknown {
  const steps = resources.map((one) => ({ op: 'create', urn: one.urn, newState: stateOf(one) }));
  return { config: {}, steps, duration: 1, changeSummary: { create: steps.length } };
}

function stateOf({ urn, custom, id, type, inputs, parent, propertyDependencies }: Answer['resources'][number]) {
  return {
    urn,
    custom,
    ...(id === null || id === UNKNOWN ? {} : { id }),
    type,
    inputs: wired(inputs),
    outputs: {},
    ...(parent === null ? {} : { parent }),
    propertyDependencies,
  };
}

function wired(value: unknown): unknown {
  if (value === UNKNOWN) return SENTINEL;
  if (Array.isArray(value)) return value.map(wired);
  if (typeof value !== 'object' || value === null) return value;
  if ('secret' in value) return SECRET;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, wired(one)]));
}
