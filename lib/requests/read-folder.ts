import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findProduct, PRODUCT_IDS } from '../catalog';
import { KNOWN_CATALOG_VERSIONS } from '../catalog/version';
import { type Issue, throwIfAny } from '../diagnostics';
import type { Catalogue, FirewallRequest, ReadRequestsOptions, RequestText } from './firewall-request';
import { REQUEST_SUFFIX } from './request';

/** The catalogue of the package. */
export const OWN_CATALOGUE: Catalogue = { versions: KNOWN_CATALOG_VERSIONS, ids: PRODUCT_IDS, find: findProduct };

/**
 * The firewall requests of a folder and the folders below it: every file whose name ends with `.firewall-request.json`.
 * Another JSON file there is an error, since a request under another name would be left out of the firewall unseen; files
 * of other kinds are left alone. Each is held against its schema, its digest, the catalogue and what the options allow. An empty folder holds none.
 *
 * @throws NetworkRequirementsError with everything that is wrong in any of them, each with its file and line.
 */
export function readFirewallRequests(folder: string, options: ReadRequestsOptions = {}): readonly FirewallRequest[] {
  const { files, issues } = requestFilesIn(folder);
  throwIfAny(issues, 'firewall requests cannot be read:');
  // What checks a request is loaded with the first folder, not with a rim that exports this.
  const { parseFirewallRequests } = require('./read') as typeof import('./read');
  return parseFirewallRequests(files, OWN_CATALOGUE, options);
}

/** The files of a folder that are named as requests, or the one file that is named; sorted by path. */
export function requestFilesIn(path: string): {
  readonly files: readonly RequestText[];
  readonly issues: readonly Issue[];
} {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) {
    return {
      files: [],
      issues: [{ code: 'no-such-path', at: path, given: path, expected: 'file or folder of requests' }],
    };
  }
  if (!stat.isDirectory()) return { files: [read(path)], issues: [] };
  const found = below(path, new Set()).sort();
  const isRequest = (file: string) => file.endsWith(REQUEST_SUFFIX);
  return {
    files: found.filter(isRequest).map(read),
    issues: found
      .filter((file) => !isRequest(file))
      .map((file) => ({ code: 'request-misnamed', at: shown(file), suffix: REQUEST_SUFFIX })),
  };
}

function read(file: string): RequestText {
  return { file: shown(file), text: readFileSync(file, 'utf8') };
}

function shown(path: string): string {
  return path.split('\\').join('/');
}

/** All JSON files: what is renamed is no request by its name, and is to be seen. Links are followed, each folder once. */
function below(folder: string, seen: Set<string>): string[] {
  const real = realpathSync(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory() === true) return below(path, seen);
    // What is named as a request and cannot be read is not passed over: reading it says why.
    return name.toLowerCase().endsWith('.json') ? [path] : [];
  });
}
