import {
  fatalDecoder,
  fileEncodingOfLabel,
  isSingleByte,
  type FileEncoding,
} from '../text/decode/encodings.ts';
import { openDecoder } from '../text/decode/index.ts';
import { badCode, sequenceReader } from '../text/decode/sequences.ts';

/** How the bytes of an XML document are written. */
export type XmlEncoding = { readonly encoding: FileEncoding; readonly bom: boolean };

const decodeAscii = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/**
 * The encoding of an XML document from its first bytes (XML 1.0, appendix F): its byte order mark, the bytes of `<?`, the
 * declaration; UTF-8 where none says anything. The label where a declaration names an encoding that is not read.
 */
export const xmlEncoding = (head: Uint8Array): XmlEncoding | { readonly unknown: string } => {
  const [a, b, c, d] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', bom: true };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', bom: true };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', bom: true };
  if (a === 0x3c && b === 0 && c !== 0) return { encoding: 'utf-16le', bom: false };
  if (a === 0 && b === 0x3c && d !== 0) return { encoding: 'utf-16be', bom: false };
  const declared = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']/.exec(
    decodeAscii(head.subarray(0, 512)),
  )?.[1];
  if (declared === undefined) return { encoding: 'utf-8', bom: false };
  const encoding = fileEncodingOfLabel(declared);
  if (encoding === null) return { unknown: declared };
  // What is no UTF-16 by its first bytes, yet says so, is what its bytes say: UTF-8.
  return { encoding: encoding.startsWith('utf-16') ? 'utf-8' : encoding, bom: false };
};

const headLength = 4096;

/** The beginning of an XML document, for guessing what it is: of encodings of one byte only what is ASCII is right. Null where its encoding is not read. */
export const xmlHead = (head: Uint8Array): string | null => {
  const how = xmlEncoding(head);
  if ('unknown' in how) return null;
  const encoding = isSingleByte(how.encoding) ? 'windows-1252' : how.encoding;
  return openDecoder(encoding).push(head.subarray(0, headLength));
};

/** What is wrong with the bytes of a document: they are none of the encoding, or it is one that is not read. */
export type XmlBytesFault =
  | { readonly kind: 'bytes'; readonly encoding: FileEncoding }
  | { readonly kind: 'encoding'; readonly label: string };

/** What throws where bytes are no characters: of one byte each by the tables that they are written back by. */
const strictDecoder = (encoding: FileEncoding): ReturnType<typeof fatalDecoder> => {
  if (!isSingleByte(encoding)) return fatalDecoder(encoding);
  const read = sequenceReader(encoding);
  const charOf = (bytes: Uint8Array, at: number): string => {
    const code = read(bytes, at) >> 3;
    if (code === badCode) throw new TypeError(`not ${encoding}`);
    return String.fromCharCode(code);
  };
  return { decode: (bytes = new Uint8Array()) => Array.from(bytes, (_, at) => charOf(bytes, at)).join('') };
};

/**
 * The text of an XML document, from its bytes in pieces, ends of lines and a byte order mark (U+FEFF) as they are. In the end,
 * what is wrong with it, or null. Bytes that are no characters are a fault: nothing may be written back in their place.
 */
export function* xmlTexts(bytes: Iterable<Uint8Array>): Generator<string, XmlBytesFault | null> {
  let decoder: ReturnType<typeof fatalDecoder> | null = null;
  let encoding: FileEncoding = 'utf-8';
  const decode = (piece: Uint8Array, isLast: boolean): string | null => {
    try {
      return decoder?.decode(piece, { stream: !isLast }) ?? '';
    } catch {
      return null;
    }
  };
  for (const piece of bytes) {
    if (piece.length === 0) continue;
    if (decoder === null) {
      const found = xmlEncoding(piece);
      if ('unknown' in found) return { kind: 'encoding', label: found.unknown };
      encoding = found.encoding;
      decoder = strictDecoder(encoding);
    }
    const text = decode(piece, false);
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
  const texts = xmlTexts([bytes]);
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
