import type { Result, RichText } from '../../model/index.ts';
import type { FileEncoding } from '../../text/decode/index.ts';
import type { ExportColumn } from '../export-source.ts';
import type { FilledText } from '../filled-texts.ts';
import type { ReadFinding, ReadOptions } from '../format.ts';
import type { SourceEdit } from '../patch.ts';
import type { LanguageTag, RawComment, RawTranslation } from '../raw-block.ts';

/** One text of a file of strings. */
export type StringUnit = {
  /** Names it in its file: unique there. */
  readonly ref: string;
  /** 1-based. */
  readonly line: number;
  readonly source: RichText;
  readonly translations?: readonly RawTranslation[];
  readonly comments?: readonly RawComment[];
};

/** What is to stand for each unit of a group, in their order; null for one that the project does not have. */
export type FilledUnits = readonly (FilledText | null)[];

/** Texts that belong together, as the plural forms of one: a block with a segment for each. */
export type StringGroup = {
  readonly units: readonly StringUnit[];
  /** The changes of the file, in UTF-16 units of its text, by which the group says what it is to say; none where it says so already. */
  readonly edits: (now: FilledUnits, column: ExportColumn) => readonly SourceEdit[];
  /** The same for several columns at once, of a file that has a place for each. */
  readonly editsOfAll?: (all: readonly FilledColumn[]) => readonly SourceEdit[];
};

/** What a column has for each unit of a group. */
export type FilledColumn = { readonly column: ExportColumn; readonly now: FilledUnits };

/** A file of strings that is read. */
export type StringFile = {
  /** In order; what cannot be read is the last thing that comes. */
  readonly groups: Iterable<Result<StringGroup>>;
  /** Of the originals, where the file says it. */
  readonly language?: LanguageTag | null;
  /** Of the translations, in files that hold both, as far as the file says it. */
  readonly targets?: readonly LanguageTag[];
  /** The part of a reference that says the place, where more stands in it: earlier versions have given less. The whole when left out. */
  readonly placeOf?: (ref: string) => string;
  /** Why the file has no place for any of these columns; null where it has. */
  readonly refused?: (columns: readonly ExportColumn[]) => Result<never> | null;
  /** What was remarkable, once all groups have come. */
  readonly findings?: () => readonly ReadFinding[];
  /** Changes besides those of groups, once it is filled with a column: of the language that the file says it is in. */
  readonly edits?: (column: ExportColumn) => readonly SourceEdit[];
  /** The change by which it says that it is UTF-8, where a file says its encoding itself. */
  readonly unicode?: SourceEdit | null;
};

/** Finds the texts of a file of strings and where they stand. Never throws. */
export type ScanStrings = (
  text: string,
  options: Pick<ReadOptions, 'name' | 'choices'> & { readonly encoding?: FileEncoding },
) => StringFile;
