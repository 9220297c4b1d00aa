import type { CheckLimits } from './limits';
import type { CheckedApp, TemplateResource } from './templates';

/** `error`: AWS refuses the deployment. `warning`: it deploys, and does something else than what was probably meant. */
export type CheckSeverity = 'error' | 'warning';

/** One thing that can be wrong with a resource, and how it is found in templates. */
export interface Check<Id extends string = string> {
  /** Frozen at the first release: users acknowledge by it, as `portolan::<id>`. */
  readonly id: Id;
  readonly severity: CheckSeverity;
  /** What holds where nothing is found. */
  readonly rule: string;
  /** Where it is written down, or how it was found out. */
  readonly source: string;
  /** Everything that is wrong, never the first alone. What is known at deployment only is never a finding. */
  find(app: CheckedApp, limits: CheckLimits): readonly Finding[];
}

/** One place of a template where a check fails. */
export interface Finding {
  readonly resource: TemplateResource;
  /** From the resource's properties on: `SecurityGroupEgress.0.CidrIp`; empty for the resource as a whole. */
  readonly at: string;
  /** What stands there, with the figure. */
  readonly says: string;
  /** The change to make. */
  readonly fix: string;
  /** Where it is not the check's own: another service holds to it for reasons of its own. */
  readonly source?: string;
}
