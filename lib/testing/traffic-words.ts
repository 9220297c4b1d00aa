/**
 * The words that make a line of a page one about traffic, so that it has to be claimed. Upper and lower case count as one.
 * Over-inclusive on purpose: a word too many costs a note that says what the line means for who opens ports; a word too
 * few lets a line go unread. A word is left out only where nothing that it stands in could open, close or explain a port.
 */
export const TRAFFIC_WORDS: readonly string[] = [
  // What flows, and how it is let through.
  '通信 接続 アクセス 到達 経由 中継 交信 送信 受信 送受 受領 送る 送ら 送り 通知 要求 応答 問い合わせ 取得 取り込',
  '同期 認証 リクエスト パケット トラフィック ダウンロード アップロード 配信 配布 更新 アップデート チェックイン',
  '許可 許容 開放 解放 開け 遮断 ブロック 制限 ホワイトリスト 不要 必要 必須 閉域',
  // What stands in a row of a table.
  'ポート port プロトコル protocol 方向 宛先 送信元 送信先 外向き 内向き アウトバウンド インバウンド outbound inbound →',
  'any tcp udp icmp http ssl tls ldap smtp wss websocket binary stun turn 使用内容 種別 用途',
  // Names and addresses.
  'url ip アドレス ドメイン domain ホスト dns fqdn サイト リンク as番号 asn',
  // What stands in the way.
  'firewall ファイアウォール プロキシ proxy フィルタ filter ルーティング vpn nat gateway',
  'ネットワーク network インターネット internet イントラ internal lan wan wifi dmz sim',
  // Who talks.
  'サーバ server エージェント agent クライアント client 端末 デバイス device パソコン pc コンソール console システム',
  'ブラウザ browser firefox safari explorer chrome コンポーネント component コンピュータ ハードウ ツール アプリ',
  'クラウド cloud saas オンプレミス データセンター サービス service ストア store catalog データベース db sql メール',
  'リモート remote リモコン オンライン オフライン インストール install パッケージ パッチ ビルド ライセンス 登録 オプション',
  'windows mac ios android linux iphone ipad google apple microsoft directory soti mobicontrol bing zoho bitdefender',
  'azure wsus dha wns fcm apns vpp mdm qrc rcシステム qss qs qnd ffri ism',
  '証明書 信頼された registry ウィルス ウイルス セキュリティ メッセージ',
  // Where a line depends on a choice, or leaves the matter to another page.
  '推奨 選択 監視 黄色 水色 切断 間隔 収集 対応 実行 同居 参照 ご覧 ドキュメント document ページ ナレッジ manual 典拠',
].flatMap((line) => line.split(' '));
