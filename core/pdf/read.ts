import {
  isDict,
  isRef,
  PdfProblem,
  valueReader,
  type PdfDict,
  type PdfObject,
  type PdfValue,
} from './values.ts';

/** A file that is open: its objects are read when they are asked for, each once. */
export type PdfFile = {
  readonly root: PdfDict;
  /** What a value is, itself or by reference; objects that are not there are null (section 7.3.10). */
  readonly resolved: (value: PdfValue | undefined) => PdfValue;
  readonly dict: (value: PdfValue | undefined) => PdfDict;
  readonly object: (number: number) => PdfObject;
};

/** Each byte as the character of its number; the decoder of that name takes 128 to 159 for others. */
const latin = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192)
    parts.push(String.fromCharCode.apply(null, bytes.subarray(at, at + 8192) as unknown as number[]));
  return parts.join('');
};

const isDigit = (code: number | undefined): boolean => code !== undefined && code >= 48 && code <= 57;

/**
 * Offsets of objects by their numbers, of a table of one or more sections (section 7.5.4). Chromium writes one table; streams of
 * references it does not write.
 */
const offsetsOf = (
  text: string,
  start: number,
): { readonly offsets: readonly number[]; readonly trailer: PdfDict } => {
  const reader = valueReader(text, start);
  if (reader.token() !== 'xref') throw new PdfProblem('no table of objects');
  const offsets: number[] = [];
  for (;;) {
    const first = reader.token();
    if (first === 'trailer') break;
    const count = Number(reader.token());
    if (!Number.isInteger(count) || count > text.length / 18) throw new PdfProblem('no table of objects');
    for (let n = 0; n < count; n += 1) {
      const offset = Number(reader.token());
      reader.token();
      if (reader.token() === 'n') offsets[Number(first) + n] = offset;
    }
  }
  const trailer = reader.value();
  if (!isDict(trailer)) throw new PdfProblem('no trailer');
  return { offsets, trailer };
};

/** Opens a file as Chromium writes it: one table of objects, no encryption. Throws `PdfProblem` on others. */
export const openPdf = (bytes: Uint8Array): PdfFile => {
  const text = latin(bytes);
  const marked = text.lastIndexOf('startxref');
  if (!text.startsWith('%PDF-') || marked === -1) throw new PdfProblem('no PDF');
  const { offsets, trailer } = offsetsOf(text, Number(valueReader(text, marked + 9).token()));
  if (trailer.has('/Encrypt')) throw new PdfProblem('encrypted');
  const known = new Map<number, PdfObject>();

  const read = (number: number): PdfObject => {
    const offset = offsets[number];
    if (offset === undefined) return { value: 'null', stream: null };
    const reader = valueReader(text, offset);
    if (
      Number(reader.token()) !== number ||
      !isDigit(reader.token().codePointAt(0)) ||
      reader.token() !== 'obj'
    )
      throw new PdfProblem(`object ${number} is not where it is said to be`);
    const value = reader.value();
    const behind = /^[\s\0]*stream\r?\n/u.exec(text.slice(reader.at(), reader.at() + 40));
    if (behind === null || !isDict(value)) return { value, stream: null };
    const length = Number(resolved(value.get('/Length')));
    const start = reader.at() + behind[0].length;
    if (!Number.isInteger(length) || length < 0 || start + length > bytes.length)
      throw new PdfProblem(`object ${number} has no length`);
    return { value, stream: bytes.subarray(start, start + length) };
  };
  const object = (number: number): PdfObject => {
    const found = known.get(number) ?? read(number);
    known.set(number, found);
    return found;
  };
  const resolved = (value: PdfValue | undefined): PdfValue => {
    let found = value ?? 'null';
    for (let steps = 0; isRef(found); steps += 1) {
      if (steps > 10) throw new PdfProblem('references lead nowhere');
      found = object(found.ref).value;
    }
    return found;
  };
  const dict = (value: PdfValue | undefined): PdfDict => {
    const found = resolved(value);
    return isDict(found) ? found : new Map();
  };
  return { root: dict(trailer.get('/Root')), resolved, dict, object };
};
