import { zlibSync } from 'fflate';
import { written, type PdfDict, type PdfRef, type PdfValue } from './values.ts';

/** Objects that are compressed together. */
const together = 200;

const bytesOf = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
};

/** Where an object is: at a byte of the file, or the n-th in a stream of objects. */
type Place = { readonly at: number } | { readonly within: number; readonly nth: number };

export type PdfWriter = ReturnType<typeof pdfWriter>;

/**
 * Writes a file of PDF 1.7 to `sink`, object by object: those that are no streams together in compressed streams of objects (ISO 32000-1,
 * section 7.5.7), since the tags of a book are a hundred thousand small ones.
 */
export const pdfWriter = (sink: (bytes: Uint8Array) => void) => {
  let at = 0;
  const put = (bytes: Uint8Array): void => {
    sink(bytes);
    at += bytes.length;
  };
  const places: Place[] = [{ at: 0 }];
  const waiting: { readonly number: number; readonly text: string }[] = [];
  // The bytes above 127 say that this is no text (section 7.5.2).
  put(bytesOf('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'));

  const reserve = (): PdfRef => ({ ref: places.push({ at: 0 }) - 1 });
  const stream = ({ ref }: PdfRef, entries: PdfDict, bytes: Uint8Array): void => {
    places[ref] = { at };
    const all = new Map([...entries, ['/Length', String(bytes.length)]]);
    put(bytesOf(`${ref} 0 obj\n${written(all)}\nstream\n`));
    put(bytes);
    put(bytesOf('\nendstream\nendobj\n'));
  };
  const flush = (): void => {
    if (waiting.length === 0) return;
    const within = reserve();
    let head = '';
    let body = '';
    for (const [nth, { number, text }] of waiting.entries()) {
      head += `${number} ${body.length} `;
      body += `${text}\n`;
      places[number] = { within: within.ref, nth };
    }
    const entries = new Map([
      ['/Type', '/ObjStm'],
      ['/N', String(waiting.length)],
      ['/First', String(head.length)],
      ['/Filter', '/FlateDecode'],
    ]);
    waiting.length = 0;
    stream(within, entries, zlibSync(bytesOf(head + body), { level: 6 }));
  };

  /** The table of objects as a stream (section 7.5.8): a kind, four bytes of place, two of number. */
  const table = (entries: PdfDict): void => {
    const own = reserve();
    places[own.ref] = { at };
    const rows = new Uint8Array(places.length * 7);
    const view = new DataView(rows.buffer);
    for (const [n, place] of places.entries()) {
      const isFree = n === 0;
      rows[n * 7] = isFree ? 0 : 'at' in place ? 1 : 2;
      view.setUint32(n * 7 + 1, 'at' in place ? place.at : place.within);
      view.setUint16(n * 7 + 5, isFree ? 65_535 : 'at' in place ? 0 : place.nth);
    }
    const all = new Map<string, PdfValue>([
      ['/Type', '/XRef'],
      ['/Size', String(places.length)],
      ['/W', ['1', '4', '2']],
      ['/Filter', '/FlateDecode'],
      ...entries,
    ]);
    const start = at;
    stream(own, all, zlibSync(rows, { level: 6 }));
    put(bytesOf(`startxref\n${start}\n%%EOF\n`));
  };

  return {
    /** A number for an object that is told later, so that others can name it. */
    reserve,
    /** An object that is no stream. */
    object: (ref: PdfRef, value: PdfValue): void => {
      waiting.push({ number: ref.ref, text: written(value) });
      if (waiting.length >= together) flush();
    },
    /** A stream: `bytes` as its filters have made them. */
    stream,
    /** Ends the file. `trailer`: at least /Root. */
    end: (trailer: PdfDict): void => {
      flush();
      table(trailer);
    },
  };
};
