import { throwIfAny } from '../pulumi/problems';

/** Programs without types may pass anything, or nothing at all. */
export function needArgs(component: string, args: unknown): void {
  if (typeof args === 'object' && args !== null && !Array.isArray(args)) return;
  const given = Array.isArray(args) ? 'an array' : String(args);
  throwIfAny([{ code: 'wrong-type', at: 'args', given, expected: 'an object of arguments' }], component);
}
