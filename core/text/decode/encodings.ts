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

/**
 * Encodings of one byte that only files which name their encoding themselves are read in (XML): nobody is asked whether a text is one of
 * them. Labels as in the WHATWG Encoding Standard (section 4.2), the name first; a label without its `-` is one too.
 */
const singleByteLabels = {
  ibm866: '866 cp866 csibm866',
  'iso-8859-2': 'csisolatin2 iso-ir-101 iso_8859-2 iso_8859-2:1987 l2 latin2',
  'iso-8859-3': 'csisolatin3 iso-ir-109 iso_8859-3 iso_8859-3:1988 l3 latin3',
  'iso-8859-4': 'csisolatin4 iso-ir-110 iso_8859-4 iso_8859-4:1988 l4 latin4',
  'iso-8859-5': 'csisolatincyrillic cyrillic iso-ir-144 iso_8859-5 iso_8859-5:1988',
  'iso-8859-6':
    'arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i iso-ir-127 iso_8859-6 iso_8859-6:1987',
  'iso-8859-7':
    'csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso_8859-7 iso_8859-7:1987 sun_eu_greek',
  'iso-8859-8':
    'csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso_8859-8 iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical',
  'iso-8859-10': 'csisolatin6 iso-ir-157 l6 latin6',
  'iso-8859-13': '',
  'iso-8859-14': '',
  'iso-8859-15': 'csisolatin9 iso_8859-15 l9',
  'iso-8859-16': '',
  'koi8-r': 'cskoi8r koi koi8 koi8_r',
  'koi8-u': 'koi8-ru',
  macintosh: 'csmacintosh mac x-mac-roman',
  'windows-874': 'dos-874 iso-8859-11 tis-620',
  'windows-1250': 'cp1250 x-cp1250',
  'windows-1251': 'cp1251 x-cp1251',
  'windows-1253': 'cp1253 x-cp1253',
  'windows-1254': 'cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso_8859-9 iso_8859-9:1989 l5 latin5 x-cp1254',
  'windows-1255': 'cp1255 x-cp1255',
  'windows-1256': 'cp1256 x-cp1256',
  'windows-1257': 'cp1257 x-cp1257',
  'windows-1258': 'cp1258 x-cp1258',
  'x-mac-cyrillic': 'x-mac-ukrainian',
} as const;
export type SingleByteEncoding = keyof typeof singleByteLabels;

/** What a file may be written in: those that a document may come in, and those that it has to name itself. `euc-kr` is CP949. */
export type FileEncoding = Encoding | SingleByteEncoding | 'euc-kr';

const koreanLabels =
  'cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 cp949 ms949 uhc'.split(
    ' ',
  );

/** Whether any document may be in it, without saying so. */
export const isDocumentEncoding = (encoding: string): encoding is Encoding =>
  encodings.some((one) => one === encoding);

export const isSingleByte = (encoding: string): encoding is SingleByteEncoding =>
  Object.hasOwn(singleByteLabels, encoding);

const withoutFirstHyphen = (label: string): string => label.replace(/^(iso)-/, '$1');

const singleBytesByLabel: ReadonlyMap<string, SingleByteEncoding> = new Map(
  Object.entries(singleByteLabels).flatMap(([encoding, labels]) =>
    [encoding, ...labels.split(' ')].flatMap((label) =>
      isSingleByte(encoding) ? [label, withoutFirstHyphen(label)].map((one) => [one, encoding] as const) : [],
    ),
  ),
);

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

/** The same of a file that names its encoding itself. */
export const fileEncodingOfLabel = (label: string): FileEncoding | null => {
  const lower = label.trim().toLowerCase();
  return (
    encodingOfLabel(lower) ??
    singleBytesByLabel.get(lower) ??
    (koreanLabels.includes(lower) ? 'euc-kr' : null)
  );
};

/** The part of the platform's TextDecoder (WHATWG Encoding Standard, section 7.1) that the core uses. */
type PlatformDecoder = { decode(input?: Uint8Array, options?: { stream?: boolean }): string };
declare const TextDecoder: new (
  label: string,
  options?: { fatal?: boolean; ignoreBOM?: boolean },
) => PlatformDecoder;

/** Those, and others of the WHATWG Encoding Standard that only parts of a file may be in. */
export type DecoderLabel = FileEncoding | 'gbk';

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
