import { log, type Resource } from '@pulumi/pulumi';
import type { Remark } from '../access/remarks';

/** Tells a user of everything that a component remarks, each once; the message ends with the id by which it is known. */
export function warnOf(resource: Resource, remarks: readonly Remark[]): void {
  const messages = new Set(remarks.map(({ id, message }) => `${message} [${id}]`));
  // A log that cannot be written does not stop a program.
  for (const message of messages) void log.warn(message, resource);
}
