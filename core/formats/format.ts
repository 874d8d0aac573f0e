import type { Result, Side } from '../model/index.ts';
import type { Encoding } from '../text/decode/encodings.ts';
import type { DamageList } from '../text/decode/damage.ts';
import type { ExportSource, Written } from './export-source.ts';
import type { Choices, ImportOption } from './import-options.ts';
import type { Layout } from './layouts.ts';
import type { BlockMarkup } from './markup.ts';
import type { LanguageTag, RawBlock } from './raw-block.ts';
import type { EncodingFallback } from './encoding-fallback.ts';

/** What any reader may find. Sentences: `formats:findings.<code>`. */
export const sharedFindings = [
  /** A page that is, or calls itself, XML is not well-formed, and was read by the rules of HTML. */
  'xml-malformed',
  /** Parts of the file that the project has no place for; they stay in the original, and in what is filled. */
  'left-out',
  /** The same of what the file has no name for. */
  'left-rows',
  'left-cells',
  'left-comments',
  'left-texts',
  'left-translations',
  'left-wordings',
  'left-terms',
  'left-rules',
  /** Translations into a language that the project has no column for, likewise. */
  'no-column',
  /** The file says it is in another encoding than its bytes are in, and was read as these are. */
  'other-encoding',
  /** Neither the file nor its words tell its language, and nobody has said it. `detail`: what it was taken for. */
  'language-unknown',
  /** The file ends where it cannot end, as if it were cut off. `detail`: what is missing. */
  'cut-off',
  /** The same, where its last line shows it: a time without text, half of an escape. `detail`: that line. */
  'cut-line',
  /** The same, where it ends within a character. `detail`: the bytes that are left of it. */
  'cut-character',
  /** A part of the package that it names itself is not in it. `detail`: which. */
  'part-missing',
  /** Macros and embedded programs, which are kept as they are and never run. */
  'macros',
] as const;

/** A code of a format's own: its id, a dot, and a word; the sentence is `formats:<id>.<kind>.<word>`. */
type OwnCode = `${string}.${string}`;

/** What was remarkable about a document when it was read. */
export type ReadFinding = {
  /** One of those that all share, or one of the format's own, whose sentence is `formats:<id>.findings.<word>`. */
  readonly code: (typeof sharedFindings)[number] | OwnCode;
  /** The first place, 1-based; 0 where it is of the whole file. */
  readonly line: number;
  /** What stands there; what was left out, as the file calls it; the language. */
  readonly detail: string;
  /** How many there are of what was left out. */
  readonly count?: number;
};

export type ReadOptions = {
  /** What the user calls the file. */
  readonly name?: string;
  /** Of the bytes, where the format's encoding is `chosen`; UTF-8 when left out. */
  readonly encoding?: Encoding;
  /** The bytes are only the beginning of a file, and may end within a character. */
  readonly isBeginning?: boolean;
  /** Told what was remarkable about the document. */
  readonly report?: (finding: ReadFinding) => void;
  /** What the user chose of the format's `options`; `choicesFor` adds what is usual. */
  readonly choices?: Choices;
  /** The same object for each reading of the same file: a reader may remember under it what it found out. */
  readonly memo?: object;
};

/** How much of a document a reader may hold at a time. */
export type ReadLimits = {
  /** UTF-16 units of text; more of it is refused with `file.too-large`. */
  readonly heldUnits: number;
};

/** A reading under way: blocks come one at a time, in order; a failure is the last thing that comes. */
export type Reading = {
  readonly blocks: Iterable<Result<RawBlock>>;
  /** The language of the originals, where the file says it; asked once the first block has come. */
  readonly language?: () => LanguageTag | null;
  /**
   * Ids of the format's options that matter for this file, as far as it was read: a document without tracked changes is not asked what to
   * do with them. All of them when left out.
   */
  readonly options?: () => readonly string[];
  /** Bytes of what was read so far that are no characters of the encoding. */
  readonly damage: () => DamageList;
};

export type WriteOptions = {
  /** One of those that the format names. */
  readonly layout: Layout;
  /** When the file is made, ISO 8601 in UTC: the writers know no clock. */
  readonly created: string;
  /** Who makes it: formats that name who changed a text say so of those that are written. '' where nobody has said. */
  readonly author?: string;
  /**
   * Whether a filled file is adapted to its new language besides its words: fonts, language marks, line-break rules. Each kind of change is told
   * in `Written`. Not when left out.
   */
  readonly adapt?: boolean;
  /**
   * What becomes of characters that the encoding of a document's own file does not have, where words go back into it. Left out,
   * such a document is not written: export.unencodable.
   */
  readonly fallback?: EncodingFallback;
  /**
   * Told of what speaks against a text of a file that is filled, by formats that see it only then: to look for it before would be to
   * fill the file twice. Others have `FormatCode.checkFill`.
   */
  readonly find?: (finding: FillFinding) => void;
  /** What packs the parts of a package that change; slower without it. */
  readonly deflate?: (bytes: Uint8Array) => Uint8Array;
};

/** Takes a file in pieces: bytes, or text that goes out as UTF-8. */
export type PieceSink = (piece: string | Uint8Array) => void;

/**
 * Writes rows to `sink` while they come in: of what fails on the way, a part has been written. Fails with `export.no-columns`; what the
 * caller's rows or sink throw passes through.
 */
export type WriteDocument = (source: ExportSource, options: WriteOptions, sink: PieceSink) => Result<Written>;

/**
 * The words of a text as blocks that know where they stand in it (`place`), so that they can be exchanged and all else
 * stays as it is; null where the text cannot be trusted. Fails with `file.too-large`.
 */
