import { fail, ok, type Result } from '../../model/index.ts';
import { dictionaryLimits, type ImportedEntry, type ImportedFacts } from './entry.ts';
import { plainMarkup } from './plain-markup.ts';

/** What the `.ifo` of a dictionary of StarDict says (format 2.4.2 and 3.0.0: `StarDictFileFormat` of the program). */
type StarDictInfo = ImportedFacts & {
  /** Bytes of the places in the index. */
  readonly offsetBytes: 4 | 8;
  /** The kinds of the parts of every entry; empty where each says its own. */
  readonly types: string;
  readonly entries: number;
};

const magic = /^\ufeff?StarDict's dict ifo file\r?\n/u;

/** Reads the text of an `.ifo`. `name`: what its file is called. Failure: dictionary.not-stardict. */
export const readInfo = (text: string, name: string): Result<StarDictInfo> => {
  if (!magic.test(text)) return fail('dictionary.not-stardict', { name });
  const said = new Map(
    text
      .slice(0, 100_000)
      .split(/\r?\n/u)
      .flatMap((line) => {
        const at = line.indexOf('=');
        return at > 0 ? [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()] as const] : [];
      }),
  );
  const line = (key: string): string =>
    plainMarkup(said.get(key) ?? '')
      .replaceAll(/\s+/gu, ' ')
      .trim();
  const types = said.get('sametypesequence') ?? '';
  if (!/^[A-Za-z]{0,20}$/u.test(types)) return fail('dictionary.not-stardict', { name });
  const description = line('description');
  const [licence = ''] = /(?:licen[cs]e|copyright|©|GPL|CC[ -]BY)[^;]{0,160}/iu.exec(description) ?? [];
  return ok({
    name: line('bookname') || name,
    version: line('date') || (said.get('version') ?? ''),
    licence: line('license') || line('licence') || line('copyright') || licence,
    author: line('author'),
    offsetBytes: said.get('idxoffsetbits') === '64' ? 8 : 4,
    types,
    entries: Number(said.get('wordcount') ?? 0) || 0,
  });
};

/** A word of an index, and where its entry is. */
export type IndexWord = { readonly word: string; readonly offset: number; readonly size: number };

/** Bytes of a word of StarDict, which itself ends at 255. */
const longestWord = 1024;

const utf8 = new TextDecoder('utf-8');

/** Records of a word, a zero and some bytes, read from chunks. Null once a word is longer than any. */
function* records(
  chunks: Iterable<Uint8Array>,
  behind: number,
): Generator<{ word: string; rest: DataView } | null> {
  let held = new Uint8Array(0);
  for (const chunk of chunks) {
    const all = new Uint8Array(held.length + chunk.length);
    all.set(held);
    all.set(chunk, held.length);
    let at = 0;
    for (;;) {
      const end = all.indexOf(0, at);
      if (end < 0 || end + 1 + behind > all.length) break;
      if (end - at > longestWord) {
        yield null;
        return;
      }
      const from = end + 1;
      yield {
        word: utf8.decode(all.subarray(at, end)),
        rest: new DataView(all.buffer, all.byteOffset + from, behind),
      };
      at = from + behind;
    }
    held = all.slice(at);
    if (held.length > longestWord + 1 + behind) {
      yield null;
      return;
    }
  }
  if (held.length > 0) yield null;
}

/** The words of an `.idx`, in its order; null at its end where that is not the end of a record. Holds a chunk. */
export function* indexWords(chunks: Iterable<Uint8Array>, offsetBytes: 4 | 8): Generator<IndexWord | null> {
  for (const record of records(chunks, offsetBytes + 4)) {
    if (record === null) {
      yield null;
      return;
    }
    const { word, rest } = record;
    const offset = offsetBytes === 4 ? rest.getUint32(0) : Number(rest.getBigUint64(0));
    yield { word, offset, size: rest.getUint32(offsetBytes) };
  }
}

/** The further words of a `.syn`, each with the number of the word in the index that it stands for. */
export function* synonyms(
  chunks: Iterable<Uint8Array>,
): Generator<{ readonly word: string; readonly index: number } | null> {
  for (const record of records(chunks, 4)) {
    if (record === null) {
      yield null;
      return;
    }
    yield { word: record.word, index: record.rest.getUint32(0) };
  }
}

type Field = { readonly type: string; readonly bytes: Uint8Array };

/** Where a part ends: of text before a zero, of others as they say; the last one of a known sequence has neither. */
const fieldAt = (
  data: Uint8Array,
  at: number,
  type: string,
  isLast: boolean,
): { field: Field; next: number } | null => {
  const isText = type === type.toLowerCase();
  if (isLast) return { field: { type, bytes: data.subarray(at) }, next: data.length };
  if (isText) {
    const zero = data.indexOf(0, at);
    const end = zero < 0 ? data.length : zero;
    return { field: { type, bytes: data.subarray(at, end) }, next: end + 1 };
  }
  if (at + 4 > data.length) return null;
  const size = new DataView(data.buffer, data.byteOffset + at, 4).getUint32(0);
  if (at + 4 + size > data.length) return null;
  return { field: { type, bytes: data.subarray(at + 4, at + 4 + size) }, next: at + 4 + size };
};

const fieldsOf = (data: Uint8Array, types: string): readonly Field[] => {
  const found: Field[] = [];
  let at = 0;
  for (let n = 0; at < data.length && found.length < 50; n += 1) {
    const own = types === '' ? String.fromCharCode(data[at] ?? 0) : types.charAt(n);
    if (!/^[A-Za-z]$/u.test(own)) break;
    const from = types === '' ? at + 1 : at;
    const part = fieldAt(data, from, own, types !== '' && n === types.length - 1);
    if (part === null) break;
    found.push(part.field);
    at = part.next;
  }
  return found;
};

/** MediaWiki's marks of emphasis and links, as the words they are on. */
const plainWiki = (text: string): string =>
  text
    .replaceAll(/'{2,5}|^[=*#:;]+\s*|\[\[(?:[^[\]|]{0,200}\|)?([^[\]|]{0,200})\]\]/gmu, '$1')
    .replaceAll(/={2,6}$/gmu, '');

const reads: Readonly<Record<string, (text: string) => string>> = {
  m: (text) => text,
  l: (text) => text,
  g: plainMarkup,
  x: plainMarkup,
  h: plainMarkup,
  k: plainMarkup,
  n: (text) => text,
  w: (text) => plainMarkup(plainWiki(text)),
};

/**
 * The entry of a word from its data: texts and markup (types m, l, g, x, h, k, w, n) as plain text, phonetics and readings (t, y) as its reading; pictures, sounds and lists of
 * files (W, P, r, X) are left out.
 */
export const entryOfData = (words: readonly string[], data: Uint8Array, types: string): ImportedEntry => {
  const fields = fieldsOf(data, types);
  const textOf = ({ bytes }: Field): string => utf8.decode(bytes.subarray(0, dictionaryLimits.data));
  const readings = fields.filter(({ type }) => type === 't' || type === 'y').map(textOf);
  const texts = fields.flatMap((field) => {
    const read = reads[field.type];
    return read === undefined ? [] : [read(textOf(field))];
  });
  return { words, reading: readings.join(', '), text: texts.join('\n') };
};
