import { allProducts, findProduct, PRODUCT_IDS } from '../catalog';
import type { Issue } from '../diagnostics';
import type { Flow } from '../model/flow';
import type { Product } from '../model/product';
import { overlayOf } from '../report';
import { tryResolve, tryRole } from '../resolve';
import { holds, type Settled } from '../resolve/settle';
import { documentedFlow, resolvedFlow } from './flow-object';
import { NO_PROFILE, renderFlows, type ToldFlow } from './flow-text';
import { type Outcome, printed, printedJson, refused, type Screen } from './outcome';
import { pastRemarks, TODAY_FORM, todayOf } from './policy-options';
import { isHalfChosen, PROFILE_OPTIONS, readProfile } from './profile-options';
import { idleSupplies } from './remarks';
import { type CommandLine, firstValue, isMisplaced, isTyped, type OptionForm, type Typed } from './typed';
import { Whereabouts } from './whereabouts';

export const FLOWS_OPTIONS: readonly OptionForm[] = [
  { form: '--all', words: 'every requirement of every product, before any choice' },
  { form: '--product PRODUCT', words: 'the flows of one product under a profile', values: PRODUCT_IDS },
  { form: '--role ROLE', words: 'only flows from or to this role' },
  ...PROFILE_OPTIONS,
  TODAY_FORM,
  { form: '--json', words: 'one array with one object per flow' },
];

/** `portolan flows`: what a vendor documents, as a whole or under the profile that the options make. */
export function runFlows({ typed, issues }: CommandLine, screen: Screen, today: string | null = null): Outcome {
  if (isTyped(typed, '--all')) {
    const beside = typed.filter(({ option }) => option !== '--all' && option !== '--json');
    const excluded = beside.map(
      ({ option, value }): Issue => ({
        code: 'options-exclude',
        at: option,
        option: '--all',
        given: `${option} ${value ?? ''}`.trim(),
      }),
    );
    const found = [...issues, ...excluded];
    return found.length > 0 ? refused(found) : everything(isTyped(typed, '--json'), screen);
  }
  const id = firstValue(typed, '--product');
  if (id === undefined) {
    const told = isTyped(typed, '--product') || issues.some(isMisplaced);
    return refused(told ? issues : [...issues, PRODUCT_MISSING]);
  }
  const product = findProduct(id);
  if (product === undefined) return refused([...issues, unknownProduct(id)]);
  const wrong: Issue[] = [];
  const day = todayOf(typed, today, wrong);
  return ofProduct(product, typed, [...issues, ...wrong], { ...screen, today: day });
}

const PRODUCT_MISSING: Issue = {
  code: 'option-missing',
  at: 'portolan flows',
  form: '--product PRODUCT, or --all,',
  allowed: PRODUCT_IDS,
};

/** The issue of a product that does not exist. */
export function unknownProduct(given: string): Issue {
  return { code: 'unknown-product', at: `--product ${given}`, given, allowed: PRODUCT_IDS };
}

function everything(json: boolean, screen: Screen): Outcome {
  const told = allProducts().flatMap((product) =>
    product.requirements.map((requirement): ToldFlow => {
      const flow = documentedFlow(product, requirement);
      return { product, requirement, flow, under: NO_PROFILE };
    }),
  );
  if (json) return printedJson(told.map(({ flow }) => flow));
  const names = allProducts()
    .map(({ name }) => name)
    .join(', ');
  return printed(renderFlows(`Everything that is documented for ${names}`, told, screen));
}

function ofProduct(
  product: Product,
  typed: readonly Typed[],
  before: readonly Issue[],
  screen: Screen & { readonly today: string | null },
): Outcome {
  const where = new Whereabouts();
  const { profile, issues: misread } = readProfile(product, typed, where);
  const role = firstValue(typed, '--role');
  if (role !== undefined) where.note('role', `--role ${role}`);
  const known = role !== undefined && Object.hasOwn(product.roles, role);
  const resolution = tryResolve(product, profile, known ? { asker: role } : {});
  // No rim places a party here, so what hangs on one is judged by the profile alone.
  const asked = role === undefined ? [] : tryRole(product, profile, role).issues;
  const wrong = [...asked, ...resolution.issues].filter((issue) => !isHalfChosen(typed, issue));
  const found = [...before, ...misread, ...wrong.map((issue) => where.tell(issue))];
  if (found.length > 0) return refused(found);
  const { flows, settled } = resolution;
  const shown = flows.filter(({ from, to }) => role === undefined || from.party === role || to.party === role);
  const told = shown.map((flow) => toldFlow(product, flow, settled));
  const remarks = [
    ...nothingShown(product, role, shown.length),
    ...idleSupplies(typed, shown),
    ...pastRemarks([{ entry: { profile } }], screen.today, typed),
  ];
  if (isTyped(typed, '--json'))
    return printedJson(
      told.map(({ flow }) => flow),
      remarks,
    );
  return printed(renderFlows(role === undefined ? product.name : `${product.name}, ${role}`, told, screen), remarks);
}

/** Nothing to show is no answer: what opens something was not chosen. */
function nothingShown({ id, choices }: Product, role: string | undefined, count: number): readonly string[] {
  if (count > 0) return [];
  const whose = role === undefined ? 'no flow' : `no flow from or to ${role}`;
  return [
    `${whose} is in force under this profile; its choices are ${Object.keys(choices).join(', ')} (portolan catalog --product ${id} tells what each opens)`,
  ];
}

function toldFlow(product: Product, flow: Flow, settled: Settled): ToldFlow {
  const { requirement, way, completedBy, completable } = flow;
  const { party, placement, ranges } = flow[flow.named];
  const unplaced = placement === 'unplaced' ? party : null;
  const service = unplaced === null ? undefined : product.roles[unplaced]?.standsAs?.service;
  const outside = service !== undefined && holds(service, settled);
  const documented = requirement.ranges?.cidrs ?? [];
  const isOverlaid = flow.overlay?.addresses !== undefined;
  const supplied = ranges.map(({ printed }) => printed).filter((range) => !isOverlaid && !documented.includes(range));
  const overlay = overlayOf(flow) ?? null;
  const under = { unplaced, outside, viaProxy: way === 'proxy', supplied, completedBy, completable, overlay };
  return { product, requirement, flow: resolvedFlow(product, flow), under };
}
