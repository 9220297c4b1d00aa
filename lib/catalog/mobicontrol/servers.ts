import type { Denial, Note, Requirement } from '../../model/product';
import { COMPONENTS, CONSOLE, DIRECTORY, FURTHER, OPTIONS, page, TITLE } from './quotes';

// Sentences that more than one requirement, denial or note rests on.
const PORTS_OF_FIGURE_9 = page(
  COMPONENTS,
  'これらのサーバ間は、(図9)で示されるポート経由で情報共有をします。',
  'These servers share information by the ports that figure 9 shows.',
);
const ALL_TCP = page(
  COMPONENTS,
  '各コンポーネント間の通信プロトコルは、TCPです。',
  'The protocol between the components is TCP.',
);
const ARROWS_OF_FIGURE_9 = page(
  COMPONENTS,
  '(図9)の矢印線は、どちらのコンポーネントから接続コールを、イニシエーションするかを図示しています。',
  'The arrows of figure 9 show which component initiates the connection.',
);
const DEPLOYMENT_SERVER_MEANT = page(
  COMPONENTS,
  '端末と接続するサーバは、MobiControlデプロイメントサーバです。上記で、単にMobiControlサーバと記述したのは、 正確には、MobiControlデプロイメントサーバです。',
  'The server that devices connect to is the MobiControl deployment server. What is simply called MobiControl server above is, to be exact, the MobiControl deployment server.',
);
const SEARCH_BY_MANAGEMENT = page(
  COMPONENTS,
  'コンソールで、端末フィルタ条件式を入力して、表示する端末群を限定するときは、 MobiControl Search Serverが、SQLステートメントを作成し、マネージメントサーバ経由で、Microsoft SQLサーバに、サブミットします。',
  'When the console limits the devices that it shows by a filter, the MobiControl Search Server makes an SQL statement and submits it to the Microsoft SQL Server through the management server.',
);
const MANY_INTERNET_SITES = page(
  CONSOLE,
  'コンソールからは、多くのインターネットサイトにTCP443経由でアクセスします。',
  'From the console many Internet sites are accessed by TCP 443.',
);
const BROWSER = page(
  CONSOLE,
  'MobiControlシステムを管理し、モニターするためにコンソールで使うアプリは、ブラウザです。',
  'The application that the console uses to manage and monitor MobiControl is a browser.',
);
const DIRECTORY_OR_PROVIDER = page(
  DIRECTORY,
  'MobiControlサーバとAzure AD若しくはIDプロバイダとの接続は、TCP443経由となります。',
  'The connection between the MobiControl server and Azure AD or an identity provider is by TCP 443.',
);
const ERG_WORDS = page(
  OPTIONS,
  'ERG(Enterprise Resource Gateway) 無償 Firewallの外部にある端末が、内部にあるリポジトリ・サーバから文書、画像、動画を 安全に入手するための逆プロキシサーバ',
  'ERG (Enterprise Resource Gateway), free of charge: a reverse proxy by which devices outside of the firewall safely get documents, pictures and films from a repository server inside.',
);
const ASSIST_WORDS = page(
  OPTIONS,
  'SOTI Assist Server 有償 システム運用に伴うインシデントを管理します。インシデント発生に伴い、これの解決に 向かっての工程管理をします。',
  'SOTI Assist Server, charged for: it manages the incidents of running the system, and the steps towards their solution.',
);
const FILTER_WORDS = page(
  OPTIONS,
  'Exchange ActiveSync Filter 無償 MS ExchangeサーバのフロントサーバであるActiveSyncサーバにアドオンするソフトウェアです。 MS Exchangeサーバへの不法アクセスを防止します。',
  'Exchange ActiveSync Filter, free of charge: software added on to the ActiveSync server, the front server of MS Exchange. It keeps illegal access from the MS Exchange server.',
);
const PORTS_OF_OPTIONS_BY_LINK = page(
  FURTHER,
  'あわせて、 上記F.項で示したオプションサーバのポートも記してあります。',
  'The ports of the optional servers of item F above are written there as well.',
);

const FIGURE_WHERE =
  'figure 9, which did not come with the text of the page; SOTI prints ports on the two pages that part G links to';
const ARROW_OF_THE_FILTER =
  "who opens the connection is read from the sentence on the filter; the arrow of the figure did not come with the text. Further arrows of the figure may end at the same machines, the deployment server's among them (deployment-server-components)";
const OPTIONS_WHERE = "SOTI's page of network ports, whose address part G prints";

