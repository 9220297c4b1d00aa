/**
 * The reviewer's side: what does a template, written by whomever, really allow, and why?
 *
 *   readDeployment(files)          CloudFormation, ARM, Terraform, Pulumi, or what a cloud says is deployed
 *      v
 *   Deployment                     every security group, firewall and resolver as an ordered list of sets of connections
 *      |                    |                    |                    |
 *   audit(...)            why(...)         difference(...)         adopt(...)
 *   is what is needed     by which rule,   what becomes reachable, what a construct of ours
 *   open, and nothing     asked for by     and what ceases to be   would take over
 *   beside it             which sentence
 */
export { type ReadOptions, readDeployment } from '../proof/read-deployment';
export type { Deployment, Filter, FilterRule, Format, Turn } from '../proof/readers/deployment';
export type { NotUnderstood, Place } from '../proof/readers/place';
export type { SourceFile } from '../proof/readers/source-text';
export { type AdoptedFilter, type Adoption, adopt, type NarrowedRule } from './adopt';
export type { Answered, AnsweredParts } from './answered';
export { type AuditedRole, type AuditOptions, audit } from './audit';
export {
  type Alone,
  type Change,
  type Difference,
  type DifferenceSide,
  difference,
  type OverlaidOnSide,
  type Restated,
} from './difference';
export type { RuleInTheWay } from './in-the-way';
export type { Asker } from './nearest';
export type { OverlaidRequirement } from './overlaid';
export { renderAdoption } from './pages/adoption-text';
export { auditMarkdown } from './pages/audit-markdown';
export { auditSarif } from './pages/audit-sarif';
export { renderAudit } from './pages/audit-text';
export { deployedIn } from './pages/deployed';
export { differenceMarkdown } from './pages/difference-markdown';
export { renderDifference } from './pages/difference-text';
export { renderExplanation, renderRuleExplanation } from './pages/explanation-text';
export type { KeptAmongOurs } from './put-among';
export type { ConnectionQuestion } from './question';
export {
  type Body,
  type Reach,
  type ReasonedBox,
  reachOfDeployment,
  reachOfEntries,
  reachOfPlan,
} from './reach';
export { COMPARED, type ReachOptions, readReach } from './read-reach';
export type * from './result';
export {
  type Answer,
  type Explanation,
  type StageAnswer,
  why,
} from './why';
export { type RuleExplanation, type RuleQuestion, whyRule } from './why-rule';
