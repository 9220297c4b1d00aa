import { PRODUCTS } from '../../lib/catalog';
import type { EntryRequest } from '../../lib/model/entry';
import { composeRequest, digestOf, printRequest, type RequestContent, type RequestPart } from '../../lib/requests';
import { role } from '../../lib/resolve';

const ecc = PRODUCTS['endpoint-central-cloud'];

/** The file of which the tests speak. */
export const FILE = 'requests/central-egress.firewall-request.json';

/** An agent in Japan. */
export const agent: EntryRequest = { entry: role(ecc, { dataCenter: 'JP' }, 'agent') };

/** What one construct says, unless a test says otherwise. */
export function part(more: Partial<RequestPart> = {}): RequestPart {
  return {
    at: 'Spoke/Agents',
    owner: 'fleet team',
    reason: 'agents report to the vendor',
    sources: ['10.1.0.0/24'],
    requests: [agent],
    ...more,
  };
}

/** The content of a request that can be written. */
export function contentOf(...parts: readonly RequestPart[]): RequestContent {
  const { content, issues } = composeRequest('central-egress', parts.length === 0 ? [part()] : parts);
  if (content === null) throw new Error(JSON.stringify(issues));
  return content;
}

/** The text of a request. */
export function textOf(...parts: readonly RequestPart[]): string {
  return printRequest(contentOf(...parts));
}

/** The same text after somebody wrote into it by hand, with a digest that fits, so that one thing alone is wrong. */
export function edited(text: string, change: (file: Record<string, unknown>) => void): string {
  const file = JSON.parse(text) as Record<string, unknown>;
  change(file);
  return JSON.stringify({ ...file, digest: digestOf(file) }, null, 2);
}

/** The first entry of a file. */
export function firstEntry(file: Record<string, unknown>): Record<string, unknown> {
  return (file.entries as Record<string, unknown>[])[0] ?? {};
}
