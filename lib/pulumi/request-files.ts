import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { getRootDirectory, runtime } from '@pulumi/pulumi';
import type { FirewallRequestOptions, LateTests } from '../access/request-behind';
import { RequestParts } from '../access/request-parts';
import type { Issue } from '../diagnostics';
import { printRequest, REQUEST_SUFFIX } from '../requests';
import { isLate, isTextInput } from './late';

/** What a firewall's team is asked, and where that is written. */
export interface RequestOptions extends FirewallRequestOptions {
  /**
   * The folder of the request's file; a relative one stands in the project's folder.
   * @default 'firewall-requests'
   */
  readonly requestsDir?: string;
}

/** What all components of a program ask for under one name, by the file that it is written to. */
const books = new WeakMap<object, Map<string, RequestBook>>();
const WITHOUT_STACK = {};

/** One request of a program: written anew whenever a component has entered, in previews too. */
export class RequestBook {
  /** The book of that name in the program that is running, for that folder. */
  static of(name: string, requestsDir = 'firewall-requests'): RequestBook {
    const stack = runtime.getStackResource() ?? WITHOUT_STACK;
    const own = books.get(stack) ?? new Map<string, RequestBook>();
    books.set(stack, own);
    const file = join(resolve(getRootDirectory(), requestsDir), `${name}${REQUEST_SUFFIX}`);
    const book = own.get(file) ?? new RequestBook(name, file);
    own.set(file, book);
    return book;
  }

  /** Owned by component: an object of its own, since nothing is registered by then. */
  readonly parts: RequestParts<object>;

  private constructor(
    name: string,
    readonly file: string,
  ) {
    this.parts = new RequestParts(name);
  }

  /** Writes what is asked for by now; what cannot be written its component has said. */
  write(): void {
    const { content } = this.parts.composed;
    if (content === null) return;
    mkdirSync(join(this.file, '..'), { recursive: true });
    writeFileSync(this.file, printRequest(content));
  }
}

/** Whether a folder is one, where the type checker did not see it. */
export function checkFolder(given: unknown): readonly Issue[] {
  if (given === undefined || (typeof given === 'string' && given !== '')) return [];
  const at = 'hostEnforcement.requestsDir';
  return [{ code: 'wrong-type', at, given: typeof given, expected: 'a folder, as text' }];
}

/** What is not known yet in a program: nothing is looked up here by a placeholder. */
export const LATE_IN_PROGRAM: LateTests = {
  isLate: (value) => (typeof value === 'string' ? isLate(value) : isTextInput(value)),
  isNotLookedUp: () => false,
};
