/** What can be wrong with a firewall request: with what an app would write, or with a file that somebody reads. */
export type RequestIssue =
  | ({ readonly code: 'request-not-json'; readonly problem: string } & At)
  | ({ readonly code: 'request-shape'; readonly given: string; readonly expected: string } & At)
  | ({ readonly code: 'request-property'; readonly given: string; readonly allowed: readonly string[] } & At)
  /** Made with a catalogue that this one does not know. */
  | ({ readonly code: 'request-catalogue'; readonly given: string; readonly known: readonly string[] } & At)
  | ({ readonly code: 'request-digest'; readonly given: string; readonly computed: string } & At)
  /** The file lists a flow that its entries do not ask for here, or does not list one that they do. */
  | ({
      readonly code: 'request-stale';
      readonly flow: string;
      readonly listed: boolean;
      /** The version that wrote the file, and the one that reads it. */
      readonly written: string;
      readonly read: string;
    } & At)
  | ({
      readonly code: 'source-not-allowed';
      readonly given: string;
      /** The prefix list that holds it. */
      readonly list: string | null;
      readonly allowed: readonly string[];
    } & At)
  | ({ readonly code: 'unknown-prefix-list'; readonly given: string; readonly allowed: readonly string[] } & At)
  | ({ readonly code: 'request-repeated'; readonly name: string; readonly owner: string; readonly first: string } & At)
  /** What is known at deployment only; `what` is where it stands in words. */
  | ({ readonly code: 'request-late'; readonly what: string; readonly instead: string } & At)
  /** One request has one owner and one reason. */
  | ({
      readonly code: 'request-disagrees';
      readonly name: string;
      readonly word: 'owner' | 'reason';
      readonly first: string;
      readonly second: string;
    } & At)
  /** A JSON file of a folder of requests whose name is no request's: what was renamed would be left out unseen. */
  | ({ readonly code: 'request-misnamed'; readonly suffix: string } & At)
  | ({ readonly code: 'no-such-path'; readonly given: string; readonly expected: string } & At);

interface At {
  /** Where it was passed; of a file its path and line. */
  readonly at: string;
}
