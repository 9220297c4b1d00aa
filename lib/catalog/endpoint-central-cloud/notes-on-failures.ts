import type { Note } from '../../model/product';
import {
  CERTIFICATE_STEPS,
  DIRECT_FALLBACK,
  FAILURES,
  failures,
  NO_HTTPS_WITHOUT_ROOTS,
  NO_INTERNET_FOR_ROOTS,
  PROXY_BEHAVIOUR,
  PROXY_BETWEEN,
  PROXY_CERTIFICATE,
  PROXY_FORM,
  PROXY_SETTINGS,
  REACHABILITY,
  ROOT_CERTIFICATES,
  TLS,
} from './quotes';

/** What `001` says beside its flows. */
export const NOTES_ON_FAILURES: readonly Note[] = [
  {
    id: 'five-things-to-check',
    kind: 'background',
    gloss:
      'Five checks follow the heading. (A) and (B) are about what lets traffic through, (C) to (E) about what the computer itself speaks and trusts; they open nothing.',
    cites: [
      failures(
        FAILURES,
        'エージェントの通信が失敗する場合の対応',
        'What to do where the communication of an agent fails.',
      ),
    ],
  },
  {
    id: 'not-only-firewalls',
    kind: 'constraint',
    explains: ['blocked'],
    gloss:
      'Antivirus software, proxies and web filters can block the same domains; opening a firewall does not open these.',
    cites: [
      failures(
        REACHABILITY,
        'エージェントから各ドメインへの通信がファイアウォール、アンチウイルスソフト、プロキシ、Webフィルター等でブロックされていないことを確認します。',
        'Check that communication from the agent to each domain is not blocked by a firewall, antivirus software, a proxy, a web filter or the like.',
      ),
      failures(
        FAILURES,
        'Endpoint Central Cloud・エージェント間の通信が失敗する場合、以下の点を確認します。',
        'Where communication between Endpoint Central Cloud and an agent fails, check the following.',
      ),
    ],
  },
  {
    id: 'reachability-check',
    kind: 'procedure',
    gloss:
      'A domain is checked by opening it in a browser on the computer of the agent, which can be done for explicit names only, not for a wildcard or an expression; or by the [Check] links of the list.',
    cites: [
      failures(REACHABILITY, 'https://<ドメイン名>', 'https://<domain name>'),
      failures(
        REACHABILITY,
        'ドメイン一覧の[Check]をクリックすると、そのコンピューターから各ドメインへのアクセス状況を確認できます。',
        'A click on [Check] in the list of domains shows whether that computer can reach each domain.',
      ),
      failures(
        REACHABILITY,
        'ドメインへの到達が可能かどうか確認するには、以下の手順を実行します。',
        'To check whether a domain can be reached, take the following steps.',
      ),
      failures(
        REACHABILITY,
        '1. エージェントのインストールされたコンピューターでWebブラウザーを開き、アドレスバーに',
        '1. On the computer where the agent is installed, open a browser and type into its address bar',
      ),
      failures(
        REACHABILITY,
        'httpsリクエストが成功するかどうか確認します。',
        'Check whether the https request succeeds.',
      ),
    ],
  },
  {
    id: 'misspelt-download-host',
    kind: 'erratum',
    gloss: 'The example misspells downloads.zohocdn.com; the misspelt name is opened nowhere.',
    cites: [failures(REACHABILITY, '(例) donwloads.zohocdn.com', '(Example) donwloads.zohocdn.com')],
  },
  {
    id: 'proxy-in-remote-office-settings',
    kind: 'procedure',
    explains: ['proxy'],
    gloss:
      'The proxy is a property of the remote office, entered there by host name and port (and a user name and password where the proxy asks), with or without a distribution server.',
    cites: [
      PROXY_BETWEEN,
      failures(
        PROXY_SETTINGS,
        '1. 管理者としてログインし、エージェントタブ > リモートオフィス を開きます。',
        '1. Log in as an administrator and open agent tab > remote office.',
      ),
      failures(
        PROXY_SETTINGS,
        '2. 新規にリモートオフィスを作成する場合は [+リモートオフィスの追加] を、既存のリモートオフィスの設定を変更する場合は「アクション」列の三点リーダーアイコン > 編集 をクリックします。',
        '2. For a new remote office click [+ add remote office]; to change the settings of an existing one, the three dots in its "action" column > edit.',
      ),
      PROXY_FORM,
    ],
  },
  {
    id: 'reinstall-after-proxy-change',
    kind: 'procedure',
    gloss:
      "A change of the proxy in a remote office's settings takes effect only after its agents have been uninstalled and installed again.",
    cites: [
      failures(
        PROXY_SETTINGS,
        'そのリモートオフィスに所属する管理対象からエージェントをアンインストールし、リモートオフィスの設定変更完了後にエージェントを再度ダウンロード・インストールする必要があります。',
        'The agent has to be uninstalled from the computers of that remote office, and downloaded and installed again once its settings have been changed.',
      ),
      failures(
        PROXY_BEHAVIOUR,
        'リモートオフィスの設定変更後、エージェントは再インストールする必要があります。',
        "After a change of the remote office's settings the agent has to be installed again.",
      ),
      failures(
        PROXY_SETTINGS,
        '6. 変更前にインストールしていたエージェントをアンインストールします。',
        '6. Uninstall the agents that were installed before the change.',
      ),
      failures(
        PROXY_SETTINGS,
        '7. エージェントをダウンロードし、インストールします。',
        '7. Download the agent and install it.',
      ),
    ],
  },
  {
    id: 'garbled-label-of-proxy-form',
    kind: 'erratum',
    gloss:
      'The label of the form is garbled and bears the old product name; the page explains that Endpoint Central Cloud is meant.',
    cites: [
      failures(
        PROXY_SETTINGS,
        '「配信サーバー WANエージェントからDesktop Centralサーバーへの接続」(※Desktop Centralサーバー=Endpoint Central Cloudの意味)',
        '"Connection from distribution server WAN agents to the Desktop Central server" (the Desktop Central server means Endpoint Central Cloud).',
      ),
    ],
  },
  {
    id: 'bracket-missing-in-proxy-steps',
    kind: 'erratum',
    gloss: 'A closing bracket is missing in the step that saves the remote office; nothing depends on it.',
    cites: [
      failures(
        PROXY_SETTINGS,
        '[追加](既存のリモートオフィスの編集の場合は[編集]をクリックします。',
        'Click [Add] (or [Edit] for an existing remote office.',
      ),
    ],
  },
  {
    id: 'system-proxy-not-used',
    kind: 'behaviour',
    explains: ['proxy'],
    gloss:
      'Agents take no proxy from the system. Where a proxy is the only way out, they find it once it is entered in the settings of their remote office, and not before.',
    cites: [
      failures(
        PROXY_BEHAVIOUR,
        'エージェントは、システムプロキシを使用しません。',
        'The agent does not use the system proxy.',
      ),
    ],
  },
  {
    id: 'direct-fallback-of-agents',
    kind: 'behaviour',
    gloss:
      'Agents that cannot reach the proxy go round it. The page describes that and asks for nothing, so the direct way is closed unless directFallback is chosen.',
    cites: [DIRECT_FALLBACK],
  },
  {
    id: 'tls-1-2',
    kind: 'constraint',
    explains: ['old-tls'],
    gloss:
      'Endpoint Central Cloud uses TLS 1.2 and has ended 1.0 and 1.1: it has to be enabled on managed computers, and nothing on the way may refuse it. No traffic is opened for it.',
    cites: [
      failures(TLS, 'Endpoint Central Cloudでは、TLS 1.2 が使用されます。', 'Endpoint Central Cloud uses TLS 1.2.'),
      failures(
        TLS,
        'セキュリティ上の理由により、TLS 1.0 / 1.1 のサポートは終了しています(英語)。',
        'For security reasons TLS 1.0 and 1.1 are no longer supported (in English).',
      ),
    ],
  },
  {
    id: 'tls-1-2-on-old-windows',
    kind: 'constraint',
    explains: ['old-tls'],
    gloss: 'Old Windows servers do not enable TLS 1.2 by themselves.',
    cites: [
      failures(
        TLS,
        'Windows server 2008 R2 や Windows Server 2012 といった古いOSにおいては、TLS 1.2がデフォルトで有効化されていないため、問題が発生する可能性があります。',
        'On old systems such as Windows Server 2008 R2 and 2012 TLS 1.2 is not enabled by default, which may cause problems.',
      ),
      failures(
        TLS,
        'こちら(Microsoft)を参考に、TLS 1.2 が有効化されていることを確認します。',
        'Check that TLS 1.2 is enabled, with the help of this page (Microsoft; its address did not come with the text).',
      ),
    ],
  },
  {
    id: 'root-certificate-of-proxy',
    kind: 'constraint',
    explains: ['inspected'],
    gloss: 'A proxy that inspects TLS is tolerated where its root certificate is trusted on the managed computers.',
    cites: [
      failures(
        PROXY_CERTIFICATE,
        'エージェントとEndpoint Central Cloud間にプロキシがある場合、プロキシの自己署名証明書が使用される場合があります。',
        "Where a proxy stands between the agent and Endpoint Central Cloud, the proxy's self-signed certificate may be used.",
      ),
      failures(
        PROXY_CERTIFICATE,
        'このとき、プロキシのルート証明書が管理対象の「信頼された証明書ストア」にインストールされていることを確認します。',
        'In that case check that the root certificate of the proxy is installed in the store of trusted certificates of the managed computer.',
      ),
    ],
  },
  {
    id: 'certificate-headings-negated',
    kind: 'contradiction',
    gloss:
      'Taken at their word, the headings of (D) and (E) look for a certificate that is absent, while the sentences below them want it present. What the sentences want is kept.',
    cites: [
      failures(
        PROXY_CERTIFICATE,
        PROXY_CERTIFICATE,
        "(D) Check whether the proxy's certificate is not installed in the store of trusted certificates.",
      ),
      failures(
        ROOT_CERTIFICATES,
        ROOT_CERTIFICATES,
        '(E) Check whether third-party root certificates are not installed in the Windows store of trusted root authorities.',
      ),
    ],
  },
  {
    id: 'third-party-root-certificates',
    kind: 'constraint',
    explains: ['untrusted'],
    gloss:
      'The managed computer has to trust the third-party roots that Endpoint Central Cloud uses, or no HTTPS connection comes about.',
    cites: [
      failures(
        ROOT_CERTIFICATES,
        'ルート証明書は、Webサイトの正当性を示すために使用されます。',
        'Root certificates are used to show that a site is authentic.',
      ),
      NO_HTTPS_WITHOUT_ROOTS,
      failures(ROOT_CERTIFICATES, 'この原因として、以下が考えられます。', 'Possible causes are the following.'),
      failures(ROOT_CERTIFICATES, 'ルート証明書を削除した', 'A possible cause: the root certificate was deleted.'),
      failures(
        ROOT_CERTIFICATES,
        '「信頼されたルートプログラム」が実行されていない',
        'A possible cause: the trusted root program does not run.',
      ),
    ],
  },
  {
    id: 'root-update-disabled-by-policy',
    kind: 'constraint',
    explains: ['untrusted'],
    gloss: 'A group policy can switch off the download of root certificates; the page names the registry value.',
    cites: [
      failures(
        ROOT_CERTIFICATES,
        'ルート証明書の自動ダウンロードを無効化するGPOを構成している',
        'A possible cause: a group policy disables the automatic download of root certificates.',
      ),
      failures(
        ROOT_CERTIFICATES,
        'HKEY_LOCAL_MACHINE\\Software\\Policies\\Microsoft\\SystemCertificates\\AuthRoot Registry Name DisableRootAutoUpdate Registry Value 1 [REG_DWORD]',
        'The registry value of that policy.',
      ),
    ],
  },
  {
    id: 'root-update-hosts-unnamed',
    kind: 'gap',
    gloss: 'Updates of the trusted root program need the Internet; the page names neither hosts nor ports for them.',
    cites: [
      failures(
        ROOT_CERTIFICATES,
        'Windowsの場合、OSに含まれる Microsoftの信頼されたルートプログラム(Microsoft) によって管理されています。',
        "On Windows they are managed by Microsoft's trusted root program, which is part of the operating system.",
      ),
      NO_INTERNET_FOR_ROOTS,
    ],
  },
  {
    id: 'root-update-behind-proxy',
    kind: 'behaviour',
    gloss:
      'The footnote (*) belongs to the missing Internet connection: behind a proxy, updates of the trusted root program may fail again and again. Machines that were never online deserve a look.',
    cites: [
      failures(
        ROOT_CERTIFICATES,
        '*……プロキシサーバーを構成している場合、インターネット接続が制限されていることで「信頼されたルートプログラム」の更新が継続的に失敗している可能性があります。',
        '* Where a proxy server is configured, the restricted Internet connection may make updates of the trusted root program fail continually.',
      ),
      failures(
        ROOT_CERTIFICATES,
        'これまで一度もインターネットに接続されていない環境などでは、「信頼されたルートプログラム」が実行されルート証明書が更新されているかご確認ください。',
        'Where machines were never connected to the Internet, check that the trusted root program runs and the root certificates are updated.',
      ),
    ],
  },
  {
    id: 'import-root-certificates',
    kind: 'procedure',
    gloss:
      'Missing root certificates are compared and imported by hand in the certificate snap-in, or handed out by group policy; no traffic is asked for.',
    cites: [
      failures(
        CERTIFICATE_STEPS,
        '管理対象コンピューターのスタートメニュー > ファイル名を指定して実行 > mmc.exe を実行します。',
        'On the managed computer: start menu, run, mmc.exe.',
      ),
      failures(
        CERTIFICATE_STEPS,
        '2. ファイル > スナップインの追加と削除 を選択し、利用できるスナップイン から「証明書」を選択して[追加]をクリックします。',
        '2. Choose file > add/remove snap-in, choose "certificates" among the snap-ins that are offered, and click [Add].',
      ),
      failures(
        CERTIFICATE_STEPS,
        '3. 「コンピューターアカウント」を選択し[次へ]をクリックします。',
        '3. Choose "computer account" and click [Next].',
      ),
      failures(
        CERTIFICATE_STEPS,
        '4. このスナップインで管理するコンピューター: 「ローカルコンピューター(このコンソールを実行しているコンピューター)」が選択されていることを確認し、[完了] > [OK]をクリックします。',
        '4. See that "local computer (the computer that runs this console)" is chosen as the one to manage, and click [Finish] > [OK].',
      ),
      failures(
        CERTIFICATE_STEPS,
        'Endpoint Central Cloudが使用する証明書(zipファイル) と比較します。',
        'Compare with the certificates that Endpoint Central Cloud uses (a zip file).',
      ),
      failures(
        CERTIFICATE_STEPS,
        '6. 信頼されたルート証明書が不足している場合は、右ペインの余白を右クリック > すべてのタスク > インポート から 証明書のインポートウィザード を実行し、不足している証明書をインポートします。',
        '6. Where trusted root certificates are missing, right-click the empty part of the right pane > all tasks > import, run the import wizard, and import those that are missing.',
      ),
      failures(
        CERTIFICATE_STEPS,
        '(参考)Windows環境で証明書をインポートする方法(Global Sign by GMO)',
        'For reference: how to import certificates on Windows (GlobalSign by GMO; a link without its address).',
      ),
      failures(
        CERTIFICATE_STEPS,
        '複数のコンピューターに対して証明書をインポートする場合、Active Directoryのグループポリシー(GPO)を使用して証明書を配布します。',
        'To import certificates on several computers, hand them out by a group policy of Active Directory.',
      ),
      failures(
        CERTIFICATE_STEPS,
        '(参考)グループ ポリシーを使用してクライアント コンピューターに証明書を配布する',
        'For reference: hand out certificates to client computers by group policy (a link without its address).',
      ),
      failures(
        PROXY_CERTIFICATE,
        'インストール済みのルート証明書の確認・手動インポート手順をご確認ください。',
        'See the steps for checking installed root certificates and importing them by hand.',
      ),
    ],
  },
];
