import type { Said } from './dictionary';

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
  ports: 'ポート',
  hosts: 'ホスト名',
  addresses: 'アドレス',
  transport: 'トランスポート',
  from: '送信元',
  to: '宛先',
};

/** A sentence of a report in both languages, as far as it is known. */
export function translated(sentence: string): Said {
  const known = Object.hasOwn(SENTENCES, sentence) ? SENTENCES[sentence] : undefined;
  return [sentence, known ?? sentence];
}
