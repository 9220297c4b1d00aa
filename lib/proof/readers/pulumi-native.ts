import type { AzureResource } from './azure-resources';
import { isLate, Late, type Maybe } from './late';
import { isAttributes } from './provider-block';
import type { PulumiProgram } from './pulumi-program';
import type { State } from './pulumi-state';
import { nativeType } from './pulumi-types';
import type { ParsedFile } from './source-text';
import { member } from './terraform-configuration';

/** A resource of `azure-native`, in the words of Resource Manager; null where it filters nothing. */
export function nativeResource(file: ParsedFile, program: PulumiProgram, state: State): AzureResource | null {
  const native = nativeType(state.type);
  if (native === null) return null;
  const id = program.idOf(state);
  const { values } = program.valuesOf(state);
  const [parents, own] = [native.names.slice(0, -1), native.names.at(-1) ?? ''];
  const name = nameOf(member(values, own) ?? member(values, 'name'), id);
  const parent =
    parents[0] === undefined ? undefined : parentOf(program, state, parents[0], member(values, parents[0]));
  const pointer = `${state.pointer}/${member(state.outputs, own) === undefined && isEmpty(state.outputs) ? 'inputs' : 'outputs'}`;
  const aliases = new Set([...program.aliasesOf(state), ...(isLate(name) ? [] : [name])]);
  return {
    type: native.type,
    name,
    id,
    aliases: [...aliases],
    place: { file: file.name, resource: id, pointer: state.pointer, line: file.lineOf(state.pointer) },
    properties: referring(values, ''),
    propertiesAt: pointer,
    ...(parent === undefined ? {} : { parent }),
  };
}

/** By the cloud's own id where it is known, since names are unique in a group of resources alone. */
function parentOf(program: PulumiProgram, state: State, input: string, value: unknown): Maybe<string> {
  const origin = program.originOf(state, input);
  if (origin !== null) return program.idOf(origin);
  const { cloudId } = state;
  const end = cloudId === null ? -1 : cloudId.split('/').slice(0, -2).join('/').length;
  if (cloudId?.startsWith('/') && end > 0) return cloudId.slice(0, end);
  return nameOf(value, `${program.idOf(state)} ${input}`);
}

function nameOf(value: unknown, otherwise: string): Maybe<string> {
  return isLate(value) || typeof value === 'string' ? value : new Late(otherwise);
}

/** Where others are referred to, and by their ids alone. */
const REFERENCES: ReadonlySet<string> = new Set(['id', 'sourceIpGroups', 'destinationIpGroups']);

/** With the names of resources of the program instead of ids that they do not have yet. */
function referring(value: unknown, key: string): unknown {
  if (isLate(value)) return REFERENCES.has(key) && value.resource !== null ? value.resource : value;
  if (Array.isArray(value)) return value.map((one) => referring(one, key));
  if (!isAttributes(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, referring(one, name)]));
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
