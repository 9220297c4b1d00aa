import type { Issue } from '../diagnostics';
import { DEPLOYMENT_OPTIONS, ROLE_OPTIONS } from './audited';
import { COMPILE_OPTIONS } from './compile-options';
import { POLICY_FORM, TODAY_FORM } from './policy-options';
import { optionName, type Typed } from './typed';

/** What a chart is made of. */
export type ChartOf = 'compiled' | 'plans' | 'templates';

const ASKED = [...[...ROLE_OPTIONS, POLICY_FORM, TODAY_FORM].map(optionName), '--json', '--format'];

/** What says how a plan is compiled, and nothing of what is asked for. */
const COMPILED = COMPILE_OPTIONS.map(optionName).filter((option) => !ASKED.includes(option));

const DEPLOYED = DEPLOYMENT_OPTIONS.map(optionName);

/** Options without effect on a chart of a kind: a proxy takes flows of a plan, and a target says what of templates is told. */
const IDLE: Readonly<Record<ChartOf, readonly string[]>> = {
  compiled: DEPLOYED,
  plans: [...DEPLOYED, ...COMPILED.filter((option) => option !== '--host-enforcement')],
  templates: COMPILED.filter((option) => option !== '--target'),
};

const OTHERWISE: Readonly<Record<string, string>> = {
  'plans --source': 'leave it out: the plan holds the addresses with which it was compiled',
  'templates --source': 'say where the role stands in the templates: --bind ROLE=GROUP|CIDR,...',
};

const INSTEAD: Readonly<Record<ChartOf, string>> = {
  compiled: 'it is about templates: add --template FILE, or leave it out',
  plans: 'a plan is told as it was compiled: leave it out',
  templates: 'what is deployed is told as it stands: leave it out',
};

/** Options that were typed and have no effect; what a profile file says beside is for the commands that take it. */
export function idleOptions(typed: readonly Typed[], of: ChartOf): readonly Issue[] {
  return typed
    .filter(({ option, place }) => place === undefined && IDLE[of].includes(option))
    .map(({ option, value }): Issue => {
      const given = value === null ? option : `${option} ${value}`;
      return { code: 'option-idle', at: given, given, instead: OTHERWISE[`${of} ${option}`] ?? INSTEAD[of] };
    });
}
