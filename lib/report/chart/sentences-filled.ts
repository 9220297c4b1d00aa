import type { Said } from './dictionary';

/**
 * Sentences of reports with something filled in, in both languages; `{a}` stands for whatever stands there: names, and what
 * is to be passed, which a program and a command line call otherwise.
 */
export const FILLED: readonly Said[] = [
  ['{a} is placed nowhere, so nothing is opened', '{a}の配置先が指定されていないため、何も開きません'],
  ['the page contradicts itself: {a}', 'ページの記載が矛盾しています：{a}'],
  [
    'the page leaves it open; {a} of your supplements stands for it',
    'ページに記載がないため、利用者が取り入れた補足資料の{a}で補います',
  ],
  [
    'the page leaves it open; {a} of your supplements stand for it',
    'ページに記載がないため、利用者が取り入れた補足資料の{a}で補います',
  ],
  ['also from {a}', '{a}からも開きます'],
  ['any path, not {a} alone', '{a}だけでなくすべてのパス'],
  ['enforced at {a} by request {b}', '{a}が要求{b}に基づいて制限します'],
  ['nothing, for the reason given: {a}', 'なし（理由：{a}）'],
  [
    'a group without egress rules would be opened by EC2, so one entry stands there: {a} to {b}, which nobody answers',
    '送信ルールのないグループはEC2によって全開になるため、誰も応答しない{b}宛の{a}を1件だけ置きます',
  ],
  [
    "the names of {a} are not matched where they resolve to addresses inside the policy's HOME_NET",
    '{a}の名前は、ポリシーのHOME_NET内のアドレスに解決される場合は照合されません',
  ],
  [
    'the prefix list @{a} ({b}) holds {c} and nothing else: what its owner changes changes what is open',
    'プレフィックスリスト@{a}（{b}）の内容は{c}だけであること。所有者が変更すると、開く範囲も変わります',
  ],
  [
    '{a}: that TLS runs there is inferred from the page, not printed on it',
    '{a}：TLSを使うことはページからの推定であり、明記されていません',
  ],
  [
    'UDP 443 goes anywhere from {a}, whatever runs on it: QUIC carries TLS, and no name can be read in it',
    'UDP 443は{a}から任意の宛先へ、内容を問わず通過します。QUICで運ばれるTLSからは名前を読み取れません',
  ],
  [
    "the policy takes {a} rule collection groups beside what others write to it: copies of Azure's page allow 50, 60 or 100",
    'ポリシーには他者が書き込むもののほかにルールコレクショングループが{a}件入ること。Azureのページの上限は版により50、60、100と異なります',
  ],
  [
    "the FQDN tag {a} holds at least {b} ({c}); what else is in it is Microsoft's",
    'FQDNタグ{a}には少なくとも{b}が含まれること（{c}）。そのほかの内容はMicrosoftが決めます',
  ],
  [
    "the translated address of the DNAT rules for {a} is its server's",
    '{a}のDNATルールの変換先アドレスは、そのサーバーのものであること',
  ],
  [
    'QUIC (UDP 443) is closed for {a} beside the names that are open in TLS, since no name can be read in it: clients fall back to TCP; {b} opens it to every address',
    'QUIC（UDP 443）からは名前を読み取れないため、TLSで名前を開いていても{a}には閉じています。クライアントはTCPに切り替えます。{b}とすると全アドレスに開きます',
  ],
  [
    'NOTHING IS ENFORCED behind this group: {a} observes and lets every name through on the ports that are open here; only the group itself closes anything.',
    'このグループの背後では何も遮断していません：{a}は監視のみで、ここで開くポートではすべての名前を通します。遮断するのはこのグループ自身だけです。',
  ],
  [
    'NOTHING IS ENFORCED: the policy observes. Everything passes, and what this report calls closed only raises an alert; {a} closes it.',
    '何も遮断していません：ポリシーは監視のみです。すべて通過し、ここで「閉」とするものもアラートが出るだけです。{a}で遮断します。',
  ],
  [
    'NOTHING THAT IS ASKED FOR IS ENFORCED: the policy observes. Nearly everything passes, most of what this report calls closed with it; {a} closes it. Closed stay, on the TCP ports of application rules, what is neither HTTP nor TLS and what names nobody.',
    '要求に基づく遮断はしていません：ポリシーは監視のみです。ほぼすべてが通過し、ここで「閉」とするものも大半が通ります。{a}で遮断します。アプリケーションルールのTCPポートで、HTTPでもTLSでもない通信と名前を示さない通信は閉じたままです。',
  ],
  [
    'everything passes: nothing is enforced, and what {a} would close raises an alert',
    'すべて通過します。何も遮断せず、{a}で閉じるはずの通信はアラートになります',
  ],
  [
    "the names of Azure's own infrastructure pass through every policy (platform images, managed disks, diagnostics), as Microsoft lists them; {a} closes them",
    'Azure自身のインフラストラクチャの名前（プラットフォームイメージ、マネージドディスク、診断）は、Microsoftの一覧のとおり、どのポリシーも通過します。{a}で閉じられます',
  ],
  [
    'NOTHING IS CLOSED: names that are not listed resolve too, and are logged ({a})',
    '何も閉じていません：一覧にない名前も解決され、記録されます（{a}）',
  ],
  [
    'every name that a listed name is an alias of is listed too ({a}): where one is not, the listed name does not resolve',
    '一覧の名前が別名として指す名前もすべて一覧にあること（{a}）。ない場合、その名前は解決されません',
  ],
  [
    '{a} of {b}: everybody ({c}) may come in on {d}, as supplied',
    '{b}の{a}：利用者の指定により、誰でも（{c}）{d}で接続できます',
  ],
  [
    '{a} of {b} is documented for IPv4 alone: not opened for {c}',
    '{b}の{a}は文書ではIPv4のみのため、{c}には開きません',
  ],
  [
    '{a}: in no list of names on the page; reached by the address ranges that it prints for them',
    '{a}：ページの名前の一覧にないため、ページに記載のアドレス範囲で到達します',
  ],
  [
    '{a}: in no list of names on the page, which prints address ranges for them; not opened by name',
    '{a}：ページの名前の一覧になく、アドレス範囲だけが記載されているため、名前では開きません',
  ],
  [
    "{a}: no documented flow leads from or to '{b}' of {c} under this profile, so nothing is opened for it; its flows hang on {d}, of which nothing is chosen",
    '{a}：このプロファイルでは{c}の「{b}」に関わる通信が文書にないため、何も開きません。通信は{d}の選択によりますが、何も選択されていません',
  ],
  [
    "{a}: no documented flow leads from or to '{b}' of {c} under this profile, so nothing is opened for it",
    '{a}：このプロファイルでは{c}の「{b}」に関わる通信が文書にないため、何も開きません',
  ],
  ['subject: {a}', '対象：{a}'],
  ['group {a} of {b}, egress, {c}: {d} of {e}', 'グループ{a}/{b}、送信、{c}：重み{d}（上限{e}）'],
  ['group {a} of {b}, ingress, {c}: {d} of {e}', 'グループ{a}/{b}、受信、{c}：重み{d}（上限{e}）'],
  ['not proved: {a}', '未証明：{a}'],
  ['your proxy, for {a}', '利用者のプロキシ：{a}'],
  ['Not proved: {a}.', '未証明：{a}。'],
  [
    '{a} carries a binary protocol of its own, which no firewall reads a name from',
    '{a}は独自のバイナリプロトコルを使うため、ファイアウォールは名前を読み取れません',
  ],
  ['reach it by the addresses that the page prints, with {a}', 'ページに記載のアドレスで到達します：{a}'],
  ['say what runs there with {a}', 'そこで使うアプリケーションを指定します：{a}'],
  ['open only the names that the document lists beside it, with {a}', '文書に併記された名前だけを開きます：{a}'],
  ['open every name below {a}, with {b}', '{a}以下のすべての名前を開きます：{b}'],
  [
    'open the names that stand beside it on the page yourself, with {a}',
    'ページに併記された名前を利用者自身で開きます：{a}',
  ],
  [
    'let {a} decide about the name, open its ports here by address with {b}, and leave it out here with {c}',
    '名前は{a}で判断し、ポートはここでアドレスにより開き（{b}）、ここからは除外します（{c}）',
  ],
  ['give the addresses of {a} as peers in its place', '{a}の代わりに、そのアドレスを相手に指定します'],
];
