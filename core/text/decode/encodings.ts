/**
 * The encodings a document may come in. Names as in the WHATWG Encoding Standard (section 4.2); `gb18030` includes GBK
 * and GB 2312, `big5` includes HKSCS and the ETEN extensions, `shift_jis` is CP932, `windows-1252` includes ISO 8859-1.
 */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'windows-1252',
] as const;
export type Encoding = (typeof encodings)[number];

/** Every label of the WHATWG Encoding Standard (section 4.2) for the encodings known here, in lower case. */
const labels: Readonly<Record<Encoding, string>> = {
  'utf-8': 'unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8',
  'utf-16le': 'csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le',
  'utf-16be': 'unicodefffe utf-16be',
  gb18030:
    'gb18030 chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk cp936 ms936 windows-936 euc-cn',
  big5: 'big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950 ms950 windows-950',
  shift_jis: 'csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis cp932',
  'euc-jp': 'cseucpkdfmtjapanese euc-jp x-euc-jp eucjp',
  'windows-1252':
    'ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 ' +
    'iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252',
};

const byLabel: ReadonlyMap<string, Encoding> = new Map(
  encodings.flatMap((encoding) => labels[encoding].split(' ').map((label) => [label, encoding] as const)),
);

/** The encoding that a label names, or null when it is none of those known here. In: the label as it was written. */
export const encodingOfLabel = (label: string): Encoding | null =>
  byLabel.get(label.trim().toLowerCase()) ?? null;

/** The part of the platform's TextDecoder (WHATWG Encoding Standard, section 7.1) that the core uses. */
type PlatformDecoder = { decode(input?: Uint8Array, options?: { stream?: boolean }): string };
declare const TextDecoder: new (
  label: string,
  options?: { fatal?: boolean; ignoreBOM?: boolean },
) => PlatformDecoder;

/** Those, and others of the WHATWG Encoding Standard that only parts of a file may be in. */
export type DecoderLabel =
  | Encoding
  | 'gbk'
  | 'euc-kr'
  | 'windows-874'
  | `windows-125${0 | 1 | 3 | 4 | 5 | 6 | 7 | 8}`;

/**
 * A decoder that throws at the first bad byte and keeps a byte order mark as U+FEFF. In: an encoding label. Out: the
 * platform's decoder; its `decode` throws a TypeError. Not for documents in Big5: the platform's tables (ICU's) leave out
 * the 5,001 pairs of HKSCS and ETEN that the standard has; see `openDecoder`.
 */
export const fatalDecoder = (label: DecoderLabel): PlatformDecoder =>
  new TextDecoder(label, { fatal: true, ignoreBOM: true });

/** A decoder that puts U+FFFD for every bad byte. In: an encoding label. Out: the platform's decoder. */
export const lenientDecoder = (label: DecoderLabel): PlatformDecoder =>
  new TextDecoder(label, { ignoreBOM: true });
