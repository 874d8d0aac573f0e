import { fail, ok, type Result } from '../../model/index.ts';
import type { FileEncoding } from '../../text/decode/index.ts';
import { decodeXml } from '../../xml/decode.ts';
import { xmlFailure } from '../../xml/failures.ts';
import type { FormatCode, ReadOptions } from '../format.ts';
import { cutBlock, longestBlock, type LanguageTag, type RawBlock } from '../raw-block.ts';
import { heldTextReader } from '../text-format.ts';
import type { ScanStrings, StringFile, StringGroup, StringUnit } from './string-file.ts';

/** Whether a text is short enough to be one segment: longer ones are pictures and programs in the guise of words. */
const isShort = ({ source, translations = [] }: StringUnit): boolean =>
  [source, ...translations.map(({ rich }) => rich)].every(({ text }) => text.length <= longestBlock);

const blockOf = ({ units }: StringGroup, { targets }: StringFile): RawBlock =>
  cutBlock(
    { kind: 'paragraph', level: 0, line: units[0]?.line ?? 0, gap: '\n' },
    units.map(({ ref, source, translations, comments }) => ({
      rich: source,
      gap: '\n',
      ref,
      ...(translations === undefined ? {} : { translations }),
      ...(targets === undefined ? {} : { languages: targets }),
      ...(comments === undefined ? {} : { comments }),
    })),
  );

type Noted = { language: LanguageTag | null };

function* blocksIn(
  text: string,
  scan: ScanStrings,
  own: ReadOptions,
  noted: Noted,
): Generator<Result<RawBlock>> {
  const file = scan(text, own);
  noted.language = file.language ?? null;
  let long = 0;
  for (const group of file.groups) {
    if (group.ok && !group.value.units.every(isShort)) long += 1;
    else if (group.ok) yield ok(blockOf(group.value, file));
    // The beginning of a file ends anywhere.
    else if (own.isBeginning !== true) yield group;
  }
  for (const finding of file.findings?.() ?? []) own.report?.(finding);
  if (long > 0) own.report?.({ code: 'left-texts', line: 0, detail: String(longestBlock), count: long });
}

/**
 * A reader of a format of strings: every text is a segment as it stands, with what the file says beside it. `most`: UTF-16 units of a file, where
 * its tree takes so much more than its text that fewer are read than of others.
 */
export const stringsReader =
  (scan: ScanStrings, most = Infinity): NonNullable<FormatCode['read']> =>
  (bytes, options, limits) => {
    const noted: Noted = { language: null };
    const blocks = (text: string, own: ReadOptions): Iterable<Result<RawBlock>> =>
      blocksIn(text, scan, own, noted);
    const heldUnits = Math.min(limits.heldUnits, most);
    const reading = heldTextReader(blocks)(bytes, options, { ...limits, heldUnits });
    return { ...reading, language: () => noted.language };
  };

/** All bytes as one list; null when there are more than `most`. No unit of a text takes more than three in UTF-8. */
const joined = (bytes: Iterable<Uint8Array>, most: number): Uint8Array | null => {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const part of bytes) {
    parts.push(part);
    length += part.length;
    if (length > most) return null;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** The text of a file of XML without its byte order mark, and its encoding. Failure: document.bad-xml. */
export const xmlTextOf = (
  bytes: Uint8Array,
): Result<{ readonly text: string; readonly encoding: FileEncoding }> => {
  const decoded = decodeXml(bytes);
  if (!('text' in decoded)) return xmlFailure(decoded);
  const { text, encoding } = decoded;
  return ok({ text: text.startsWith('\ufeff') ? text.slice(1) : text, encoding });
};

/** The same of a format that is XML, which says its encoding itself. */
export const xmlStringsReader =
  (scan: ScanStrings): NonNullable<FormatCode['read']> =>
  (bytes, options, { heldUnits }) => {
    const noted: Noted = { language: null };
    function* blocks(): Generator<Result<RawBlock>> {
      const whole = joined(bytes, 3 * heldUnits);
      const read = whole === null ? fail('file.too-large', { limit: heldUnits }) : xmlTextOf(whole);
      if (!read.ok) yield read;
      else if (read.value.text.length > heldUnits) yield fail('file.too-large', { limit: heldUnits });
      else yield* blocksIn(read.value.text, scan, options, noted);
    }
    return { blocks: blocks(), language: () => noted.language, damage: () => ({ count: 0, places: [] }) };
  };
