import type { InlineTag, InlineTagType } from '../../model/index.ts';
import type { Slice } from '../source-place.ts';
import type { Line } from './lines.ts';

/** One text of a subtitle file that is shown from one time to another. The slice is its text without white space around it. */
export type Cue = Slice & {
  /** 1-based line of the file on which the text begins. */
  readonly line: number;
  /** Milliseconds; null where the file's number is none. */
  readonly start: number | null;
  readonly end: number | null;
  /** Who speaks, or in which style: a sentence does not go on from one voice to another. */
  readonly voice: string;
};

/** What stands in the text of a cue: words, with what writes them, or markup. */
export type Token =
  | { readonly is: 'words'; readonly words: string }
  /** An end of a line within the cue. */
  | { readonly is: 'break'; readonly markup: string }
  | {
      readonly is: 'tag';
      readonly kind: InlineTag['kind'];
      readonly type: InlineTagType;
      /** What its other end is called too. */
      readonly name: string;
      readonly markup: string;
      readonly data: Readonly<Record<string, string>>;
    };

/** How one format of subtitles writes what all of them have. */
export type Dialect = {
  /** The cues of a file, in its order; those without words too. */
  readonly cuesOf: (text: string) => readonly Cue[];
  /** What the file has that is shown to nobody and not translated, as it calls it; nothing where left out. */
  readonly leftOut?: (text: string) => readonly { readonly what: string; readonly count: number }[];
  /** The line at its end that shows that a file is cut off: a time without a text, half of a time; null where none does. */
  readonly unfinished: (text: string) => Line | null;
  /** The text of a cue, from beginning to end: joined, what the tokens are made of is the text. */
  readonly tokensOf: (payload: string) => Iterable<Token>;
  /** Words so that they are read as themselves; `symbol` is called for each sign that had to become another. */
  readonly escape: (words: string, symbol: () => void) => string;
  /** The markup of a tag that the translator added, or of the end of a pair that the file leaves open; '' where the format has none. */
  readonly markupOf: (tag: Pick<InlineTag, 'kind' | 'type' | 'data'>) => string;
  /** What ends a line within a cue; null where a cue has but one line. */
  readonly lineBreak: ((lineEnd: string) => string) | null;
  /** Whether sentences go over several cues. In lyrics each line stands for itself. */
  readonly joinsSentences: boolean;
};
