import { exact } from '../../model/host';
import type { Note, Requirement } from '../../model/product';
import {
  ANDROID_BING,
  ANDROID_SERVER_SOTI,
  APPLE_BING,
  APPLE_SERVER_SOTI,
  CLASSIC_BING,
  CLASSIC_SOTI,
  CONSOLE,
  inEach,
  MODERN_BING,
  page,
} from './quotes';

// Bing Map: every part of the page prints the server's row; that the console goes there too stands in sentences only.

const ROW = inEach(
  [ANDROID_BING, APPLE_BING, MODERN_BING, CLASSIC_BING],
  'Portsプロトコル方向宛先 443TCPOutbound www.bing.com/maps',
  'Port, protocol, direction, destination: 443, TCP, outbound, www.bing.com/maps',
);
const BING_HOST = exact('www.bing.com', { path: '/maps' });
const HTTPS = [{ ports: '443', name: 'https', basis: 'inferred' }] as const;
const URL_WITH_PATH =
  'the destination is printed as a URL with a path, so https is inferred; a name in TLS says nothing about the path';

/** Maps in the console: what the server asks Bing, and what the console fetches. */
export const BING_REQUIREMENTS = [
  {
    id: 'server-bing-maps',
    from: 'deploymentServer',
    to: 'bingMaps',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [BING_HOST],
    either: false,
    application: HTTPS,
    need: 'conditional',
    when: [{ mapDisplay: [true], serverLocation: ['DMZ', 'Internal'] }],
    proxy: 'unknown',
    cites: [
      ...inEach(
        [ANDROID_BING, APPLE_BING, CLASSIC_BING],
        'コンソールに、端末の地理的位置を地図表示するようにしたい場合には、MobiControlサーバからBing Mapサイトへのアクセスを許可しておきます。',
        'To show on a map of the console where devices are, allow access from the MobiControl server to Bing Maps.',
      ),
      page(
        MODERN_BING,
        'コンソールに、Windows PCの位置表示 する場合には、 MobiControlサーバからBing Mapサイトへのアクセスを許可しておきます。',
        'To show in the console where Windows PCs are, allow access from the MobiControl server to Bing Maps.',
      ),
      ...ROW,
      ...inEach(
        [ANDROID_SERVER_SOTI, APPLE_SERVER_SOTI, CLASSIC_SOTI],
        'MobiControlサーバは、それを、Bing Mapサイトに送ります。そしてBing Mapサイトから位置に関するポインティング情報を、受け取ります。',
        'The MobiControl server sends it to Bing Maps, and receives the place to point to.',
      ),
      page(
        CLASSIC_BING,
        'コンソールで、端末の位置を地図表示するアクションを選択すると、MobiControlサーバは Bing Mapサイトにアクセスし、緯度経度情報を送り、それに対応する、Bing Map上のポインティング情報を取得する。',
        'When the console is told to show a device on the map, the MobiControl server goes to Bing Maps, sends latitude and longitude, and gets the place to point to.',
      ),
    ],
    note: URL_WITH_PATH,
  },
  {
    id: 'console-bing-maps',
    from: 'console',
    to: 'bingMaps',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [BING_HOST],
    either: false,
    application: HTTPS,
    need: 'conditional',
    when: [{ mapDisplay: [true] }],
    proxy: 'unknown',
    cites: [
      ...inEach(
        [ANDROID_SERVER_SOTI, APPLE_SERVER_SOTI, CLASSIC_SOTI],
        'コンソールは、Bing Mapから地図(画像)ダウンロードし、これにMobiControlサーバから受領した位置に関するポイント情報を描画します。',
        'The console downloads the map (a picture) from Bing Maps and draws into it the place that the MobiControl server sent.',
      ),
      page(
        CLASSIC_BING,
        'コンソールは、Bing Mapサイトから地図(画像)をダウンロードし、その画像に、MobiControlサーバから送られてきた ポインティング情報を乗せる。',
        'The console downloads the map (a picture) from Bing Maps, and puts the place to point to into it.',
      ),
      ...inEach(
        [ANDROID_BING, APPLE_BING, CLASSIC_BING],
        'コンソールに、端末の地理的位置を地図表示するようにしたい場合には、',
        'To show on a map of the console where devices are,',
      ),
      ...ROW,
      page(
        CONSOLE,
        'コンソールからは、多くのインターネットサイトにTCP443経由でアクセスします。',
        'The console goes to many Internet sites by TCP 443.',
      ),
    ],
    note: `${URL_WITH_PATH}. The table has the row of the server only: that the console fetches the map itself stands in the text, its port where the page speaks of the console; from which further names pictures of the map come is not printed`,
  },
] as const satisfies readonly Requirement[];

