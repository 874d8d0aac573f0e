import { openTallyingDecoder } from '../text/decode/decoder.ts';
import {
  fatalDecoder,
  fileEncodingOfLabel,
  isDocumentEncoding,
  isSingleByte,
  type FileEncoding,
} from '../text/decode/encodings.ts';
import { markOf, openDecoder } from '../text/decode/index.ts';
import { foreignMarkLength } from '../text/decode/marks.ts';
import { fatalPairDecoder } from '../text/decode/pair-tables.ts';
import { plausibility } from '../text/decode/plausibility.ts';
import { badCode, sequenceReader } from '../text/decode/sequences.ts';

/** How the bytes of an XML document are written. */
export type XmlEncoding = {
  readonly encoding: FileEncoding;
  readonly bom: boolean;
  /** What its mark or its declaration says, where its bytes are in another encoding. */
  readonly contradicted?: string;
};

const decodeAscii = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** Bytes of a document that its encoding is judged by. */
const judgedLength = 65_536;

/** What a document begins with: `<`, or white space before it. */
const isStart = (byte: number | undefined): boolean =>
  byte !== undefined && [0x3c, 9, 10, 13, 32].includes(byte);

/** Which UTF-16 the first characters are in, by where their NULs stand. Four of them are UTF-32, which is not read. */
const utf16In = ([a, b, c, d]: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  if (isStart(a) && b === 0 && c !== 0) return 'utf-16le';
  return a === 0 && isStart(b) && d !== 0 ? 'utf-16be' : null;
};

/**
 * Whether bytes that are called something else are UTF-8, by their shape beyond ASCII, of which no character may be wrong. What two or
 * three bytes make by chance in an encoding of pairs is told by which of both texts is the likelier one.
 */
const isUtf8Instead = (head: Uint8Array, encoding: FileEncoding): boolean => {
  const decoder = openTallyingDecoder('utf-8');
  const text = decoder.push(head);
  const { valid, long, bad } = decoder.tally();
  if (bad > 0 || (long === 0 && valid < 2)) return false;
  if (!isDocumentEncoding(encoding) || encoding === 'windows-1252') return true;
  return plausibility(text, 'utf-8').score > plausibility(openDecoder(encoding).push(head), encoding).score;
};

/** The encoding of a document by its bytes and its declaration. `mark`: that of its byte order mark, which stands before `behind`. */
const encodingBehind = (
  behind: Uint8Array,
  mark: FileEncoding | undefined,
  declared: FileEncoding | null,
): FileEncoding => {
  const utf16 = utf16In(behind);
  if (utf16 !== null) return utf16;
  if (mark === 'utf-8') return mark;
  if (mark?.startsWith('utf-16') === true && !(isStart(behind[0]) && behind[1] !== 0)) return mark;
  // What is no UTF-16 by its first bytes, yet says so, is what its bytes say: UTF-8.
  if (declared === null || declared.startsWith('utf-')) return 'utf-8';
  return isUtf8Instead(behind, declared) ? 'utf-8' : declared;
};

/**
 * The encoding of an XML document from its first bytes (XML 1.0, appendix F): its byte order mark, the bytes of `<?`, the declaration;
 * UTF-8 where none says anything. Where they contradict each other, what the bytes are. The label where a declaration names an
 * encoding that is not read.
 */
export const xmlEncoding = (bytes: Uint8Array): XmlEncoding | { readonly unknown: string } => {
  const head = bytes.subarray(0, judgedLength);
  const mark = markOf(head);
  const behind = head.subarray(mark === undefined ? 0 : foreignMarkLength(head, 'windows-1252'));
  const label = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']/.exec(
    decodeAscii(behind.subarray(0, 1024)).replaceAll('\0', ''),
  )?.[1];
  const declared = label === undefined ? null : fileEncodingOfLabel(label);
  const isByBytes = utf16In(behind) !== null || (mark !== undefined && mark !== 'gb18030');
  if (label !== undefined && declared === null && !isByBytes) return { unknown: label };
  const encoding = encodingBehind(behind, mark, declared);
  const isOther = (said: FileEncoding): boolean =>
    said !== encoding && !(said.startsWith('utf-16') && encoding.startsWith('utf-16'));
  const bom = mark === encoding;
  const isDeclaredOther =
    declared !== null &&
    isOther(declared) &&
    // Plain letters are the same in nearly all of them.
    behind.some((byte) => byte > 0x7f);
  const contradicted = mark !== undefined && !bom ? mark : isDeclaredOther ? label : undefined;
  return { encoding, bom, ...(contradicted === undefined ? {} : { contradicted }) };
};

