import { createHash } from 'node:crypto';
import { NETWORK_SECURITY_GROUP_LIMITS } from './limits';

const HASH_LENGTH = 8;

/**
 * The name of a rule: its traffic in readable words, and a hash of its whole key, since words may have to be cut and a
 * peer's id may hold what no name may. Begins and ends with a letter or digit, as Azure wants it.
 */
export function ruleName(words: readonly string[], key: string): string {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, HASH_LENGTH);
  const readable = words
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .slice(0, NETWORK_SECURITY_GROUP_LIMITS.ruleNameLength.value - HASH_LENGTH - 1)
    .replace(/^[-_]+|[-_]+$/g, '');
  return `${readable}-${hash}`;
}