export type PlaceWords = (text: string) => Result<readonly RawBlock[] | null>;

/** What speaks against putting a row's texts into the document's own file. */
export type FillFinding = {
  /** A code of the format's own: `<id>.<word>`, whose sentence is `formats:<id>.fillFindings.<word>`. */
  readonly code: OwnCode;
  /** `row` of the row it is about. */
  readonly row: number;
  readonly side: Side;
  /** `error`: the file would be damaged, or words would be lost. */
  readonly severity: 'error' | 'warning';
  /** What it is about, to be shown: a code, a character, a number. */
  readonly detail: string;
};

/**
 * Looks through what is about to be filled, and writes nothing; for what `fill` itself does not tell (`WriteOptions.find`). Missing and extra codes and segments without a translation are found
 * without it; this is for what only the format knows: characters that its encoding does not have, lengths, what would end a cue.
 */
export type CheckFill = (source: ExportSource, options: WriteOptions) => Iterable<FillFinding>;

/** What a format can do, loaded only where it is done. Null for what it cannot. */
export type FormatCode = {
  /** Reads a file from its bytes, in portions of any size, which are taken only as blocks are asked for. */
  readonly read: ((bytes: Iterable<Uint8Array>, options: ReadOptions, limits: ReadLimits) => Reading) | null;
  /** Writes a new document. */
  readonly write: WriteDocument | null;
  /** Writes the words of documents into their own files, which `source.originals` gives; documents without one, anew. */
  readonly fill: WriteDocument | null;
  readonly place: PlaceWords | null;
  readonly checkFill?: CheckFill;
  /** What stands for the tags in the texts of a file, by their references; of those alone whose markup is all in tags. */
  readonly markup?: (text: string, name: string) => ReadonlyMap<string, BlockMarkup>;
};

/** How a format is written. */
export type ExportFacts = {
  /** The first is the usual one. `interleaved`: one column, or several block by block. */
  readonly layouts: readonly [Layout, ...Layout[]];
  /** Whether annotations can go along. */
  readonly notes: boolean;
  /** Whether no new document is made in it: words only go back into files that are of the format already. */
  readonly ownOnly?: boolean;
  /** Whether new documents are usually wanted in it: offered before all others. */
  readonly common?: boolean;
  /** What leads the first words of a heading in the preview, once for each level. */
  readonly headingLead?: string;
};

/** What there is to know of a format without reading or writing it. Plain data, which the screen asks the engine for. */
export type FormatFacts = {
  /** Names the format in projects, answers and sentences (`formats:<id>.name`); never changes. */
  readonly id: string;
  /** In lower case and without the dot; the first is the one that is written. */
  readonly extensions: readonly [string, ...string[]];
  readonly mediaTypes: readonly string[];
  /** `chosen`: text whose encoding is found out, or chosen by the user. `own`: the file says it itself, as zips and XML do. */
  readonly encoding: 'chosen' | 'own';
  readonly imports: boolean;
  readonly exports: ExportFacts | null;
  /**
   * Whether words go back into the document's own file: of any number of documents that are written into one, of one
   * at a time, or not at all.
   */
  readonly fills: 'project' | 'document' | null;
  /**
   * Whether a file holds originals and translations beside each other, as XLIFF does: a segment without a translation is then left
   * without one. Where it does not, what is filled has one text in each place, and the user chooses what stands for a missing one.
   */
  readonly bilingual?: boolean;
  /** Whether annotations can go along where words go back into the document's own file. */
  readonly fillsNotes?: boolean;
  /** Whether `fill` can adapt a file to its language besides its words (`WriteOptions.adapt`). */
  readonly adapts?: boolean;
  /** Whether texts of several columns can stand in one place of a file, one below the other, as in subtitles. */
  readonly stacksColumns?: boolean;
  /** What the user may choose when a file is read. It is kept with the file, and told again when that is filled. */
  readonly options?: readonly ImportOption[];
  /** What each file of the format is inside, whatever its name: told of files that are something else before they are read. */
  readonly container?: 'zip';
  /** Whether only what begins like it is of the format: others are what its extensions mostly are. */
  readonly onlySniffed?: boolean;
  /** Whether references say how long each text is shown (`core/text/cues/cue-ref.ts`). */
  readonly timed?: boolean;
  /** Whether references say how long each text may be (`core/text/size-limits.ts`). */
  readonly sized?: boolean;
  /** Whether clean-up is what an import usually wants: text that was scraped or typed, not what a tool wrote. */
  readonly cleansUp: boolean;
  /** Whether its texts hold inline tags when they are read. */
  readonly inlineTags: boolean;
  /** What it looks like in a list: a document with pages, a page of the web, text with marks, plain text. */
  readonly look: 'document' | 'page' | 'marks' | 'text';
};

/** A format of documents. Its code is loaded apart, so that naming a format costs nothing. */
export type Format = FormatFacts & {
  /** Whether a file begins like this format; `head` are its first bytes. Asked only where the name leaves it open. */
  readonly sniff: (head: Uint8Array, name: string) => boolean;
  /** The encoding a file says it has, in lower case and as written there; null when it says none. */
  readonly declaredCharset?: (head: Uint8Array) => string | null;
  /** What a person knows a text by, from its reference: the key of a string, the cell of a table; '' for one that has no name. Left out where references name nothing. */
  readonly nameOf?: (ref: string) => string;
  readonly load: () => Promise<FormatCode>;
};

/** The facts of a format, without its functions. */
export const factsOf = (format: Format): FormatFacts => {
  const { sniff: _sniff, declaredCharset: _declared, nameOf: _nameOf, load: _load, ...facts } = format;
  return facts;
};
