import type { BookOwner, FoundBook } from '#core/book-back/found.ts';
import type { ColumnClues } from '#core/review/docx/columns.ts';
import type { KnownRound } from '#core/review/docx/match.ts';
import type { ReviewDocxMatch } from '#core/review/docx/matched.ts';
import type { ReadAnnotations } from '#core/formats/jsonld/draft.ts';
import type { PeekedPackage, ReadPackage } from '../review/package-file/read.ts';
import type { Slice } from './pieces.ts';

/** A file of somebody else: where it is, and what the user calls it. */
type ForeignFile = { readonly path: string; readonly name: string };

/** What can be read of files of others beside documents that are imported. */
export type ForeignTask = ForeignFile &
  (
    | { readonly is: 'annotations' }
    | { readonly is: 'peek' }
    | { readonly is: 'package'; readonly passphrase: string | null }
    | {
        readonly is: 'word';
        readonly heads: ColumnClues['heads'];
        readonly rounds: readonly KnownRound[];
      }
    | { readonly is: 'book'; readonly owner: BookOwner }
  );

/** A Word document held against the round it was made for: the number of that among `rounds`. */
export type MatchedWord = { readonly match: ReviewDocxMatch; readonly round: number };

/** What each task answers. */
export type ForeignAnswers = {
  readonly annotations: ReadAnnotations;
  readonly peek: PeekedPackage;
  readonly package: ReadPackage;
  readonly word: MatchedWord;
  readonly book: FoundBook;
};

/** Reading a file of somebody else: a frame, then slices, each of which waits for room. */
export type ForeignTypes = {
  readonly order: ForeignTask;
  readonly said:
    | { readonly is: 'frame'; readonly frame: unknown }
    | { readonly is: 'slice'; readonly slice: Slice };
  readonly answer: null;
};
