import type { EncodingName } from '#api/documents.ts';
import {
  canonicalLanguage,
  fail,
  ok,
  usualLanguages,
  type Language,
  type Result,
} from '#core/model/index.ts';
import type { Format, FormatCode, ReadFinding } from '#core/formats/format.ts';
import { formats } from '#core/formats/index.ts';
import { choicesFor, type Choices, type ImportOption } from '#core/formats/import-options.ts';
import { columnIn } from '#core/formats/language-columns.ts';
import { usualLimits } from '#core/formats/text-format.ts';
import {
  createEncodingProbe,
  encodingOfLabel,
  markOf,
  openDecoder,
  type Candidate,
  type EncodingReport,
} from '#core/text/decode/index.ts';
import { detectLanguage } from '#core/text/script.ts';
import { contradictedXmlEncoding } from '#core/xml/decode.ts';
import type { ImportHead } from './messages.ts';

/** How many bytes of a document its language is judged by. */
export const headLength = 256 * 1024;
/** More text than this says nothing new about the language. */
const sampledUnits = 100_000;

/** How much likelier another encoding may be than the one a page declares, for the page to be believed. */
const labelWorth = 0.25;

/** A format that files can be read in, with its reader. */
export type ReadableFormat = { readonly format: Format; readonly read: NonNullable<FormatCode['read']> };

/** The format of a document, by its name and its first bytes. Failures: document.unknown-format. */
export const judgeFormat = async (name: string, head: Uint8Array): Promise<Result<ReadableFormat>> => {
  const format = formats.ofFile(name, head);
  const read = format === null ? null : (await format.load()).read;
  if (format === null || read === null) return fail('document.unknown-format', { name });
  return ok({ format, read });
};

/**
 * The candidates best first. What a page declares itself to be decides between encodings that fit about equally well; it
 * does not win over the bytes, since labels are often wrong: text in the shape of UTF-8 is UTF-8 whatever it is called.
 */
export const rankedEncodings = (
  { candidates, others }: EncodingReport,
  format: Format,
  head: Uint8Array,
): readonly Candidate[] => {
  const label = format.declaredCharset?.(head) ?? null;
  const declared = label === null ? null : encodingOfLabel(label);
  const best = candidates[0];
  if (declared === null || best === undefined || best.encoding === declared) return candidates;
  const own = candidates.find(({ encoding }) => encoding === declared);
  if (own !== undefined && best.encoding !== 'utf-8' && own.score >= best.score - labelWorth)
    return [own, ...candidates.filter((other) => other !== own)];
  // A stray byte in a page of plain letters: what it calls itself says more than the one byte.
  const utf8 = others.find(({ encoding }) => encoding === 'utf-8' && declared === encoding);
  return utf8 !== undefined && best.encoding === 'windows-1252' && best.score < 1 - labelWorth
    ? [utf8, ...candidates]
    : candidates;
};

/**
 * What a text says of its encoding, where its bytes are in another; null where it says none, or the right one. Plain letters are the
 * same in all of them.
 */
const wrongCharset = (format: Format, head: Uint8Array, encoding: EncodingName): string | null => {
  const label = format.declaredCharset?.(head) ?? null;
  const declared = label === null ? null : encodingOfLabel(label);
  return declared === null || declared === encoding || !head.some((byte) => byte > 0x7f) ? null : label;
};

/** The same of a byte order mark, and of a document of XML, whose mark, bytes and declaration may each say another one. */
const wrongMark = (format: Format, head: Uint8Array, encoding: EncodingName): string | null => {
  if (format.encoding === 'own') return format.container === 'zip' ? null : contradictedXmlEncoding(head);
  const mark = markOf(head);
  return mark === undefined || mark === encoding ? null : mark;
};