/** E to G: the components of the server, the console, directory services, optional servers. */
export const SERVERS_REQUIREMENTS = [
  // E. Between the components, whose ports stand in a figure alone. Under SaaS none of it is the customer's.
  {
    id: 'search-server-management-server',
    from: 'searchServer',
    to: 'managementServer',
    transport: 'tcp',
    ports: [],
    portsAre: null,
    hosts: [],
    either: false,
    application: [],
    need: 'must',
    when: [{ serverLocation: ['DMZ', 'Internal'] }],
    incomplete: {
      missing: ['ports'],
      where: FIGURE_WHERE,
      supply: "give the port in the profile: ports: { 'search-server-management-server': '...' }",
    },
    proxy: 'unknown',
    cites: [SEARCH_BY_MANAGEMENT, PORTS_OF_FIGURE_9, ALL_TCP],
    note: ARROW_OF_THE_FILTER,
  },
  {
    id: 'management-server-sql-server',
    from: 'managementServer',
    to: 'sqlServer',
    transport: 'tcp',
    ports: [],
    portsAre: null,
    hosts: [],
    either: false,
    application: [],
    need: 'must',
    when: [{ serverLocation: ['DMZ', 'Internal'] }],
    incomplete: {
      missing: ['ports'],
      where: FIGURE_WHERE,
      supply: "give the port in the profile: ports: { 'management-server-sql-server': '...' }",
    },
    proxy: 'unknown',
    cites: [SEARCH_BY_MANAGEMENT, PORTS_OF_FIGURE_9, ALL_TCP],
    note: ARROW_OF_THE_FILTER,
  },
  {
    id: 'deployment-server-components',
    from: 'deploymentServer',
    to: null,
    transport: 'tcp',
    ports: [],
    portsAre: null,
    hosts: [],
    either: false,
    application: [],
    need: 'must',
    when: [{ serverLocation: ['DMZ', 'Internal'] }],
    incomplete: {
      missing: ['to', 'ports'],
      where: FIGURE_WHERE,
      supply:
        'once the figure says which component and which port, open it as an additional rule of your own, with the figure as its reason',
    },
    proxy: 'unknown',
    cites: [PORTS_OF_FIGURE_9, ARROWS_OF_FIGURE_9, ALL_TCP],
    note: 'the text has the deployment server share information with the others and does not say with which; whether it opens the connection or is reached stands in the figure alone too',
  },

  // F. The console.
  {
    id: 'console-management-server',
    from: 'console',
    to: 'managementServer',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [{ ports: '443', name: 'https', basis: 'inferred' }],
    need: 'must',
    when: [],
    proxy: 'unknown',
    cites: [
      page(
        CONSOLE,
        'コンソールは、TCP443経由で、マネージメントサーバにアクセスします。 典拠は、SOTIのドキュメント Network Ports Management Server Connectionsの項',
        "The console accesses the management server by TCP 443. Source: SOTI's document Network Ports, item Management Server Connections.",
      ),
      BROWSER,
    ],
    note: 'TCP 443 is printed without an application; the console is a browser, so https is inferred',
  },
  {
    id: 'console-internet-sites',
    from: 'console',
    to: 'internetSites',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [{ ports: '443', name: 'https', basis: 'inferred' }],
    need: 'unknown',
    when: [{ consoleInternetSites: [true] }],
    incomplete: {
      missing: ['hosts'],
      where: 'not on the page: it says "many Internet sites" and names none',
      supply: 'name the sites in the profile: parties: { internetSites: { hosts: [...] } }',
    },
    proxy: 'unknown',
    cites: [MANY_INTERNET_SITES, BROWSER],
    note: 'the page describes this and asks for nothing, so it stands only where it is chosen; many sites are not all sites, and nothing is opened to everywhere; the console is a browser, so https is inferred',
  },

  // E. Directory services and identity providers.
  {
    id: 'server-active-directory',
    from: 'deploymentServer',
    to: 'activeDirectory',
    transport: 'tcp',
    ports: ['389', '636'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [{ ports: '389, 636', name: 'ldap', basis: 'stated' }],
    need: 'conditional',
    when: [{ serverLocation: ['DMZ', 'Internal'], activeDirectory: [true] }],
    proxy: 'unknown',
    cites: [
      page(
        DIRECTORY,
        '端末の登録の毎に、MobiControlサーバは、AD_DSサーバと通信をします。 その場合は、TCP389と636をFirewallに開けておく必要があります。TCP389と636のプロトコルはLDAPです。',
        'At each enrolment of a device the MobiControl server communicates with the AD DS server. For that TCP 389 and 636 need to be open in the firewall. The protocol of TCP 389 and 636 is LDAP.',
      ),
    ],
    note: 'both ports are asked for together and called LDAP; the page does not say which of them carries what',
  },
  {
    id: 'server-azure-ad',
    from: 'deploymentServer',
    to: 'azureAd',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [{ ports: '443', name: 'https', basis: 'inferred' }],
    need: 'conditional',
    when: [{ serverLocation: ['DMZ', 'Internal'], azureAd: [true] }],
    incomplete: {
      missing: ['hosts'],
      where: 'the page on the connection profile of AD DS in Azure, which is linked without its address',
      supply: 'name the hosts in the profile: parties: { azureAd: { hosts: [...] } }',
    },
    proxy: 'unknown',
    cites: [DIRECTORY_OR_PROVIDER],
    note: 'the sentence says "between"; that the server opens the connection, and that TCP 443 is https as in the first table of the page, is inferred',
  },
  {
    id: 'server-identity-providers',
    from: 'deploymentServer',
    to: 'identityProviders',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [{ ports: '443', name: 'https', basis: 'inferred' }],
    need: 'conditional',
    when: [{ serverLocation: ['DMZ', 'Internal'], identityProviders: [true] }],
    incomplete: {
      missing: ['hosts'],
      where: "the identity provider's own documents; the page on connection profiles is linked without its address",
      supply: 'name the hosts in the profile: parties: { identityProviders: { hosts: [...] } }',
    },
    proxy: 'unknown',
    cites: [DIRECTORY_OR_PROVIDER],
    note: 'the sentence says "between"; that the server opens the connection, and that TCP 443 is https as in the first table of the page, is inferred',
  },

  // F. Optional servers, of which the page prints what they are for and no port.
  {
    id: 'device-erg',
    from: 'device',
    to: 'erg',
    transport: 'tcp',
    ports: [],
    portsAre: null,
    hosts: [],
    either: false,
    application: [],
    need: 'optional',
    when: [{ erg: [true], closedNetwork: [false] }],
    incomplete: {
      missing: ['transport', 'ports'],
      where: OPTIONS_WHERE,
      supply: "give the port in the profile: ports: { 'device-erg': '...' }",
    },
    proxy: 'unknown',
    cites: [ERG_WORDS, PORTS_OF_OPTIONS_BY_LINK],
    note: 'that devices go to the ERG follows from what a reverse proxy is',
  },
  {
    id: 'erg-repository-server',
    from: 'erg',
    to: 'repositoryServer',
    transport: 'tcp',
    ports: [],
    portsAre: null,
    hosts: [],
    either: false,
    application: [],
    need: 'optional',
    when: [{ erg: [true], repositoryServer: [true] }],
    incomplete: {
      missing: ['transport', 'ports'],
      where: OPTIONS_WHERE,
      supply: "give the port in the profile: ports: { 'erg-repository-server': '...' }",
    },
    proxy: 'unknown',
    cites: [ERG_WORDS, PORTS_OF_OPTIONS_BY_LINK],
    note: 'that the ERG goes to the repository server follows from what a reverse proxy is',
  },
  {
    id: 'soti-assist-server',
    from: null,
    to: 'sotiAssistServer',
    transport: 'tcp',
    ports: [],
    portsAre: null,
    hosts: [],
    either: false,
    application: [],
    need: 'optional',
    when: [{ sotiAssistServer: [true] }],
    incomplete: {
      missing: ['from', 'transport', 'ports'],
      where: OPTIONS_WHERE,
      supply:
        'once that page says who connects and by which port, open it as an additional rule of your own, with that page as its reason',
    },
    proxy: 'unknown',
    cites: [ASSIST_WORDS, PORTS_OF_OPTIONS_BY_LINK],
    note: 'the page says what the server is for, not who connects to it, nor whether it connects to others',
  },
  {
    id: 'exchange-active-sync-filter',
    from: null,
    to: 'exchangeActiveSyncFilter',
    transport: 'tcp',
    ports: [],
    portsAre: null,
    hosts: [],
    either: false,
    application: [],
    need: 'optional',
    when: [{ exchangeActiveSyncFilter: [true] }],
    incomplete: {
      missing: ['from', 'transport', 'ports'],
      where: OPTIONS_WHERE,
      supply:
        'once that page says who connects and by which port, open it as an additional rule of your own, with that page as its reason',
    },
    proxy: 'unknown',
    cites: [FILTER_WORDS, PORTS_OF_OPTIONS_BY_LINK],
    note: 'the page says on which server the filter is added, not who connects to it, nor whether it connects to others',
  },
] as const satisfies readonly Requirement[];

/** What the components, the console and the directory services exclude. */
export const SERVERS_DENIALS = [
  {
    id: 'device-does-not-reach-active-directory',
    from: 'device',
    to: 'activeDirectory',
    when: [],
    gloss:
      'Devices are authenticated through the MobiControl server: they need no way to the AD DS server, and get none.',
    cites: [
      page(
        DIRECTORY,
        '端末は、AD_DSサーバにアクセスできるネットワーク環境になくても、MobiControlサーバにさえアクセスできれば、端末は、 AD_DSとの認証を受けてMobiControlに登録できます。',
        'A device can be authenticated by AD DS and enrolled as long as it reaches the MobiControl server, even where its network does not reach the AD DS server.',
      ),
    ],
  },
] as const satisfies readonly Denial[];

/** What parts E to G say beside their flows. */
export const SERVERS_NOTES: readonly Note[] = [
  {
    id: 'mobicontrol-server-means-deployment-server',
    kind: 'background',
    gloss:
      'MobiControl is a deployment, a management, a search and a Microsoft SQL server. Wherever the page says MobiControl server it means the deployment server, so that role holds every flow that the page gives to "the MobiControl server", those to APNs, SOTI services and directories included.',
    cites: [
      page(
        COMPONENTS,
        'MobiControlサーバは、次のサーバコンポーネントから構成されています。 • MobiControlデプロイメントサーバ • MobiControlマネージメントサーバ • MobiControl Search Server • Microsoft SQLサーバ',
        'The MobiControl server consists of these components: MobiControl deployment server, MobiControl management server, MobiControl Search Server, Microsoft SQL Server.',
      ),
      DEPLOYMENT_SERVER_MEANT,
    ],
  },
  {
    id: 'ports-between-components-in-a-figure',
    kind: 'gap',
    gloss:
      'The ports between the components, and the arrows that say who connects to whom, stand in figure 9, which did not come with the text; no other sentence prints them. No product default is filled in: they are to be supplied by requirement id.',
    cites: [PORTS_OF_FIGURE_9, ARROWS_OF_FIGURE_9],
  },
  {
    id: 'traffic-of-components-both-ways',
    kind: 'behaviour',
    gloss:
      'Traffic between components runs both ways inside a connection that one of them opens: one stateful rule per arrow, none the other way round.',
    cites: [
      page(COMPONENTS, 'トラフィックは、双方向です。', 'The traffic runs both ways.'),
      ARROWS_OF_FIGURE_9,
      ALL_TCP,
    ],
  },
  {
    id: 'components-on-one-machine',
    kind: 'behaviour',
    gloss:
      'The figure is drawn for more than 30,000 devices. Up to 1,000 all four components may stand on one machine, and then nothing between them crosses a firewall.',
    cites: [
      page(
        COMPONENTS,
        '(図9)は、端末台数が3万台以上のシステムを想定しています。 端末台数が1000台以下と少ない場合、これら4つのサーバコンポーネントを1台のサーバハードウエァに同居させることが可能です。',
        'Figure 9 assumes 30,000 devices or more. With few devices, up to 1,000, the four components can live on one server machine.',
      ),
    ],
  },
  {
    id: 'deployment-servers-in-parallel',
    kind: 'background',
    gloss:
      'Several deployment servers may stand in parallel, with many devices or frequent traffic. The figures (30,000, 1,000, 500) are rules of thumb that overlap; none decides what is opened. Each such server is a machine of the same role.',
    cites: [
      page(
        COMPONENTS,
        '端末台数が多い場合は、デプロイメント・サーバを並列複数台数とします。国内でも数万台の端末を管理しているユーザもあります。',
        'With many devices several deployment servers run in parallel. There are users in Japan who manage tens of thousands of devices.',
      ),
      page(
        COMPONENTS,
        '端末とサーバとの交信頻度を多く設定している場合、端末台数が500台程度でも、2台のデプロイメントサーバで運営しているユーザもいます。',
        'Where devices and server communicate often, some users run two deployment servers for about 500 devices.',
      ),
    ],
  },
  {
    id: 'browsers-of-the-console',
    kind: 'background',
    gloss:
      'The console is a browser; the supported ones are those of the time of the page. No traffic depends on which.',
    cites: [
      page(
        CONSOLE,
        '次のブラウザをサポートします。 • Google Chrome • Internet Explorer 11 • Mozilla Firefox 典拠は、SOTIのドキュメント System Requirementの Browsersの項',
        "These browsers are supported: Google Chrome, Internet Explorer 11, Mozilla Firefox. Source: SOTI's document System Requirement, item Browsers.",
      ),
    ],
  },
  {
    id: 'accounts-of-the-console',
    kind: 'background',
    gloss: 'What an account of the console may manage is limited by account, not by the network.',
    cites: [
      page(
        CONSOLE,
        'コンソールの権限アカウントは、複数作成できます。 アカウント別に、管理権限の範囲と、管理できる端末グループを制限できます。',
        'Several accounts can be made for the console. By account the extent of the rights and the groups of devices can be limited.',
      ),
    ],
  },
  {
    id: 'internet-sites-of-console-unnamed',
    kind: 'gap',
    gloss:
      'The console goes to "many Internet sites" by TCP 443, and none is named but Bing Maps in other parts. It never becomes everywhere: off unless chosen, and then with the sites that the user names.',
    cites: [MANY_INTERNET_SITES],
  },
  {
    id: 'enrolment-with-active-directory',
    kind: 'procedure',
    gloss:
      'Authentication by AD DS is a matter of the enrolment rule, set up before devices are enrolled; where it is not used, 389 and 636 stay closed.',
    cites: [
      page(
        DIRECTORY,
        '端末やPCをMobiControlに登録する際に、AD_DS(Active Directory Domain Service)との認証を必要とするように、 端末登録ルールを作成することができます。',
        'An enrolment rule can be made such that enrolling a device or PC needs authentication by AD DS (Active Directory Domain Service).',
      ),
      page(
        DIRECTORY,
        'その際は、端末やPCの登録の前に、MobiControlサーバとAD_DSサーバとの間に、ディレクトリサービスとの接続プロファイルを作成しておきます。',
        'Then a connection profile of the directory service is to be made between the MobiControl server and the AD DS server before devices and PCs are enrolled.',
      ),
    ],
  },
  {
    id: 'directory-of-a-server-as-saas',
    kind: 'gap',
    gloss:
      'The sentence on 389 and 636 is about a MobiControl server and the firewall between it and the directory. How a server that is used as SaaS reaches a directory in the network of the customer is not said; nothing is opened for that.',
    cites: [
      page(
        DIRECTORY,
        '端末の登録の毎に、MobiControlサーバは、AD_DSサーバと通信をします。',
        'At each enrolment of a device the MobiControl server communicates with the AD DS server.',
      ),
    ],
  },
  {
    id: 'hosts-of-identity-services-unnamed',
    kind: 'gap',
    gloss:
      'For Azure AD and identity providers the page prints TCP 443 and no host; how the connection profiles are made is left to pages that are linked without their addresses.',
    cites: [
      DIRECTORY_OR_PROVIDER,
      page(
        DIRECTORY,
        'Azure ADで認証 ID プロバイダで認証',
        'Authentication by Azure AD; authentication by an identity provider (captions of figures 12 and 13).',
      ),
      page(
        DIRECTORY,
        'AzureのAD_DSとの接続プロファイルの作成方法は、 AzureのAD_DSとの接続プロファイルを参照ください。 IDプロバイダとの接続プロファイルの作成方法は、IDプロバイダとの接続プロファイルを参照ください。',
        'For the connection profile of AD DS in Azure see that page; for the connection profile of an identity provider see that page.',
      ),
    ],
  },
  {
    id: 'authentication-by-operating-system',
    kind: 'background',
    gloss:
      'Not every operating system or mode of a device can be enrolled with each kind of authentication; which can is left to a linked page. What is opened is between server and directory alone.',
    cites: [
      page(
        DIRECTORY,
        '認証サービスは、「ディレクトリサービス」と「IDプロバイダ」の2つに大別されます。認証サービスによる認証を得て、MobiControlに登録できる端末のOSまたは設定モードには 制限があります。 詳しくは、「認証サービスによる認証」を参照ください。',
        'Authentication services are of two kinds, directory services and identity providers. Which operating systems or modes can be enrolled with them is limited. For details see "Authentication by authentication services".',
      ),
    ],
  },
  {
    id: 'optional-servers-without-ports',
    kind: 'gap',
    gloss:
      'Of the optional servers the page prints what they are for. Ports stand behind a link; for SOTI Assist and the Exchange ActiveSync Filter who connects is not said either. Nothing is opened for them until ports are supplied.',
    cites: [
      page(
        OPTIONS,
        'SOTIは、MobiControl以外に、幾つかのオプションサーバを提供しています。 サーバのサービス名概 要',
        'Beside MobiControl, SOTI offers several optional servers. Name of the server, summary.',
      ),
      ERG_WORDS,
      ASSIST_WORDS,
      FILTER_WORDS,
      PORTS_OF_OPTIONS_BY_LINK,
    ],
  },
  {
    id: 'letters-of-parts-used-twice',
    kind: 'erratum',
    gloss:
      'The letters E and F head two parts each. Parts are told apart by their titles; "item F above", said of the optional servers, means the second F.',
    cites: [
      page(COMPONENTS, COMPONENTS, 'E. Ports between the components of the MobiControl server.'),
      page(CONSOLE, CONSOLE, 'F. Connection with the console.'),
      page(DIRECTORY, DIRECTORY, 'E. Connection with AD DS.'),
      page(OPTIONS, OPTIONS, 'F. Connection with optional servers.'),
      PORTS_OF_OPTIONS_BY_LINK,
    ],
  },
  {
    id: 'pages-of-soti-on-ports',
    kind: 'gap',
    gloss:
      'For ports the page sends the reader to two pages of SOTI: a diagram that changes with the layout, and the network ports as seen from deployment and management server. They are not part of this document, and nothing of them is filled in.',
    cites: [
      page(
        FURTHER,
        'MobiControlに限定したネットワーク・ポートに関する情報は、下記のSOTIのリンクにアクセスください。',
        'For network ports of MobiControl alone use the links to SOTI below.',
      ),
      page(
        FURTHER,
        'Network Configuration Diagram https://www.soti.net/mc/help/v15.3/en/network_config_diagram/network_config_diagram.html',
        'Network Configuration Diagram, with its address.',
      ),
      page(
        FURTHER,
        'このページでは、システムの構成の仕方によって、構成図とポート番号がダイナミックに変化して表示されます。',
        'On that page the diagram and the port numbers change with the configuration of the system.',
      ),
      page(
        FURTHER,
        'Network Ports https://soti.net/mc/help/v15.3/en/setup/installing/system_requirements.html#installing_network_ports',
        'Network Ports, with its address.',
      ),
      page(
        FURTHER,
        'MobiControl Deployment Server 及び MobiControl Management Serverから見てのポート番号を記してあります。',
        'The port numbers as seen from the MobiControl Deployment Server and the MobiControl Management Server are written there.',
      ),
    ],
  },
  {
    id: 'layouts-of-the-server',
    kind: 'background',
    gloss:
      'Two facts decide who is reached from where: where the server stands (SaaS; the DMZ, for devices outside of the firewall; the internal network, for devices inside), and whether deployment and management server share a machine. The first is a choice, the second is said by naming their machines alike.',
    cites: [
      page(
        FURTHER,
        'ここでいうシステムの構成とは、下記の a.と、b.の選択項目で、どの選択肢を選ぶかを指します。 これらの選択肢によって構成図が変化します。',
        'The configuration of the system means which option of the items a and b below is chosen; the diagram changes with these options.',
      ),
      page(
        FURTHER,
        'a.MobiControlサーバの設置場所 • Cloud (SaaS) • DMZ 貴社のDMZに設置(Firewallの外にある端末からのアクセスを想定) • Internal 貴社の内部ネットワークに設置(Firewallの中にある端末からのアクセスを想定)',
        'a. Where the MobiControl server stands: cloud (SaaS); DMZ (in your DMZ, for access by devices outside of the firewall); internal (in your internal network, for access by devices inside of the firewall).',
      ),
      page(
        FURTHER,
        'b. 複数のサーバコンポーネントのインストール • デプロイメントサーバとマネージメントサーバを、別々のハードウエアにインストール • 1つのハードウェアに同居',
        'b. How several components are installed: deployment server and management server on separate machines, or together on one.',
      ),
    ],
  },
  {
    id: 'version-14-links-to-version-15',
    kind: 'contradiction',
    gloss:
      'The manual is one of MobiControl v14 and links to help pages of v15.3. The data is that of the page; what the links say of a later version is not taken for v14.',
    cites: [
      page(TITLE, 'MobiControl v14 Manual', 'MobiControl v14 Manual.'),
      page(FURTHER, 'https://www.soti.net/mc/help/v15.3/en/', 'An address of the help of v15.3.'),
    ],
  },
];
