// Values of choices by name, apart from the product: to name one loads nothing else.

/** The data centre that hosts the service (the top-level domain of the console shows which). */
export const EndpointCentralDataCenter = {
  /** 米国データセンター: `manageengine.com`. */
  US: 'US',
  /** 日本データセンター: `manageengine.jp`. */
  JP: 'JP',
  /** ヨーロッパ (.eu): the page prints the names of remote control only. */
  EU: 'EU',
  /** オーストラリア (.com.au): the page prints one name of remote control only. */
  AU: 'AU',
  /** インド (.in): the page prints the names of remote control only. */
  IN: 'IN',
  /** 中国 (.cn): the page prints one name of remote control only. */
  CN: 'CN',
  /** カナダ (.ca): the page prints one name of remote control only. */
  CA: 'CA',
} as const;

export type EndpointCentralDataCenter = (typeof EndpointCentralDataCenter)[keyof typeof EndpointCentralDataCenter];
