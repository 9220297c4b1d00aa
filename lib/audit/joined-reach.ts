import { type Issue, throwIfAny } from '../diagnostics';
import { knownIn, type Network } from './network';
import { distinctOverlaid } from './overlaid';
import type { Body, Reach, ReasonedBox } from './reach';

/**
 * Several of one kind as one, each with the name of its file: what is asked for under one name is one body.
 *
 * @throws NetworkRequirementsError where they are of different kinds.
 */
export function joinedReach(named: readonly (readonly [name: string, reach: Reach])[]): Reach {
  const [[first = '', start] = [], ...others] = named;
  if (start === undefined) return { kind: 'nothing', bodies: [], notUnderstood: [] };
  throwIfAny(
    others.flatMap(([second, { kind }]): readonly Issue[] =>
      kind === start.kind
        ? []
        : [{ code: 'incomparable', at: second, first, firstKind: start.kind, second, secondKind: kind }],
    ),
    'these are no files of one kind',
  );
  const bodies = new Map<string, Body>();
  for (const [at, body] of named.flatMap(([, reach]) => reach.bodies).entries()) {
    // What documents ask for adds up; two filters of one name are two.
    const isAsked = body.kind === 'documents' || body.kind === 'requirement';
    const key = isAsked ? `${body.kind} ${body.name}` : `${at}`;
    const { surely = [], possibly = [] } = bodies.get(key) ?? {};
    bodies.set(key, { ...body, surely: [...surely, ...body.surely], possibly: [...possibly, ...body.possibly] });
  }
  const overlaid = distinctOverlaid(named.flatMap(([, reach]) => reach.overlaid ?? []));
  return {
    kind: start.kind,
    bodies: [...bodies.values()],
    notUnderstood: named.flatMap(([, { notUnderstood }]) => notUnderstood),
    ...(overlaid.length === 0 ? {} : { overlaid }),
  };
}

/** The same where it is known what the own network is. */
export function knownReach(reach: Reach, network: Network): Reach {
  if (network === null) return reach;
  const known = (list: readonly ReasonedBox[]) =>
    list.flatMap(({ box, why }) => knownIn(box, network).map((one) => ({ box: one, why })));
  const bodies = reach.bodies.map((body) => ({ ...body, surely: known(body.surely), possibly: known(body.possibly) }));
  return { ...reach, bodies };
}