/** What the beginning of a file says otherwise than it was read, or leaves open; what the user has said (`order`) needs no word. */
export const headFindings = (
  format: Format,
  head: Uint8Array,
  { encoding, language, languageUnknown }: Pick<ImportHead, 'encoding' | 'language' | 'languageUnknown'>,
  order: { readonly encoding?: EncodingName },
): readonly ReadFinding[] => {
  const said =
    order.encoding === undefined
      ? (wrongMark(format, head, encoding) ?? wrongCharset(format, head, encoding))
      : null;
  return [
    ...(said === null ? [] : [{ code: 'other-encoding' as const, line: 0, detail: said }]),
    ...(languageUnknown ? [{ code: 'language-unknown' as const, line: 0, detail: language }] : []),
  ];
};

/** Why a file is not read: no text at all, or a text in no encoding known here. */
export const undecodable = ({ binary }: EncodingReport, name: string): Result<never> =>
  binary === null ? fail('document.undecodable', { name }) : fail('document.binary', { name, kind: binary });

const sampleLength = 200;
const besideDamage = 24;

const start = (text: string, length: number): string => Array.from(text).slice(0, length).join('');

/** The first words, and those round the first U+FFFD when it comes later: where the encoding shows whether it is right. */
const sampleOf = (text: string): string => {
  const words = text.replace(/\s+/g, ' ').trim();
  const first = start(words, sampleLength);
  const damage = words.indexOf('\ufffd');
  if (damage < first.length) return first;
  const around = words.slice(damage - besideDamage, damage + besideDamage);
  return `${first} … ${around.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')} …`;
};

/** What the beginning of a document says when it is read in one encoding. */
export type Reading = {
  /** What the file says, else judged by its words. */
  readonly language: Language;
  /** Neither the file nor its words tell the language: somebody should say it. */
  readonly languageUnknown: boolean;
  readonly sample: string;
  /** Stretches of bytes that could not be read. */
  readonly damaged: number;
  /** The options of its format that matter for the file. */
  readonly options: readonly ImportOption[];
};

/** A file as far as it is looked at before it is read. */
export type FileHead = {
  readonly name: string;
  /** Its first `headLength` bytes. */
  readonly head: Uint8Array;
  /** All of it, for formats of which a part tells nothing. */
  readonly all: () => Iterable<Uint8Array>;
};

/** The encoding that stands for a format whose files say theirs themselves. */
export const ownEncoding: EncodingName = 'utf-8';

/** A language that a file says it is in: one of the usual ones where that is what is meant, as `zh-TW` is `zh-Hant`. */
export const languageSaid = (said: string): Language | null => {
  const usual = usualLanguages.map((one) => ({ side: one, language: one }));
  return columnIn(said, usual) ?? canonicalLanguage(said);
};

/** Reads the beginning of a document, as far as its language can be told; it may end within a character. */
export const readHead = (
  { format, read }: ReadableFormat,
  { name, head, all }: FileHead,
  encoding: EncodingName,
  most = sampledUnits,
  choices: Choices = choicesFor(format),
): Reading => {
  const isBeginning = format.encoding === 'chosen';
  const reading = read(isBeginning ? [head] : all(), { name, encoding, choices, isBeginning }, usualLimits);
  const { blocks, damage } = reading;
  let words = '';
  for (const block of blocks) {
    if (!block.ok || words.length > most) break;
    words += `${block.value.rich.text}\n`;
  }
  const sample = words === '' && isBeginning ? openDecoder(encoding).push(head) : words;
  const said = reading.language?.() ?? null;
  const asked = reading.options?.();
  const language = said === null ? null : languageSaid(said);
  const guess = detectLanguage(words);
  return {
    language: language ?? guess.language,
    languageUnknown: language === null && guess.isUnknown === true && /\p{L}/u.test(words),
    sample: sampleOf(sample),
    damaged: damage().count,
    options: (format.options ?? []).filter(({ id }) => asked?.includes(id) ?? true),
  };
};

/** What the beginning of a document tells about its encoding. It may end within a character when it is not the whole. */
export const probeHead = (head: Uint8Array, isWhole: boolean): EncodingReport => {
  const probe = createEncodingProbe();
  probe.push(head);
  return probe.finish(isWhole);
};
