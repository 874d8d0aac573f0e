import { openDecoder } from '../text/decode/index.ts';
import { lenientDecoder, type DecoderLabel } from '../text/decode/encodings.ts';

/** Character sets of fonts (RTF 1.9.1, `\fcharset`), by the encoding that their bytes are in. */
const byCharset: Readonly<Record<number, DecoderLabel>> = {
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gb18030',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};

/** Code pages (RTF 1.9.1, `\ansicpg`). */
const byPage: Readonly<Record<number, DecoderLabel>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  54_936: 'gb18030',
  65_001: 'utf-8',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
};

/** The encoding of a font's bytes; null for that of the file. */
export const encodingOfCharset = (charset: number): DecoderLabel | null => byCharset[charset] ?? null;

/** The encoding of a file's bytes. */
export const encodingOfPage = (page: number): DecoderLabel => byPage[page] ?? 'windows-1252';

/** Bytes as text. */
export const decodeBytes = (bytes: Uint8Array, encoding: DecoderLabel): string => {
  if (encoding !== 'big5') return lenientDecoder(encoding).decode(bytes);
  const decoder = openDecoder(encoding);
  return decoder.push(bytes) + decoder.end();
};
