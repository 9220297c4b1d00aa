import { normalise, type PageToken, pageOf, tokensOf } from '../../lib/testing/page';

function read(text: string): string[] {
  return tokensOf(text).map(({ kind, text: token }) => `${kind} ${token}`);
}

describe('white space', () => {
  test('non-breaking, ideographic and other odd blanks count as one blank', () => {
    expect(normalise('\u00a0a\u00a0 \u3000b\t\u2009c\u200b ')).toBe('a b c');
  });

  test('a page is one line of text, and its lines know where they start', () => {
    const page = pageOf('000', 'One\u00a0\n\n \u00a0\n  two  three\r\nfour');
    expect(page.text).toBe('One two three four');
    expect(page.lines.map(({ start, text }) => [page.text.slice(start, start + text.length), text])).toEqual([
      ['One', 'One'],
      ['two three', 'two three'],
      ['four', 'four'],
    ]);
  });
});

describe('host-like tokens', () => {
  test.each([
    ['エージェントはdesktopcentral.manageengine.comに接続', ['host desktopcentral.manageengine.com']],
    ['• *.zoho.com.au (オーストラリア)', ['host *.zoho.com.au']],
    ['*gstatic.com', ['host *gstatic.com']],
    ['(.com.au)', ['host .com.au']],
    ['https://www.soti.net/mc/help/v15.3/diagram.html', ['host www.soti.net']],
    ['www.bing.com/maps', ['host www.bing.com']],
    ['a.jp / b.jp, c.jp', ['host a.jp', 'host b.jp', 'host c.jp']],
    ['deviceenrollment.apple.comDEPの暫定登録', ['host deviceenrollment.apple.com']],
    ['443 TCP Outboundhas.spserv.microsoft.com', ['port 443', 'host has.spserv.microsoft.com']],
    ['443TCPOutbound*.apple.com', ['port 443', 'host *.apple.com']],
    ['Activation Serviceactivate2.soti.net', ['host activate2.soti.net']],
    ['Bluebook_2019.pdf', ['host luebook_2019.pdf']],
    ['mmc.exe を実行', ['host mmc.exe']],
    ['(x)(p)?[0-9]{1,2}\\.example\\.com', ['host (x)(p)?[0-9]{1,2}\\.example\\.com']],
    ['TLS 1.2, v14.5.1, (.eu), a. b', []],
  ])('%s', (text, tokens) => {
    expect(read(text)).toEqual(tokens);
  });
});

describe('address-like tokens', () => {
  test.each([
    ['103.163.152.0/23', ['address 103.163.152.0/23']],
    ['13.248.157.19上記の', ['address 13.248.157.19']],
    ['173.194.*', ['address 173.194.*']],
    ['2400:b3e0:2::/47', ['address 2400:b3e0:2::/47']],
    ['HTTPS: 8384', ['port 8384']],
  ])('%s', (text, tokens) => {
    expect(read(text)).toEqual(tokens);
  });
});

describe('port-like tokens', () => {
  test.each([
    ['ポート443(https, wss)', ['port 443']],
    ['TCP 443, WebSocket 443', ['port 443', 'port 443']],
    ['443、5228、5229、5230TCPOutbound', ['port 443', 'port 5228', 'port 5229', 'port 5230']],
    ['TCP443経由、TCP389と636', ['port 443', 'port 389', 'port 636']],
    ['1024-65535', ['port 1024-65535']],
    ['1024~65535', ['port 1024~65535']],
    ['TCP:80、443', ['port 80', 'port 443']],
    ['UDP:16420、16430~16439', ['port 16420', 'port 16430~16439']],
    ['Port5494経由、Port443と5494', ['port 5494', 'port 443', 'port 5494']],
    ['8383 * (6383)', ['port 8383', 'port 6383']],
    ['Windows 10 / 11 アップデート、Windows 10を', []],
    ['Windows Server 2003', ['port 2003']],
    ['5000\u301c5010', ['port 5000\u301c5010']],
    ['49152\uff5e65535', ['port 49152\uff5e65535']],
    ['5000\u301c5010', ['port 5000\u301c5010']],
    ['2022年2月15日', ['port 2022', 'port 15']],
    ['表10 (図12) 60s v15 R12 3.14 70000 0.50', []],
  ])('%s', (text, tokens) => {
    expect(read(text)).toEqual(tokens);
  });
});

test('tokens stand in the order of the text, where they say, and never in one another', () => {
  const text = '443 a.example.com 10.0.0.0/8 (b)\\.example\\.com *.example.org 8384 c.example.com/80/x';
  const tokens = tokensOf(text);
  expect(tokens).toHaveLength(7);
  let end = 0;
  for (const token of tokens satisfies readonly PageToken[]) {
    expect(text.slice(token.start, token.start + token.text.length)).toBe(token.text);
    expect(token.start).toBeGreaterThanOrEqual(end);
    end = token.start + token.text.length;
  }
});