/** What a document of XML says its encoding is, where its bytes are in another; null where it says none, or the right one. */
export const contradictedXmlEncoding = (head: Uint8Array): string | null => {
  const how = xmlEncoding(head);
  return 'unknown' in how ? null : (how.contradicted ?? null);
};

const headLength = 4096;

/** The beginning of an XML document, for guessing what it is: of encodings that no document is asked to be in only what is ASCII is right. Null where its encoding is not read. */
export const xmlHead = (head: Uint8Array): string | null => {
  const how = xmlEncoding(head);
  if ('unknown' in how) return null;
  const encoding = isDocumentEncoding(how.encoding) ? how.encoding : 'windows-1252';
  return openDecoder(encoding).push(head.subarray(0, headLength));
};

/** What is wrong with the bytes of a document: they are none of the encoding, or it is one that is not read. */
export type XmlBytesFault =
  | { readonly kind: 'bytes'; readonly encoding: FileEncoding }
  | { readonly kind: 'encoding'; readonly label: string };

/** What throws where bytes are no characters: of one byte each by the tables that they are written back by. */
const strictDecoder = (encoding: FileEncoding): ReturnType<typeof fatalDecoder> => {
  if (encoding === 'big5' || encoding === 'euc-kr') return fatalPairDecoder(encoding);
  if (!isSingleByte(encoding)) return fatalDecoder(encoding);
  const read = sequenceReader(encoding);
  const charOf = (bytes: Uint8Array, at: number): string => {
    const code = read(bytes, at) >> 3;
    if (code === badCode) throw new TypeError(`not ${encoding}`);
    return String.fromCharCode(code);
  };
  return { decode: (bytes = new Uint8Array()) => Array.from(bytes, (_, at) => charOf(bytes, at)).join('') };
};

/** Pieces of a file, of which the first holds all that its encoding is judged by. None is empty. */
function* withWholeHead(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  let head: Uint8Array | null = new Uint8Array();
  for (const piece of pieces) {
    if (head === null) {
      if (piece.length > 0) yield piece;
      continue;
    }
    const more: Uint8Array = new Uint8Array(head.length + piece.length);
    more.set(head);
    more.set(piece, head.length);
    head = more;
    if (head.length < judgedLength) continue;
    yield head;
    head = null;
  }
  if (head !== null && head.length > 0) yield head;
}

/** Bytes decoded at a time. A longer text is no young object: it stays until all old ones are looked through, and so do the copies made of it while it is read. */
const decodedLength = 65_536;

function* inSlices(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  for (const piece of pieces)
    for (let at = 0; at < piece.length; at += decodedLength) yield piece.subarray(at, at + decodedLength);
}

/**
 * The text of an XML document, from its bytes in pieces, ends of lines and a byte order mark (U+FEFF) as they are. In the end,
 * what is wrong with it, or null. Bytes that are no characters are a fault: nothing may be written back in their place.
 */
export const xmlTexts = (bytes: Iterable<Uint8Array>): Generator<string, XmlBytesFault | null> =>
  decodedTexts(inSlices(bytes));

function* decodedTexts(bytes: Iterable<Uint8Array>): Generator<string, XmlBytesFault | null> {
  let decoder: ReturnType<typeof fatalDecoder> | null = null;
  let encoding: FileEncoding = 'utf-8';
  const decode = (piece: Uint8Array, isLast: boolean): string | null => {
    try {
      return decoder?.decode(piece, { stream: !isLast }) ?? '';
    } catch {
      return null;
    }
  };
  for (const piece of withWholeHead(bytes)) {
    let own = piece;
    if (decoder === null) {
      const found = xmlEncoding(piece);
      if ('unknown' in found) return { kind: 'encoding', label: found.unknown };
      encoding = found.encoding;
      decoder = strictDecoder(encoding);
      own = piece.subarray(foreignMarkLength(piece, encoding));
    }
    const text = decode(own, false);
    if (text === null) return { kind: 'bytes', encoding };
    yield text;
  }
  const rest = decode(new Uint8Array(), true);
  if (rest === null) return { kind: 'bytes', encoding };
  yield rest;
  return null;
}

/** A document that is held whole, with how it is written; or what is wrong with it. */
export const decodeXml = (bytes: Uint8Array): ({ readonly text: string } & XmlEncoding) | XmlBytesFault => {
  const texts = decodedTexts([bytes]);
  let text = '';
  for (;;) {
    const step = texts.next();
    if (step.done !== true) {
      text += step.value;
      continue;
    }
    if (step.value !== null) return step.value;
    const how = xmlEncoding(bytes);
    return 'unknown' in how ? { kind: 'encoding', label: how.unknown } : { text, ...how };
  }
};
