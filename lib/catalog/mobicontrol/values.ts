// Values of choices by name, apart from the product: to name one loads nothing else.

/** The kinds of devices that are managed; the page has a part for each. */
export const MobiControlPlatform = {
  /** Android端末. */
  Android: 'Android',
  /** Apple端末(iPhone、iPad、MacOSコンピュータ). */
  Apple: 'Apple',
  /** Windows Modernとして設定したPC. */
  WindowsModern: 'WindowsModern',
  /** Windows Classicとして設定したPC. */
  WindowsClassic: 'WindowsClassic',
  /** Windows Embedded端末. */
  WindowsEmbedded: 'WindowsEmbedded',
  /** Linuxデバイス. */
  Linux: 'Linux',
} as const;

export type MobiControlPlatform = (typeof MobiControlPlatform)[keyof typeof MobiControlPlatform];

/** MobiControlサーバの設置場所: where the MobiControl server stands. */
export const MobiControlServerLocation = {
  /** Cloud (SaaS): the server is outside, and its URL, which the provider tells, is supplied. */
  SaaS: 'SaaS',
  /** 貴社のDMZに設置: for access by devices outside the firewall. */
  DMZ: 'DMZ',
  /** 貴社の内部ネットワークに設置: for access by devices inside the firewall. */
  Internal: 'Internal',
} as const;

export type MobiControlServerLocation = (typeof MobiControlServerLocation)[keyof typeof MobiControlServerLocation];

/** How Apple's services are named in a firewall. */
export const MobiControlAppleHosts = {
  /** *.apple.com または 17.0.0.0/8 アドレスブロック全体. */
  All: 'all',
  /** 個別サービス毎に、細密に限定登録したい場合: each service by its own list. */
  Listed: 'listed',
} as const;

export type MobiControlAppleHosts = (typeof MobiControlAppleHosts)[keyof typeof MobiControlAppleHosts];
