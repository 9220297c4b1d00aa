import type { Said } from './dictionary';
import { FILLED } from './sentences-filled';

/** Sentences of reports that are the same in every report; what is none of them stands in English. */
const SENTENCES: Readonly<Record<string, string>> = {
  'any name': '任意の名前',
  'any application': '任意のアプリケーション',
  'any port': '任意のポート',
  'any peer': '任意の相手',
  'any transport': '任意のトランスポート',
  'every name below the suffix': 'そのサフィックス以下のすべての名前',
  'every name of the tag': 'そのタグのすべての名前',
  'whatever else answers on the same addresses': '同じアドレスで応答する他のもの',
  'IPv6 too, of which the document does not speak': '文書に記載のないIPv6も',
  'nothing that was said': '指定なし',
  'a Network Firewall of yours, which passes the names asked for and closes the rest':
    '要求された名前だけを通す利用者のNetwork Firewall',
  'an Azure Firewall of yours, which passes the names asked for and closes the rest':
    '要求された名前だけを通す利用者のAzure Firewall',
  'your proxy, which decides about names': '名前を判断する利用者のプロキシ',
  'A security group cannot see names: what is reached by name is open to every IPv4 address.':
    'セキュリティグループは名前を見られません。名前で到達する通信はすべてのIPv4アドレスに開きます。',
  'A network security group cannot see names: what is reached by name is open to every IPv4 address.':
    'ネットワークセキュリティグループは名前を見られません。名前で到達する通信はすべてのIPv4アドレスに開きます。',
  'A security group cannot see names: what is reached by name is open to every address, of IPv4 and of IPv6.':
    'セキュリティグループは名前を見られません。名前で到達する通信はIPv4・IPv6のすべてのアドレスに開きます。',
  'what is reached by name is opened for IPv4 alone': '名前で到達する通信はIPv4だけに開きます',
  'the document prints none': '文書に記載がありません',
  'both ends stand on the same machines': '両端が同じマシン上にあります',
  'your proxy takes it': '利用者のプロキシが中継します',
  'Proved over all connections: what the documents ask for is open, except for what this report lists as closed; nothing else is open, except for what it lists as wider or as let through beside every flow.':
    '全接続について証明済み：文書が要求する通信は、ここに「閉」と記すものを除いて開いています。それ以外は、「広い」または「各通信のほかに通過」と記すものを除いて開いていません。',
  'Proved over all connections, as the policy will stand once it enforces: what the documents ask for is open, except for what this report lists as closed; nothing else is open, except for what it lists as wider or as let through beside every flow.':
    '全接続について、遮断を有効にした後のポリシーとして証明済み：文書が要求する通信は、ここに「閉」と記すものを除いて開きます。それ以外は、「広い」または「各通信のほかに通過」と記すものを除いて開きません。',
  'As it stands now, everything passes.': '現状ではすべて通過します。',
  'As it stands now, nearly everything passes.': '現状ではほぼすべて通過します。',
  'TCP handshakes reach any address: a name is read in the first packet after them, and only then is the flow closed':
    'TCPハンドシェイクは任意のアドレスに届きます。名前はその直後のパケットで読み取られ、通信が閉じられるのはそれからです',
  'who connects by address is not stopped: a resolver closes names and nothing else, so ports and addresses are the business of a security group or a firewall':
    'アドレスで直接接続する者は止まりません。リゾルバーが閉じるのは名前だけで、ポートとアドレスはセキュリティグループやファイアウォールの役割です',
  'the rules are those of every machine in the VPCs that the rule group is associated with: what is listed resolves for all of them':
    'ルールは、ルールグループを関連付けたVPCの全マシンに適用されます。一覧の名前はそのすべてで解決されます',
  'a listed name that is an alias (CNAME, DNAME) resolves wherever it leads: the names behind it are not looked at':
    '一覧の名前が別名（CNAME、DNAME）の場合、その先がどこでも解決されます。別名の先の名前は検査しません',
  'whether *.example.com of a domain list lets example.com itself resolve is not written anywhere, so it is taken to do so perhaps; an apex that is asked for is listed by itself':
    'ドメインリストの*.example.comがexample.com自体も解決させるかはどこにも記載がないため、解決される可能性があるものとして扱います。要求された頂点の名前は別に一覧に載せます',
  "machines resolve names through the VPC's own resolver: another resolver, DNS over HTTPS among them, answers for every name, so close it with a security group or a firewall":
    'マシンはVPCのリゾルバーで名前を解決すること。他のリゾルバー（DNS over HTTPSを含む）はすべての名前に答えるため、セキュリティグループかファイアウォールで閉じてください',
  'on the ports of application rules, and on TCP 80 and 443 for the names of Azure itself, handshakes reach any address: the firewall completes them to read the name that comes after':
    'アプリケーションルールのポート、およびAzure自身の名前のためのTCP 80と443では、ハンドシェイクが任意のアドレスに届きます。ファイアウォールは、その後に来る名前を読むためにハンドシェイクを完了させます',
  'nearly everything passes, and nothing that is asked for is enforced; closed stay, on the TCP ports of application rules, what is neither HTTP nor TLS and what names nobody, and every IP protocol but TCP, UDP and ICMP':
    'ほぼすべてが通過し、要求に基づく遮断はしません。閉じたままなのは、アプリケーションルールのTCPポートでHTTPでもTLSでもない通信と名前を示さない通信、およびTCP・UDP・ICMP以外のIPプロトコルです',
  'what is reached by name is open over IPv4 alone: neither application rules nor names in network rules take IPv6':
    '名前で到達する通信はIPv4だけに開きます。アプリケーションルールもネットワークルールの名前もIPv6を扱えません',
  "Azure's own addresses on each machine, 168.63.129.16 and 169.254.169.254, pass by every network security group":
    '各マシン上のAzure自身のアドレス168.63.129.16と169.254.169.254は、どのネットワークセキュリティグループも通過します',
  "the probes of Azure's load balancers (AzureLoadBalancer) come in on every port, so that they find the machines alive":
    'Azureのロードバランサーのプローブ（AzureLoadBalancer）は、マシンの稼働確認のため全ポートで受信します',
  "everything that Azure takes for the virtual network comes in (AllowVnetInBound), with a default route to an appliance every address, and the probes of Azure's load balancers (AllowAzureLoadBalancerInBound)":
    'Azureが仮想ネットワークとみなすすべてからの通信（AllowVnetInBound。既定ルートがアプライアンスを指す場合は全アドレス）と、Azureのロードバランサーのプローブ（AllowAzureLoadBalancerInBound）を受信します',
  'the addresses of the sources do not overlap: where they do, each may use what is open to the other':
    '送信元どうしのアドレスが重ならないこと。重なる場合、互いに相手に開いた通信を使えます',
  "the policy's HOME_NET holds the addresses of every source":
    'ポリシーのHOME_NETにすべての送信元のアドレスが含まれること',
  "a name in a ClientHello or a Host header is the client's claim, and names resolve through the network's own resolver":
    'ClientHelloやHostヘッダーの名前はクライアントの申告であり、名前はネットワーク自身のリゾルバーで解決されること',
  "a name in a ClientHello or a Host header is the client's claim; a client that sends none, or hides it, is not let through":
    'ClientHelloやHostヘッダーの名前はクライアントの申告です。名前を送らない、または隠すクライアントは通しません',
  'the machines ask the firewall for names and nobody else (its DNS proxy is on), so that both resolve a name to the same addresses':
    'マシンはファイアウォール（DNSプロキシ有効）だけに名前を問い合わせ、両者が同じアドレスに解決すること',
  'A domain list says names and no ports; with exact: true each name stands on its own ports alone.':
    'ドメインリストは名前だけでポートを指定できません。exact: trueとすると、各名前はそれぞれのポートだけに開きます。',
  'A domain list says names and no ports; with --exact each name stands on its own ports alone.':
    'ドメインリストは名前だけでポートを指定できません。--exactを付けると、各名前はそれぞれのポートだけに開きます。',
  'A name is read over IPv4 and IPv6 alike, also where its document supports IPv4 alone.':
    '文書がIPv4のみの場合も、名前はIPv4・IPv6の両方で読み取られます。',
  'A resolver sees names and nothing else.': 'リゾルバーが見るのは名前だけです。',
  "Proved is that a name which is not listed is not resolved by the VPC's resolver, whatever the port and the application; a name that resolves may be reached on every port, and other names may answer on its addresses.":
    '証明したのは、一覧にない名前が、ポートやアプリケーションにかかわらずVPCのリゾルバーで解決されないことです。解決された名前にはどのポートでも到達でき、同じアドレスで他の名前が応答することもあります。',
  'Ports are closed by a security group or a firewall.': 'ポートはセキュリティグループかファイアウォールで閉じます。',
  'What is neither HTTP nor TLS is open by the addresses that the firewall resolves the name to.':
    'HTTPでもTLSでもない通信は、ファイアウォールが名前を解決したアドレスに開きます。',
  'An expression is open as everything below its suffix, as asked for.':
    '正規表現は、指定どおりそのサフィックス以下のすべてに開きます。',
  "A tag holds other names beside, which are Microsoft's to say.":
    'タグにはほかの名前も含まれ、その内容はMicrosoftが決めます。',
  "a DNS Firewall of yours: a name that is not listed is not resolved by the VPC's resolver; who connects by address or asks another resolver is not stopped, and other names may answer on the same addresses":
    '利用者のDNS Firewall：一覧にない名前はVPCのリゾルバーで解決されません。アドレスで直接接続する者や別のリゾルバーを使う者は止まらず、同じアドレスで他の名前が応答することもあります',
  'a Network Firewall of yours that observes: it alerts on other names, and closes nothing':
    '監視のみの利用者のNetwork Firewall：他の名前はアラートになるだけで、何も閉じません',
  'an Azure Firewall of yours that observes: it lets other names through as well':
    '監視のみの利用者のAzure Firewall：他の名前も通します',
  'the document offers address ranges for these names without printing them':
    '文書はこれらの名前のアドレス範囲があるとしながら、記載していません',
  'the document offers no address range for these names': '文書にはこれらの名前のアドレス範囲がありません',
  'a resolver decides what machines may ask for, and knows nothing of who connects to them':
    'リゾルバーはマシンが何を問い合わせてよいかを決めるだけで、誰が接続してくるかは分かりません',
  'a domain list of DNS Firewall takes names with at most a star in front, and no expression':
    'DNS Firewallのドメインリストには、先頭に星印を付けた名前までしか書けず、正規表現は書けません',
  'a domain list of DNS Firewall takes letters, digits, hyphens and dots, and no underscore':
    'DNS Firewallのドメインリストには英数字・ハイフン・ドットだけが書け、下線は書けません',
  'the document says neither TLS nor HTTP, and only there can a firewall read a name':
    '文書にTLSともHTTPとも記載がなく、ファイアウォールが名前を読めるのはその二つだけです',
  'a ClientHello or a Host header names the server, never who connects':
    'ClientHelloやHostヘッダーが示すのはサーバーの名前で、接続元の名前ではありません',
  'the firewall that stands behind the group refuses it, so the group does not open it either':
    'グループの背後のファイアウォールが受け付けないため、グループも開きません',
  'the DNS Firewall that stands behind the group cannot list it, so its port stays closed too':
    'グループの背後のDNS Firewallに載せられないため、ポートも閉じたままです',
  'a group cannot see the name of who connects, and nothing is opened inbound to everybody':
    'グループは接続元の名前を見られず、誰にでも受信を開くことはしません',
  'a firewall reads the name of the server, never who connects':
    'ファイアウォールが読むのはサーバーの名前で、接続元の名前ではありません',
  'a service tag stands where a network rule leads, never where it comes from':
    'ネットワークルールのサービスタグは宛先にだけ使え、送信元には使えません',
  'a name with a star is read in HTTP and TLS alone; a network rule takes exact names':
    '星印付きの名前を読めるのはHTTPとTLSだけで、ネットワークルールには正確な名前だけが書けます',
  'a name in a network rule needs the firewall to be a DNS proxy, which the Basic tier is not':
    'ネットワークルールの名前にはファイアウォールのDNSプロキシが必要で、Basicレベルにはありません',
  'a network rule to a name on TCP 80 or 443 would come before every application rule and silence them for its addresses':
    'TCP 80・443で名前へのネットワークルールを置くと、すべてのアプリケーションルールより先に評価され、そのアドレスではそれらが効かなくなります',
  'a network rule to every address, or to a tag of a whole cloud, on TCP 80 or 443 would come before every application rule and silence them all':
    'TCP 80・443で全アドレスやクラウド全体のタグへのネットワークルールを置くと、すべてのアプリケーションルールより先に評価され、それらがまったく効かなくなります',
  'an application rule takes names with at most a star in front, and no expression':
    'アプリケーションルールには、先頭に星印を付けた名前までしか書けず、正規表現は書けません',
  'of an expression only the names that the document lists beside it are opened, as asked for':
    '正規表現のうち、指定どおり文書に併記された名前だけを開きます',
  'an application rule and a DNAT rule take single ports, and this range is too long to be written out':
    'アプリケーションルールとDNATルールには個別のポートしか書けず、この範囲は列挙するには長すぎます',
  'an application rule takes ports from 1 to 64000': 'アプリケーションルールのポートは1〜64000です',
  'a DNAT rule takes ports from 1 to 63999': 'DNATルールのポートは1〜63999です',
  'an Azure Firewall is IPv4 alone: an IPv6 address in one of its rules makes it fail':
    'Azure FirewallはIPv4のみで、ルールにIPv6アドレスがあると失敗します',
  'Azure Firewall passes ICMP between networks, and never to the Internet':
    'Azure FirewallはICMPをネットワーク間でだけ通し、インターネットへは通しません',
  'an IP group is known to Azure Firewall alone; a network security group takes addresses, tags and application security groups':
    'IPグループはAzure Firewall専用です。ネットワークセキュリティグループにはアドレス、タグ、アプリケーションセキュリティグループを書きます',
  'ICMPv6 is not supported in network security groups (https://learn.microsoft.com/azure/virtual-network/ip-services/ipv6-overview)':
    'ネットワークセキュリティグループはICMPv6に対応していません（https://learn.microsoft.com/azure/virtual-network/ip-services/ipv6-overview）',
  'Azure Bastion (TCP 22 and 3389 from its subnet)': 'Azure Bastion（そのサブネットからのTCP 22・3389）',
  "probes of Azure's load balancers, since nothing comes in":
    'Azureのロードバランサーのプローブ（受信を開いていないため）',
  "a domain's own DNS servers (TCP and UDP 53); Azure's own need no rule":
    'ドメイン独自のDNSサーバー（TCP・UDP 53）。Azure自身のDNSにはルールは不要です',
  'Windows activation (TCP 1688), where a default route leads to an appliance':
    'Windowsのライセンス認証（TCP 1688。既定ルートがアプライアンスを指す場合）',
  'domain controllers (Kerberos, LDAP, SMB, RPC and others)': 'ドメインコントローラー（Kerberos、LDAP、SMB、RPCなど）',
  'monitoring (Azure Monitor agent, TCP 443)': '監視（Azure Monitorエージェント、TCP 443）',
  'backup of what runs in the machine (TCP 443)': 'マシン内のデータのバックアップ（TCP 443）',
  'extensions under an agent that Azure does not support (TCP 443); a supported one needs no rule':
    'Azureがサポートしないエージェント下の拡張機能（TCP 443）。サポート対象ならルールは不要です',
  ports: 'ポート',
  hosts: 'ホスト名',
  addresses: 'アドレス',
  transport: 'トランスポート',
  from: '送信元',
  to: '宛先',
};

/** A sentence of a report in both languages, as far as it is known; several in a row are known one by one. */
export function translated(sentence: string): Said {
  return [sentence, known(sentence) ?? inRow(sentence) ?? sentence];
}

function known(sentence: string): string | undefined {
  if (Object.hasOwn(SENTENCES, sentence)) return SENTENCES[sentence];
  for (const { form, ja } of FORMS) {
    const { groups } = form.exec(sentence) ?? {};
    if (groups !== undefined) return ja.replace(/\{(\w)\}/g, (_, name: string) => groups[name] ?? '');
  }
  return undefined;
}

function inRow(sentence: string): string | undefined {
  const parts = sentence.split(/(?<=\.) (?=[A-Z])/);
  if (parts.length === 1) return undefined;
  const words = parts.map(known);
  return words.includes(undefined) ? undefined : words.join('');
}

const FORMS = FILLED.map(([en, ja]) => ({
  form: new RegExp(`^${en.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\w)\}/g, '(?<$1>.+?)')}$`, 's'),
  ja,
}));
