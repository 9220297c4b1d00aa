import type { RuleLine } from './lines';
import { contentOf } from './tokens';

/** A `content` of a rule, with the buffer that it looks into and what modifies it. */
export interface Content {
  /** `tls.sni`, `http.host`; `payload` where none is named. */
  readonly buffer: string;
  readonly text: string | undefined;
  readonly negated: boolean;
  readonly modifiers: readonly string[];
  /** Transforms between the buffer and this content: `dotprefix`. */
  readonly transforms: readonly string[];
}

const TRANSFORMS = [
  'dotprefix',
  'to_lowercase',
  'to_uppercase',
  'header_lowercase',
  'strip_whitespace',
  'compress_whitespace',
  'strip_pseudo_headers',
  'url_decode',
  'to_md5',
  'to_sha1',
  'to_sha256',
];

/** Words alone that say something of the content in front of them. */
const OF_CONTENT = ['nocase', 'startswith', 'endswith', 'rawbytes', 'fast_pattern'];
const OF_CONTENT_WITH_VALUE = ['depth', 'offset', 'distance', 'within', 'bsize', 'fast_pattern'];

/** Words alone that say something of the rule. */
const OF_RULE = ['noalert', 'alert', 'prefilter'];

/** Rules of old carry the content in front of such a word into its buffer. */
const OLD_FORM =
  /^http_(uri|raw_uri|method|header|raw_header|cookie|client_body|server_body|user_agent|stat_code|stat_msg|host|raw_host)$/;
const OLD_NAMES: Readonly<Record<string, string>> = { http_raw_host: 'http.host.raw', tls_sni: 'tls.sni' };

interface Reading {
  readonly contents: readonly Content[];
  /** Modifiers that surely have no content in front of them. */
  readonly orphans: readonly string[];
}

/** The contents of a rule, each in its buffer. */
export function contentsOf({ tokens }: RuleLine): Reading {
  const contents: Content[] = [];
  const orphans: string[] = [];
  let buffer = 'payload';
  let transforms: readonly string[] = [];
  // Whether a content stands in front, in the same buffer; null where nobody here knows the word between.
  let inFront: boolean | null = false;
  const change = (changed: Partial<Content>) => {
    const last = contents.at(-1);
    if (inFront !== false && last !== undefined) contents[contents.length - 1] = { ...last, ...changed };
  };
  for (const { name, value } of tokens.options) {
    const ofContent = value === undefined ? OF_CONTENT : OF_CONTENT_WITH_VALUE;
    if (name === 'content') {
      const negated = value?.startsWith('!') === true;
      contents.push({ buffer, text: contentOf(value), negated, modifiers: [], transforms });
      inFront = true;
    } else if (ofContent.includes(name)) {
      if (inFront === false) orphans.push(name);
      change({ modifiers: [...(contents.at(-1)?.modifiers ?? []), name] });
    } else if (value !== undefined || OF_RULE.includes(name)) continue;
    else if (TRANSFORMS.includes(name)) transforms = [...transforms, name];
    else if (OLD_FORM.test(name)) change({ buffer: OLD_NAMES[name] ?? name.replace('_', '.') });
    else {
      buffer = OLD_NAMES[name] ?? name;
      transforms = [];
      // The names of buffers have a dot; another word may be one, or not.
      inFront = name.includes('.') ? false : null;
    }
  }
  return { contents, orphans };
}
