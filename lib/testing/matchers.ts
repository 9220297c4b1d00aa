import type { ConnectionText } from './connection-text';
import {
  closes,
  type OpensAbout,
  opens,
  opensNothingBeyond,
  opensSomethingBeyond,
  opensWhatIsNeeded,
  proves,
} from './opens';
import type { Outcome } from './outcome';
import type { DocumentedRole, Tested, TestedAbout } from './tested';

/** The matchers as a test calls them; `R` is what the framework's own return. */
export interface PortolanMatchers<R> {
  /** A connection is open, all of it: `expect(agents).toOpen('tcp 443 to login.example.com')`. With `.not` it is closed, all of it. */
  toOpen(connection: ConnectionText, about?: OpensAbout): R;
  /** Nothing is open but what the documents ask for of these roles. */
  toOpenNothingBeyond(documented: readonly DocumentedRole[], about?: TestedAbout): R;
  /** Everything is open that the documents ask for of these roles, and nothing that they forbid. */
  toOpenWhatIsNeeded(documented: readonly DocumentedRole[], about?: TestedAbout): R;
  /** A construct or component proves: it opens what is documented and what it records, and nothing else. */
  toBeProved(): R;
}

/** What `expect.extend` takes, of Jest and of Vitest alike. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** What a framework tells a matcher of the test that calls it. */
export interface MatcherContext {
  readonly isNot?: boolean;
}

/** For `expect.extend(matchers)`, of Jest and of Vitest alike. */
export const matchers = {
  toOpen(this: MatcherContext | undefined, tested: Tested, connection: ConnectionText, about?: OpensAbout) {
    if (this?.isNot !== true) return resultOf(opens(tested, connection, about));
    // What is open in part is neither open nor closed: both tests fail.
    const { pass, message } = closes(tested, connection, about);
    return resultOf({ pass: !pass, message });
  },
  toOpenNothingBeyond(
    this: MatcherContext | undefined,
    tested: Tested,
    documented: readonly DocumentedRole[],
    about?: TestedAbout,
  ) {
    if (this?.isNot !== true) return resultOf(opensNothingBeyond(tested, documented, about));
    // What could not be read is neither known to open more nor known not to: both tests fail.
    const { pass, message } = opensSomethingBeyond(tested, documented, about);
    return resultOf({ pass: !pass, message });
  },
  toOpenWhatIsNeeded(tested: Tested, documented: readonly DocumentedRole[], about?: TestedAbout) {
    return resultOf(opensWhatIsNeeded(tested, documented, about));
  },
  toBeProved(tested: Tested) {
    return resultOf(proves(tested));
  },
};

function resultOf({ pass, message }: Outcome): MatcherResult {
  return { pass, message: () => message };
}

declare global {
  namespace jest {
    // The names of the parameters are those of Jest's own declaration, with which this one is merged.
    interface Matchers<R, T> extends PortolanMatchers<R> {}
  }
}
