/** What a test comes to: plain data, which every framework can take. */
export interface Outcome {
  /** Whether it is as it should be. */
  readonly pass: boolean;
  /** What was found, in words: it serves the test that expects it as well as the one that expects the opposite. */
  readonly message: string;
}

/**
 * Lets an outcome speak in a test of any framework: `assertThat(opens(agents, 'tcp 443 to login.example.com'))`.
 *
 * @throws Error with what was found, where it is not as it should be.
 */
export function assertThat({ pass, message }: Outcome): void {
  if (pass) return;
  // No AssertionError: a framework would print the two values that it has not, before what was found.
  const error = new Error(message);
  Error.captureStackTrace(error, assertThat);
  throw error;
}
