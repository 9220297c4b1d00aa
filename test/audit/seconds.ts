import { audit, readDeployment } from '../../lib/audit';
import { asking } from './handed-over';
import { ORDINARY } from './large';

/** It takes two or three of a free core; a busy machine takes twice that, and a pairwise loop takes minutes. */
export const MOST_SECONDS = 15;

/** How long the processor works on the reading and the audit of so many rules: not what the clock says, which others turn. */
export function secondsOfAudit(kind: string, count: number): number {
  const text = ORDINARY[kind]?.(count) ?? '';
  const { user } = process.cpuUsage();
  const deployment = readDeployment([{ name: 'a.json', text }]);
  const { filters } = audit(deployment, [asking(deployment)]);
  if (filters.length === 0) throw new Error(`nothing of ${kind} was read`);
  return (process.cpuUsage().user - user) / 1e6;
}
