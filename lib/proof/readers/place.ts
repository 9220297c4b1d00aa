/** Where something stands in what was read. */
export interface Place {
  readonly file: string;
  /** The resource, as its format calls it: a logical id, an address of a plan, a name, the end of a URN. */
  readonly resource: string;
  /** RFC 6901, from the top of the file: `/Resources/Agents/Properties/SecurityGroupEgress/0`. */
  readonly pointer: string;
  /** From 1; null where the format has none. */
  readonly line: number | null;
}

/** What a reader could not make out. It is never passed over: what it may open or close stands in the deployment as a rule that is unsure. */
export interface NotUnderstood {
  readonly place: Place;
  /** In words that go on from the place: `has the protocol 'sctp'`. */
  readonly why: string;
  /** As it stands there, cut where it is long. */
  readonly text: string;
  /** The filter, and the rule of it, that is left open by this; null where nothing that filters traffic is. */
  readonly filter: string | null;
  readonly rule: string | null;
}