/** What stands with Bing Maps beside the flows. */
export const BING_NOTES: readonly Note[] = [
  {
    id: 'names-of-map-pictures-unknown',
    kind: 'gap',
    gloss:
      'The page prints one address of Bing Maps. A map in a browser may fetch its pictures under further names, which the page does not give; the console is to be looked at if the map stays empty.',
    cites: [
      page(
        CLASSIC_BING,
        'Bing Mapサイトから地図(画像)をダウンロードし',
        'downloads the map (a picture) from Bing Maps',
      ),
      page(ANDROID_BING, '443TCPOutbound www.bing.com/maps', '443, TCP, outbound: www.bing.com/maps'),
    ],
  },
  {
    id: 'windows-modern-without-location-service',
    kind: 'contradiction',
    gloss:
      'The Windows Modern part lists the location service without a word on what it does, and lets the server put latitude and longitude to Bing Maps itself. Both flows are kept: the other parts have the service prepare the question.',
    cites: [
      page(
        MODERN_BING,
        'オンラインのWindows Modernエンドポイントから、その緯度経度情報(テキスト情報)を取得し、 MobiControlサーバは、Bing Mapにアクセスします。そして、Bing Mapに緯度経度情報を入力することで、 現在位置の地図表示を行ないます。',
        'The MobiControl server takes latitude and longitude (a text) from a Windows Modern endpoint that is online and goes to Bing Maps; by entering them there the present place is shown on the map.',
      ),
    ],
  },
  {
    id: 'how-positions-are-shown',
    kind: 'behaviour',
    gloss:
      'A device sends its position to the MobiControl server when it checks in, over the connection that it has anyway: for the map a device needs nothing of its own.',
    cites: [
      page(
        ANDROID_BING,
        'Android端末の過去の移動位置履歴や、現在の位置を、コンソールで地図表示する仕組みは、 「端末の位置表示の仕組み」を参照ください。',
        'How the console shows where an Android device was and is: see "How positions of devices are shown".',
      ),
      page(
        APPLE_BING,
        'iPhoneとiPadの過去の移動位置履歴や、現在の位置を、コンソールで地図表示する仕組みは、 「iPhone、iPadの位置表示スキーム」を参照ください。',
        'How the console shows where an iPhone or iPad was and is: see "How positions of iPhone and iPad are shown".',
      ),
      page(
        CLASSIC_BING,
        '端末の過去の移動位置履歴や、現在の位置は、次の仕組みで、コンソールで表示されます。 1. データ収集ルールで、収集するデータの種類として「位置情報」を指定。',
        'Where a device was and is, the console shows as follows. 1. A rule of data collection asks for positions.',
      ),
      page(
        CLASSIC_BING,
        'データ収集ルールで、指定したスケジュール(頻度)で、MobiControl エージェントは 位置情報(緯度経度情報。テキスト形式)を収集し、端末内に保存する。',
        '2. At the intervals of that rule the MobiControl agent collects positions (latitude and longitude, a text) and keeps them on the device.',
      ),
      page(
        CLASSIC_BING,
        'チェックインのときに、端末が保存してあった位置情報(緯度経度情報。テキスト形式)をMobiControlサーバに送る。',
        '3. When it checks in, the device sends the positions that it kept to the MobiControl server.',
      ),
      page(CLASSIC_BING, 'それをコンソールに送る。', 'It sends that to the console.'),
      page(
        CLASSIC_BING,
        '端末がMobiControlサーバに接続中なら、現在位置を表示する。オフラインの場合は、過去の位置履歴を表示する。',
        'While a device is connected to the MobiControl server its present place is shown, while it is offline its former ones.',
      ),
    ],
  },
];
