import type { Chart, ChartDeployed, ChartDevice } from './chart';

/**
 * How each part of a chart is compared. A part that is added stands here too, or this does not compile: `list` by its
 * members, the others in their own way; `name` says nothing of what is open and is told, `form` is nobody's to read.
 */
export const COMPARED = {
  $schema: 'form',
  version: 'form',
  subject: 'name',
  catalogue: 'name',
  devices: 'devices',
  parties: 'list',
  requirements: 'requirements',
  rules: 'rules',
  uncovered: 'list',
  omitted: 'list',
  refused: 'list',
  others: 'list',
  questions: 'list',
  deployed: 'deployed',
  digest: 'form',
} as const satisfies Readonly<Record<keyof Chart, string>>;

type Compared = typeof COMPARED;

/** The parts of a chart that are lists, compared by their members. */
export type ListName = { [Name in keyof Compared]: Compared[Name] extends 'list' ? Name : never }[keyof Compared];

const LISTS = Object.entries(COMPARED).flatMap(([name, how]) => (how === 'list' ? [name as ListName] : []));

/** What the user opened beside the plan of a device. */
export type DeviceOwn = { readonly device: string } & ChartDevice['usersOwn'][number];

/** Members of the parts of a chart that are in it and not in another: what came, or what went. */
export interface ChartParts extends Pick<Chart, ListName> {
  readonly usersOwn: readonly DeviceOwn[];
  /** Of what is deployed likewise, with its sentence; null where nothing of it is another. */
  readonly deployed: ChartDeployed | null;
}

/** What is in one chart and not in the other. */
export function partsBeyond(one: Chart, other: Chart): ChartParts {
  const lists = Object.fromEntries(LISTS.map((name) => [name, beyond<unknown>(one[name], other[name])]));
  return {
    ...(lists as unknown as Pick<Chart, ListName>),
    usersOwn: beyond(ownOf(one), ownOf(other)),
    deployed: deployedBeyond(one.deployed, other.deployed),
  };
}

/** Whether nothing is in it. */
export function isEmpty({ deployed, ...lists }: ChartParts): boolean {
  return deployed === null && Object.values(lists).every((list) => list.length === 0);
}

/** Equal, in whatever order the properties stand. */
export function isSame(one: unknown, other: unknown): boolean {
  return textOf(one) === textOf(other);
}

function beyond<Member>(list: readonly Member[], other: readonly Member[]): readonly Member[] {
  const known = new Set(other.map(textOf));
  return list.filter((member) => !known.has(textOf(member)));
}

function ownOf({ devices }: Chart): readonly DeviceOwn[] {
  return devices.flatMap(({ id, usersOwn }) => usersOwn.map((own) => ({ device: id, ...own })));
}

function deployedBeyond(one: ChartDeployed | null, other: ChartDeployed | null): ChartDeployed | null {
  if (one === null || isSame(one, other)) return null;
  const entries = Object.entries(one).map(([name, value]) => {
    const before = other?.[name as keyof ChartDeployed];
    return [name, Array.isArray(value) ? beyond(value, Array.isArray(before) ? before : []) : value];
  });
  return Object.fromEntries(entries) as ChartDeployed;
}

/** Without what is left out, which no file has either. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
