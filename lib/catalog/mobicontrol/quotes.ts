import type { Citation, Citations } from '../../model/citation';

/** A quote of the page. */
export function page(section: string, quote: string, gloss: string): Citation {
  return { document: '002', section, quote, gloss };
}

/** The same words in several places of the page: one citation for each. */
export function inEach(sections: readonly [string, ...string[]], quote: string, gloss: string): Citations {
  const [first, ...others] = sections;
  return [page(first, quote, gloss), ...others.map((section) => page(section, quote, gloss))];
}

/** The path of a heading that stands in more than one part of the page. */
export function under(part: string, heading: string): string {
  return `${part} › ${heading}`;
}

// The headings, as printed. The letters E and F are used twice, so the titles tell the parts apart.
export const TITLE = '閉域網Firewallのポート番号とURL';
export const ANDROID = 'A. Android端末とFirewall';
export const APPLE = 'B. Apple端末とFirewall';
export const WINDOWS_MODERN = 'C. Windows Modern とFirewall';
export const WINDOWS_CLASSIC = 'D. Windows Classic、Windows Embedded、LinuxとFirewall';
export const COMPONENTS = 'E. MobiControlサーバ・コンポーネント間のPort';
export const CONSOLE = 'F. コンソールとの接続';
export const DIRECTORY = 'E. AD_DSとの接続';
export const OPTIONS = 'F. オプション・サーバとの接続';
export const FURTHER = 'G. ネットワーク・ポートに関するSOTIの情報';

const DEVICE_AND_SERVER = '端末とMobiControlサーバとの交信';
const SERVER_AND_SOTI = 'MobiControlサーバからSOTI Servicesへ';
const DEVICE_AND_SOTI = '端末からSOTI Servicesへ';
const BING = 'Bing Map';

export const ANDROID_SERVER = under(ANDROID, DEVICE_AND_SERVER);
export const ANDROID_SERVER_SOTI = under(ANDROID, SERVER_AND_SOTI);
export const ANDROID_DEVICE_SOTI = under(ANDROID, DEVICE_AND_SOTI);
export const ANDROID_BING = under(ANDROID, BING);
export const PLAY_STORE = under(ANDROID, 'Play ストア');
export const PUSH = under(ANDROID, 'Googleプッシュ通信サービス');
export const VIRUS_SCAN = under(ANDROID, 'ウィルス検疫サービス');

export const APPLE_SERVER = under(APPLE, DEVICE_AND_SERVER);
export const SERVER_APNS = under(APPLE, 'MobiControlサーバからAPNS経由で端末にチェックインを要求');
export const DEVICE_APNS = under(APPLE, '端末がAPNS経由でチェックイン要求を受領');
export const APPLE_BING = under(APPLE, BING);
export const APPLE_SERVER_SOTI = under(APPLE, SERVER_AND_SOTI);
export const APPLE_DEVICE_SOTI = under(APPLE, DEVICE_AND_SOTI);
export const DEVICE_MANAGEMENT = under(APPLE, 'Appleデバイス管理');
export const APP_STORE = under(APPLE, 'Appストア');
export const DEVICE_SETUP = under(APPLE, 'Apple デバイスの設定');
export const SOFTWARE_UPDATE = under(APPLE, 'ソフトウェアアップデート');

export const MODERN_SERVER = under(WINDOWS_MODERN, 'エンドポイントとMobiControlサーバとの交信');
export const MODERN_SOTI = under(WINDOWS_MODERN, 'SOTI Services');
export const MODERN_BING = under(WINDOWS_MODERN, BING);
export const CLASSIC_SERVER = under(WINDOWS_CLASSIC, DEVICE_AND_SERVER);
export const CLASSIC_SOTI = under(WINDOWS_CLASSIC, SERVER_AND_SOTI);
export const CLASSIC_BING = under(WINDOWS_CLASSIC, BING);

/** The ten addresses of SOTI Services, which the page prints six times. */
export const SOTI_ADDRESSES = [
  '54.208.149.103',
  '54.208.194.169',
  '54.209.62.205',
  '54.209.186.178',
  '54.209.186.251',
  '54.209.207.237',
  '13.248.157.19',
  '76.223.23.230',
  '75.2.25.8',
  '99.83.149.241',
] as const;

/** The six tables that print them, under five numbers: 2 (twice), 8, 10, 13 and 15. */
export const SOTI_ADDRESS_TABLES = [
  ANDROID_SERVER_SOTI,
  ANDROID_DEVICE_SOTI,
  APPLE_SERVER_SOTI,
  APPLE_DEVICE_SOTI,
  MODERN_SOTI,
  CLASSIC_SOTI,
] as const;

/** The words of one of these tables, in two quotes: to the older six is glued a remark about the younger four. */
export function sotiAddressCites(section: (typeof SOTI_ADDRESS_TABLES)[number]): Citations {
  return [
    page(
      section,
      '54.208.149.103 54.208.194.169 54.209.62.205 54.209.186.178 54.209.186.251 54.209.207.237',
      'Six addresses.',
    ),
    page(
      section,
      '13.248.157.19上記の6つのアドレスに追加されて、これら4つのアドレスは、2020年9月9日以降に使われます。 2020年9月9日までには許可しておいてください。 76.223.23.230 75.2.25.8 99.83.149.241',
      'Four addresses, in use beside the six above since 9 September 2020; to be allowed by then.',
    ),
  ];
}
