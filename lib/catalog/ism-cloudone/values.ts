// Values of choices by name, apart from the product: to name one loads nothing else.

/** The kinds of client. */
export const IsmPlatform = {
  /** Windowsクライアント. */
  Windows: 'Windows',
  /** Macクライアント. */
  Mac: 'Mac',
  /** iOSクライアント. */
  iOS: 'iOS',
  /** Androidクライアント. */
  Android: 'Android',
} as const;

export type IsmPlatform = (typeof IsmPlatform)[keyof typeof IsmPlatform];

/** The port to which the setting of the system server switches Windows and Mac clients. */
export const IsmSystemServerPort = {
  /** TCP:80. */
  Tcp80: '80',
  /** TCP:443. */
  Tcp443: '443',
} as const;

export type IsmSystemServerPort = (typeof IsmSystemServerPort)[keyof typeof IsmSystemServerPort];

/** The modes of remote control (RC). */
export const IsmRemoteControlMode = {
  /** ローカルリモコンモード: console and client in one LAN. */
  Local: 'Local',
  /** インターネットリモコンモード: by way of the RC system server; may need a contract of its own. */
  Internet: 'Internet',
} as const;

export type IsmRemoteControlMode = (typeof IsmRemoteControlMode)[keyof typeof IsmRemoteControlMode];

/** Where QRC console and client meet. */
export const IsmQrcNetwork = {
  /** 直接接続可能なネットワーク(LAN)上. */
  LAN: 'LAN',
  /** インターネット経由. */
  Internet: 'Internet',
} as const;

export type IsmQrcNetwork = (typeof IsmQrcNetwork)[keyof typeof IsmQrcNetwork];
