/** The languages of a page. */
export type Language = 'en' | 'ja';

/** A text in both languages: English, Japanese. */
export type Said = readonly [en: string, ja: string];

/** Every word of the page that is ours. `{n}` stands for what is filled in, `{n|opening|openings}` for one or more. */
export const WORDS = table({
  title: ['Chart of network requirements', 'ネットワーク要件一覧'],
  language: ['Language', '言語'],
  skip: ['To the rules', 'ルール一覧へ'],
  contents: ['Contents', '目次'],
  // The verdict.
  notProved: ['Not proved: see “Proof” for what the proof found.', '未証明：「証明」の指摘を確認してください。'],
  notFine: [
    'What is deployed does not do what the documents ask for: see “What is deployed”.',
    '展開済みの設定は文書の要求を満たしていません：「展開済みの設定」を確認してください。',
  ],
  notEnforced: [
    'Nothing is enforced yet: the firewall only observes, and what is called closed below is open.',
    'まだ何も遮断していません：ファイアウォールは監視のみで、以下で「閉」とするものも通過します。',
  ],
  notClean: [
    'What is deployed opens what the documents ask for, and {n} {n|thing|things} that nobody asked for: see “What is deployed”.',
    '展開済みの設定は要求を満たしますが、要求のない{n}件も開いています：「展開済みの設定」を確認してください。',
  ],
  provedOpen: [
    'Proved over all connections; but {n} {n|opening reaches|openings reach} every address of the Internet with nothing behind.',
    '全接続について証明済み。ただし{n}件がインターネットの全アドレスに開き、背後で制限するものがありません。',
  ],
  provedGaps: [
    'Proved over all connections: nothing is open that is not listed here. {n} {n|requirement is|requirements are} open in part or not at all.',
    '全接続について証明済み：ここに記載のない通信は開いていません。{n}件の要件は全部または一部が開いていません。',
  ],
  provedAll: [
    'Proved over all connections: everything that is asked for is open, and nothing that is not listed here.',
    '全接続について証明済み：要求される通信はすべて開き、ここに記載のない通信は開いていません。',
  ],
  // Figures.
  figures: ['Figures', '件数'],
  requirements: ['requirements', '要件'],
  requirementsTitle: ['Requirements', '要件'],
  openings: ['openings', '許可'],
  everywhereOut: ['out to every address', '全アドレス宛（送信）'],
  everywhereIn: ['in from the Internet', 'インターネットからの受信'],
  wider: ['wider than asked for', '要求より広い'],
  gaps: ['not covered', '未対応'],
  refusals: ['not sayable', '表現不可'],
  // The Internet.
  internet: ['Open to the Internet', 'インターネットに開いている通信'],
  inbound: ['In, from the Internet', '受信（インターネットから）'],
  outbound: ['Out, to the Internet', '送信（インターネットへ）'],
  nothingIn: [
    'By these rules nothing comes in from the Internet.',
    'これらのルールでは、インターネットからの受信はありません。',
  ],
  nothingOut: [
    'By these rules nothing goes out to the Internet.',
    'これらのルールでは、インターネットへの送信はありません。',
  ],
  notDecided: [
    'Names are closed here, and no connection: what comes in is somebody else’s to decide.',
    'ここでは名前だけを制限し、接続は制限しません。受信は別の装置が判断します。',
  ],
  somethingIn: ['{n} {n|opening lets|openings let} the Internet in.', '{n}件がインターネットから到達可能です。'],
  everywhere: ['Every address', '全アドレス'],
  addresses: ['Listed public addresses', '指定の公開アドレスのみ'],
  names: ['Listed names only', '指定の名前のみ'],
  unknown: ['Addresses that somebody else keeps', '他者が管理するアドレス'],
  inside: ['Inside', '内部'],
  reach: ['Reaches', '到達範囲'],
  what: ['What', '内容'],
  stands: ['Behind it stands', '背後の制限'],
  nothingBehind: ['nothing', 'なし'],
  deployedBeside: [
    'Besides, the deployment opens this, and nobody asked for it:',
    'このほか、展開済みの設定は要求のない次の通信を開いています：',
  ],
  deployedWidened: [
    'Besides, the deployment opens this, which a filter of its kind cannot tell from what is asked for:',
    'このほか、この種のフィルターでは要求と区別できない次の通信が開いています：',
  ],
  deployedUnread: [
    '{n} {n|part|parts} of what was read could not be understood, and may open more.',
    '読み取った設定のうち{n}件は解釈できず、さらに開いている可能性があります。',
  ],
  onWord: [
    'Opened beside the plan on the user’s own word, and in no row',
    'プラン外で利用者が独自に許可した通信（ルールの表に含まない）',
  ],
  onWordCount: ['on the user’s own word', '利用者独自の許可'],
  ownOpening: ['the user’s own opening', '利用者独自の許可'],
  ownNoReason: ['no reason was given', '理由の記載なし'],
  beside: ['Let through beside every flow', '各通信のほかに通過するもの'],
  // The drawing.
  drawing: ['Who speaks to whom', '通信図'],
  drawingText: [
    'Roles, services and the flows between them; the same as a list below.',
    '役割・サービスと通信の図。同じ内容を下の一覧に示します。',
  ],
  drawingWords: ['The drawing in words', '図の内容（文字）'],
  drawingCut: [
    '{n} {n|flow is|flows are} left out of the drawing, and stand in the list.',
    '{n}件の通信は図では省略し、一覧に示します。',
  ],
  legendExact: ['as asked for', '要求どおり'],
  legendWider: ['wider or in part', '広い・一部'],
  legendClosed: ['not open', '開いていない'],
  noPort: ['no port known', 'ポート不明'],
  // Rules.
  rules: ['Rules, and why', 'ルールと根拠'],
  search: ['Search names, ports, sentences', '名前・ポート・文を検索'],
  direction: ['Direction', '方向'],
  fidelity: ['How true', '忠実度'],
  all: ['all', 'すべて'],
  egress: ['out', '送信'],
  ingress: ['in', '受信'],
  exact: ['exact', '正確'],
  widened: ['wider', '広い'],
  narrowed: ['in part', '一部'],
  shown: ['{n} of {m} rules shown', '{m}件中{n}件を表示'],
  noneShown: ['No rule matches.', '該当するルールはありません。'],
  from: ['From', '送信元'],
  to: ['To', '宛先'],
  port: ['Port', 'ポート'],
  change: ['Change', '変更'],
  noRules: ['Nothing is opened here.', '許可はありません。'],
  scroll: ['table, scrolls sideways', '表（横スクロール）'],
  why: ['Asked for by', '根拠'],
  ours: ['our English rendering', '当方による英訳'],
  readOn: ['read {day}', '取得日 {day}'],
  noDay: ['day of reading not recorded', '取得日の記録なし'],
  moreSentences: ['{n} more {n|sentence|sentences}', 'ほか{n}件の文'],
  supplement: ['supplement, beyond the vendor’s page', '補足資料（ベンダーのページ以外）'],
  read: ['the source itself was read', '原典を確認'],
  copy: ['read in a copy', '写しで確認'],
  besidePage: ['beside it on the page', 'ページに併記'],
  inList: ['in prefix list', 'プレフィックスリスト'],
  need: ['need', '必要度'],
  must: ['must', '必須'],
  conditional: ['conditional', '条件付き'],
  optional: ['optional', '任意'],
  unknownNeed: ['need not stated', '必要度の記載なし'],
  requirementNote: ['Note', '注記'],
  // What is not as asked for.
  widerTitle: ['Wider than asked for', '要求より広い許可'],
  widerNone: ['Nothing is wider than asked for.', '要求より広い許可はありません。'],
  uncoveredTitle: ['Not covered: what you have to do', '未対応：対応が必要な項目'],
  uncoveredNone: ['Nothing is left for you to do.', '対応が必要な項目はありません。'],
  lacks: ['The document lacks', '文書に不足'],
  supply: ['To do', '対応'],
  ourWords: [
    'These notes are our own words; quotations are the document’s.',
    '以下の注記は当方が英語で記したものです。引用は文書の原文です。',
  ],
  supplyWords: [
    'What is to be supplied is told as it is passed.',
    '「対応」の説明はカタログの記述（英語）で、指定する項目名をそのまま示します。',
  ],
  closedTitle: ['Asked for, and not opened', '要求されるが許可していないもの'],
  reason: ['Reason', '理由'],
  waysOut: ['Ways out', '解決方法'],
  documentTitle: ['What the documents leave open', '文書自体の未解決点'],
  contradiction: ['Contradictions', '矛盾'],
  gap: ['Gaps', '記載の不足'],
  erratum: ['Misprints', '誤記'],
  doubts: ['Doubts about rows above', '上記要件への注記'],
  documentNone: ['The catalogue records no open question.', '記録された未解決点はありません。'],
  limitsTitle: ['What a name filter does not prove', '名前によるフィルターが証明しないこと'],
  besideTitle: ['Beside the rules', 'ルール以外の事項'],
  withholds: ['Kept closed all the same', '要求されても閉じているもの'],
  assumes: ['Taken for granted', '前提'],
  notes: ['Notes', '注意'],
  closedHere: ['Closed here, and often needed', '閉じているが必要になりがちなもの'],
  proxyList: ['What your proxy has to let through', 'プロキシで許可が必要な名前'],
  lists: ['Prefix lists', 'プレフィックスリスト'],
  proofTitle: ['Proof', '証明'],
  digestsTitle: ['Digests and signature', 'ダイジェストと署名'],
  profile: ['profile', 'プロファイル'],
  plan: ['plan', 'プラン'],
  catalogue: ['catalogue', 'カタログ'],
  thisChart: ['this chart', 'この一覧'],
  reviewedBy: ['Reviewed by', '確認者'],
  date: ['Date', '日付'],
  signature: ['Signature', '署名'],
  device: ['Device', '装置'],
  // What is deployed.
  deployedTitle: ['What is deployed', '展開済みの設定'],
  deployedMet: ['What was read', '読み取った設定'],
  standing: ['Stands there', '状態'],
  requirement: ['Requirement', '要件'],
  by: ['By', '該当ルール'],
  missing: ['Lacks', '不足'],
  beyondTitle: ['Open, and nobody asked for it', '要求なしに開いているもの'],
  beyondNone: ['Nothing is open there that nobody asked for.', '要求なしに開いているものはありません。'],
  deniedTitle: ['Forbidden by a document, and open', '文書が禁じるが開いているもの'],
  notUnderstood: ['Not understood', '解釈できなかった部分'],
  opens: ['Opens', '許可内容'],
  forWhom: ['For', '対象'],
  open: ['open', '開'],
  partly: ['partly open', '一部開'],
  closed: ['not open', '閉'],
  undecided: ['unknown', '不明'],
  'not-asked': ['not asked for', '要求なし'],
  perhaps: ['perhaps', '可能性'],
  // What changed.
  changesTitle: ['What changed since the signed chart', '署名済みの一覧からの変更'],
  changesNone: ['Nothing changed.', '変更はありません。'],
  changesSentence: [
    '{a} to open, {b} to close, {c} to alter; what else changed stands below.',
    'ルールの追加{a}件、削除{b}件、変更{c}件。その他の変更は以下のとおりです。',
  ],
  inputsChanged: ['What went in is another:', '入力に変更があります：'],
  parties: ['Parties', '当事者'],
  subject: ['subject', '対象'],
  opened: ['to open', '追加'],
  gone: ['to close', '削除'],
  altered: ['to alter', '変更'],
  before: ['Before', '変更前'],
  now: ['Now', '変更後'],
  reworded: ['Requirements that are told otherwise', '記載が変わった要件'],
  saidNow: ['Said now', '追加された記載'],
  saidNoMore: ['Said no more', '削除された記載'],
  otherwise: ['Requirements that stand otherwise', '状態が変わった要件'],
  // Standings of requirements.
  refused: ['refused', '表現不可'],
  uncovered: ['not covered', '未対応'],
  unplaced: ['unplaced', '未配置'],
  disputed: ['disputed', '争いあり'],
  viaProxy: ['through the proxy', 'プロキシ経由'],
  elsewhere: ['elsewhere', '他の装置'],
  internal: ['internal', '同一マシン内'],
  completed: ['completed', '補足で充足'],
  omitted: ['left out on your word', '利用者の判断で除外'],
  overlaid: ['in place of the page', 'ページの記載を置き換え'],
  pagePrints: ['the page prints', 'ページの記載'],
  until: ['until {day}', '{day}まで'],
  withoutEnd: ['without an end', '期限なし'],
  leftOut: ['left out on your word', '利用者の判断で除外'],
  // What a name filter does not prove, by the kinds of devices.
  limitClaim: [
    'A firewall reads the name that the client writes into TLS or HTTP. A client may write one name and speak to another server.',
    'ファイアウォールはクライアントがTLSやHTTPに書いた名前を読みます。別のサーバーと通信しながらその名前を書くこともできます。',
  ],
  limitContent: [
    'An allowed name says nothing of what is sent to it: content is not looked at.',
    '許可した名前は送る内容について何も保証しません。内容は検査しません。',
  ],
  limitShared: [
    'Names of large providers are shared with others: who may speak to one may speak to all who stand behind it.',
    '大規模事業者の名前は他者と共有されます。その背後にいる誰とでも通信できます。',
  ],
  limitGroup: [
    'A group sees addresses and ports, and no name: where a rule is wider by “any name”, only what stands behind it closes names.',
    'セキュリティグループは名前を見ません。「任意の名前」に広がるルールでは、背後の装置だけが名前を制限します。',
  ],
  limitDns: [
    'A resolver closes names to who asks it. Who connects by address, or asks another resolver, is not stopped.',
    'リゾルバーは問い合わせた者にだけ名前を閉じます。アドレスで直接接続する者や別のリゾルバーを使う者は止まりません。',
  ],
  limitResolved: [
    'A name in a network rule stands for the addresses that it resolves to: whatever else answers there is open too.',
    'ネットワークルールの名前は解決先アドレスを意味します。同じアドレスの他の名前にも開きます。',
  ],
  limitDay: [
    'The vendor’s page was read on the day that is said, and may have changed since.',
    'ベンダーのページは記載の日に確認したものです。その後変更された可能性があります。',
  ],
});

/** The keys as a type, without every text as one. */
function table<Key extends string>(words: Readonly<Record<Key, Said>>): Readonly<Record<Key, Said>> {
  return words;
}

export type WordKey = keyof typeof WORDS;

/** A text of the page with what is filled in. */
export function say(key: WordKey, filled: Readonly<Record<string, string | number>> = {}): Said {
  const [en, ja] = WORDS[key];
  return [fill(en, filled), fill(ja, filled)];
}

function fill(text: string, filled: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, more?: string) =>
    one === undefined ? String(filled[name] ?? '') : ((filled[name] === 1 ? one : more) ?? ''),
  );
}
