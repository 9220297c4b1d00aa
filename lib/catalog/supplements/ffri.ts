import type { Citation, SourceDocument } from '../../model/citation';
import { exact } from '../../model/host';

/** FFRI's answer about what yarai and its management server communicate with. */
export const FFRI_YARAI = {
  id: 'ffri-yarai',
  kind: 'supplement',
  title: 'FFRI yarai FAQ (faq_detail.html?id=141)',
  publisher: 'FFRIセキュリティ (supportyarai.ffri.jp)',
  address: 'https://supportyarai.ffri.jp/faq_detail.html?id=141',
  language: 'ja',
  retrieved: '2026-11-22',
  certainty: 'read',
} as const satisfies SourceDocument;

function yarai(section: string, quote: string, gloss: string): Citation {
  return { document: FFRI_YARAI.id, section, quote, gloss };
}

/** The page says what communicates with whom only for its own management server and client. */
export const FFRI_ASKER =
  "the answer speaks of FFRI's own management server and clients and leaves open which of them asks; the one part of yarai that the given page has is the behaviour detection agent; whether the version in use asks for it, the provider knows; what runs on the port is not printed";

/** What the answer leaves to an attachment. */
export const FFRI_REVOCATION_ELSEWHERE =
  "the answer also asks for the lists of revoked certificates behind the licence server's certificate, whose addresses stand in an attachment of FFRI's alone, so they are not opened";

/** Whether there is a newer module, and the module itself. */
export const FFRI_UPDATES = {
  transport: 'tcp',
  ports: ['443', '80'],
  portsAre: 'fixed',
  hosts: [exact('yarai.fourteenforty.jp')],
  either: false,
  application: [],
  cites: [
    yarai(
      'アップデートサーバー',
      'ホスト名: yarai.fourteenforty.jp ポート: 443 または 80',
      'The update server: yarai.fourteenforty.jp, port 443 or 80.',
    ),
    yarai(
      'アップデートサーバー',
      'クライアントモジュールのバージョン確認およびダウンロードに弊社アップデートサーバーとの通信が発生します。',
      "Checking the version of the client's module and downloading it communicates with FFRI's update server.",
    ),
  ],
} as const;

/** Whether a detection was one too many. */
export const FFRI_FALSE_POSITIVES = {
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  hosts: [exact('whitebase.ffri.jp')],
  either: false,
  application: [],
  cites: [
    yarai(
      '過検出判定システムサーバー',
      'ホスト名: whitebase.ffri.jp ポート: 443',
      'The server that judges false positives: whitebase.ffri.jp, port 443.',
    ),
    yarai(
      '過検出判定システムサーバー',
      '過検出判定システムを利用する場合は、過検出判定システムサーバーとの通信が発生します。',
      'Where the system that judges false positives is used, there is communication with its server.',
    ),
  ],
} as const;
