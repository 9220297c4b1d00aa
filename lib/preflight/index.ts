/**
 * Is it open from this machine? What a role has to reach, tried where the role runs.
 *
 *   checksOf(entry, { proxy })       what can be tried, and what cannot, each with its reason: pure data
 *      v                     v
 *   preflight(checks)     emitScript(checks, 'sh' | 'powershell')     the same for a machine without Node
 *      v
 *   Preflight                        each stage of each way, as data; renderPreflight makes the page
 */
export { type ChecksOptions, checksOf } from './checks';
export { type EmitOptions, emitScript, type ScriptLanguage } from './emit';
export { renderPreflight } from './page';
export type { Lookup } from './probe-resolve';
export type * from './result';
export { rootsOfMachine, type TrustedRoots } from './roots';
export { type PreflightOptions, preflight } from './run';
