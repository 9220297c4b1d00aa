import { ADDRESSES_AND_PORTS } from './operators/addresses';
import { BESIDE_RULES } from './operators/beside';
import { IN_GROUP_RULES } from './operators/group-rules';
import { IN_LINES } from './operators/lines';
import { IN_NAMES } from './operators/names';
import { IN_POLICIES } from './operators/policies';
import { IN_PRIORITIES } from './operators/priorities';
import { IN_SECURITY_RULES } from './operators/security-rules';
import type { Operator } from './seeds';

/** Every alteration that is put into the templates: those that open or close something, and those that do not. */
export const OPERATORS: readonly Operator[] = [
  ADDRESSES_AND_PORTS,
  IN_NAMES,
  IN_GROUP_RULES,
  IN_SECURITY_RULES,
  IN_POLICIES,
  IN_PRIORITIES,
  IN_LINES,
  BESIDE_RULES,
].flat();
