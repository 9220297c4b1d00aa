import { ADDRESSES, domains } from './quotes';

/** 米国ドメインの場合: one table of addresses serves all three lists; adjacent blocks stay apart, as printed. */
export const US_RANGES = {
  for: ['patch.manageengine.com', 'desktopcentral.manageengine.com', 'remoteaccess.manageengine.com'],
  cidrs: [
    '204.141.32.0/23',
    '204.141.42.0/23',
    '136.143.180.0/23',
    '136.143.182.0/23',
    '136.143.185.0/24',
    '136.143.186.0/23',
    '136.143.189.0/24',
    '136.143.190.0/23',
  ],
};

/** 日本ドメインの場合: the same for the Japanese names. */
export const JP_RANGES = {
  for: ['patch.manageengine.jp', 'desktopcentral.manageengine.jp', 'remoteaccess.manageengine.jp'],
  cidrs: ['103.163.152.0/23', '193.118.160.0/24', '193.118.161.0/24'],
};

/** How the page has the reader find the addresses of three shared names. */
export const LOOK_UP =
  'run nslookup on each name in a command prompt, and take the range of the data centre in which the answer lies (the page prints those of Japan and the US, and refers to English documents for the others)';

/** The page leaves the addresses of three shared names to nslookup. */
export const LOOK_UP_CITE = domains(
  ADDRESSES,
  'そのためコマンドプロンプトで nslookup <ドメイン名> を実行した結果を確認し、どこのIPアドレス範囲に該当するかを確認し、該当するIPアドレス範囲をホワイトリスト登録します。',
  "So check the result of running nslookup <domain> in a command prompt, see which region's IP range it falls in, and put that range on the allow-list.",
);

/** The one of them that stands beside other names of the cloud. */
export const SHARED_DOWNLOADS = {
  for: ['downloads.zohocdn.com'],
  how: `${LOOK_UP}; addresses that are supplied for cloud stand for downloads.zohocdn.com alone`,
  cite: LOOK_UP_CITE,
};

/** The two of them that are the patch database. */
export const SHARED_PATCH_DATABASE = {
  for: ['patchdb.manageengine.com', 'patchdatabase.manageengine.com'],
  how: LOOK_UP,
  cite: LOOK_UP_CITE,
};

/** Where the addresses of the patch database are found. */
export const LOOK_UP_WHERE =
  'nslookup of each name, as the page says; run it where the traffic starts, since the answer varies by region';

/** Where they go. */
export const LOOK_UP_SUPPLY =
  'where names cannot be used, put the range in which the answer lies into the profile: parties: { patchDatabase: { addresses: [...] } }';

/** Where the lists of the other data centres are found. */
export const OTHER_DATA_CENTERS_WHERE =
  'an English page of the vendor that the knowledge base links to, without printing its address';

/** Where the names of their cloud go. */
export const OTHER_DATA_CENTERS_SUPPLY =
  'name them in the profile: parties: { cloud: { hosts: [...] } }, or addresses: [...] where names cannot be used';

/** Where the names of their patch database go. */
export const OTHER_PATCH_DATABASE_SUPPLY =
  'name them in the profile: parties: { patchDatabase: { hosts: [...] } }, or addresses: [...] where names cannot be used';

/** What the page says of the patch database, and of whom it does not say it. */
export const OTHER_PATCH_DATABASE_NOTE =
  'the page prints the two names for the US and the Japanese data centre, and does not say whether they hold here';

/** Where the sites of the vendors are found. */
export const VENDORS_WHERE =
  'the page with the details of each vendor, which the knowledge base links to without printing its address';
