import { fail } from './suricata-fault';
import { type BufferTest, contentOf, type NameBuffer, pcreOf } from './suricata-name-tests';
import type { Option } from './suricata-options';

/** Keywords that change what a buffer holds before it is tested. */
const TRANSFORMS = /^(?:to_\w+|\w+_whitespace|strip_pseudo_headers|header_lowercase|url_decode|pcrexform|xor)$/;

/** What the options of a line say of its buffers, gathered in their order. */
export class Buffers {
  /** Those of the name that a client means. */
  readonly tests: BufferTest[] = [];
  /** Conditions that are not read here, by their keywords; they only narrow. */
  readonly narrowing = new Set<string>();
  private readonly all: BufferTest[] = [];
  private current: NameBuffer | 'other' | null = null;
  private used = true;
  private dotprefix = false;
  private readonly sizes: { readonly buffer: NameBuffer | 'other' | null; readonly value: string }[] = [];

  /** Whether the option is one of buffers, and taken. */
  take(option: Option): boolean {
    const { keyword, value } = option;
    switch (keyword) {
      case 'tls.sni':
      case 'tls_sni':
        this.select('tls.sni');
        return true;
      case 'http.host':
        this.select('http.host');
        return true;
      case 'http_host':
        this.last(keyword).buffer = 'http.host';
        return true;
      case 'dotprefix':
        if (this.current === null) fail('has dotprefix behind no buffer');
        this.dotprefix = true;
        return true;
      case 'content':
        this.push(contentOf(option, this.current ?? 'other', this.dotprefix));
        return true;
      case 'pcre':
        this.push(pcreOf(option, this.current ?? 'other', this.dotprefix));
        return true;
      case 'startswith':
      case 'endswith':
      case 'nocase': {
        const test = this.last(keyword);
        if (test[keyword]) fail(`has ${keyword} twice behind one content`);
        if (keyword === 'startswith' && (test.depth !== null || test.offset !== null))
          fail('has startswith beside depth or offset');
        test[keyword] = true;
        return true;
      }
      case 'depth':
      case 'offset':
        this.place(keyword, value ?? '');
        return true;
      case 'isdataat':
        // An older way to say that the buffer ends there.
        if (/^!\s*1\s*,\s*relative$/.test(value ?? '') && this.all.length > 0) this.last(keyword).endswith = true;
        else this.narrowing.add(keyword);
        return true;
      case 'bsize':
        this.used = true;
        this.sizes.push({ buffer: this.current, value: value ?? '' });
        return true;
      default:
        return false;
    }
  }

  /** A keyword that may select another buffer: of what is tested behind it nothing is known. */
  leave(keyword: string, value: string | null): void {
    this.narrowing.add(keyword);
    if (TRANSFORMS.test(keyword)) {
      this.current = 'other';
    } else if (value === null && /[._]/.test(keyword)) {
      if (!this.used) fail(`selects ${this.current} and tests nothing in it`);
      this.current = 'other';
      this.dotprefix = false;
    }
    const last = this.all.at(-1);
    // The older keywords say behind a content which buffer it stands in.
    if (/^(?:http_|file_)/.test(keyword) && last !== undefined) last.buffer = 'other';
  }

  /** Settles what hangs on the whole line. */
  close(): void {
    if (!this.used) fail(`selects ${this.current} and tests nothing in it`);
    for (const { buffer, value } of this.sizes) {
      const own = this.all.filter((test) => test.buffer === buffer && test.kind === 'content' && !test.negated);
      const [only, ...more] = own;
      if (/^\d+$/.test(value) && own.some(({ text }) => text.length > Number(value)))
        fail(`has a content that is longer than bsize:${value}`);
      if (only !== undefined && more.length === 0 && value === String(only.text.length)) {
        only.startswith = true;
        only.endswith = true;
      } else this.narrowing.add('bsize');
    }
    for (const test of this.all) {
      if (test.kind === 'content' && test.buffer === 'http.host') {
        if (test.nocase) fail('has nocase in http.host');
        if (test.text !== test.text.toLowerCase()) fail(`has the upper-case content "${test.text}" in http.host`);
      }
      if (test.depth !== null && (test.offset ?? 0) === 0 && test.depth === test.text.length) test.startswith = true;
      else if (test.depth !== null || (test.offset ?? 0) !== 0)
        this.narrowing.add(test.depth === null ? 'offset' : 'depth');
      if (test.buffer === 'other') this.narrowing.add(test.kind);
      else this.tests.push(test);
    }
  }

  private select(buffer: NameBuffer): void {
    if (!this.used) fail(`selects ${this.current} and tests nothing in it`);
    this.current = buffer;
    this.used = false;
    this.dotprefix = false;
  }

  private push(test: BufferTest): void {
    this.used = true;
    this.all.push(test);
  }

  private last(keyword: string): BufferTest {
    const test = this.all.at(-1);
    if (test === undefined || (test.kind === 'pcre' && keyword !== 'isdataat'))
      fail(`has ${keyword} behind no content`);
    return test;
  }

  private place(keyword: 'depth' | 'offset', value: string): void {
    const test = this.last(keyword);
    if (!/^\d+$/.test(value.trim())) {
      // A variable of the line itself.
      this.narrowing.add(keyword);
      return;
    }
    if (test[keyword] !== null || test.startswith) fail(`has ${keyword} twice, or beside startswith`);
    if (keyword === 'depth' && Number(value) < test.text.length)
      fail(`has a content that is longer than depth:${value}`);
    test[keyword] = Number(value);
  }
}
