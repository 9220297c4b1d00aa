export { parseProfile } from './parse-profile';
export { type Resolution, type ResolveContext, resolve, tryResolve } from './resolve';
export { role, roleEntry, tryRole } from './role';
export { holds } from './settle';
export { openSuffix } from './supplied';
