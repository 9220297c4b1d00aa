// Values of choices by name, apart from the product: to name one loads nothing else.

/** Which of two sets of ports an installation uses. */
export const PatchManagerPlusPorts = {
  /** デフォルトの使用ポート: 8383, 8020, 8027, 8384. */
  DEFAULT: 'default',
  /** 旧ビルドのポート, those in brackets: 6383, 6020, 6027, 6384. */
  OLD: 'old',
} as const;

export type PatchManagerPlusPorts = (typeof PatchManagerPlusPorts)[keyof typeof PatchManagerPlusPorts];

/** By which protocol agents, distribution servers and consoles reach the server. */
export const PatchManagerPlusServerProtocol = {
  /** HTTPSを有効化した場合: 8383, or 6383 of old. */
  HTTPS: 'HTTPS',
  /** Before HTTPS is enabled: 8020, or 6020 of old. */
  HTTP: 'HTTP',
} as const;

export type PatchManagerPlusServerProtocol =
  (typeof PatchManagerPlusServerProtocol)[keyof typeof PatchManagerPlusServerProtocol];

/** How the server connects to the mail server. */
export const PatchManagerPlusMailConnection = {
  /** SMTP: 25. */
  SMTP: 'SMTP',
  /** SMTP(SSL): 465. */
  SMTP_SSL: 'SMTP(SSL)',
  /** SMTP(TLS): 587. */
  SMTP_TLS: 'SMTP(TLS)',
} as const;

export type PatchManagerPlusMailConnection =
  (typeof PatchManagerPlusMailConnection)[keyof typeof PatchManagerPlusMailConnection];
