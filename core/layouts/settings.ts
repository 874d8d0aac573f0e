/** What cards can be written as. `txt`: one a line, fields set apart by tabs; `csv`: a table of RFC 4180. */
const cardOutputs = ['txt', 'csv'] as const;
export type CardOutput = (typeof cardOutputs)[number];

/** What a book can be written as. */
export const bookOutputs = ['html', 'epub', 'docx', 'pdf', ...cardOutputs] as const;
export type BookOutput = (typeof bookOutputs)[number];

/** Whether an output has cards and no pages. */
export const isCards = (output: BookOutput): output is CardOutput =>
  (cardOutputs as readonly BookOutput[]).includes(output);

export const papers = ['a4', 'a5', 'b5', 'letter'] as const;
export type Paper = (typeof papers)[number];

/** Width and height in millimetres (ISO 216, JIS B5 as books in East Asia have it, ANSI A). */
export const paperSizes: Readonly<Record<Paper, readonly [width: number, height: number]>> = {
  a4: [210, 297],
  a5: [148, 210],
  b5: [182, 257],
  letter: [215.9, 279.4],
};

export const themes = ['book', 'plain', 'study'] as const;
export type Theme = (typeof themes)[number];

/** What stands side by side, or below each other. */
export const units = ['sentence', 'paragraph', 'chapter'] as const;
export type Unit = (typeof units)[number];

export const readingKinds = ['none', 'pinyin', 'zhuyin', 'zhuyin-beside', 'jyutping'] as const;
export type ReadingKind = (typeof readingKinds)[number];

/** How a second text is kept out of sight: in notes that pop up, or until it is tapped. */
export const hidings = ['notes', 'tap'] as const;
export type Hiding = (typeof hidings)[number];

export const backParts = ['notes', 'glossary', 'changes'] as const;
export type BackPart = (typeof backParts)[number];

/** The highest level of characters (`level.ts`); readings and glosses above it would be above none. */
export const highestLevel = 6;

/** Everything a reader of the book sees, besides its words. What a layout or an output does not know is left out of account. */
export type BookSettings = {
  readonly layout: string;
  readonly unit: Unit;
  readonly theme: Theme;
  readonly paper: Paper;
  /**
   * Above the characters of Chinese texts, but for `zhuyin-beside`: at the right of each, as books in Taiwan have it. Word documents know no
   * other place than above.
   */
  readonly readings: ReadingKind;
  /** Readings and glosses only of what is harder than this level: 0 (all) to `highestLevel`. */
  readonly level: number;
  /** Meanings of hard words below each paragraph. */
  readonly glosses: boolean;
  readonly hiding: Hiding;
  /** What stands behind the last chapter. */
  readonly back: readonly BackPart[];
};

export const usualSettings: BookSettings = {
  layout: 'side-by-side',
  unit: 'paragraph',
  theme: 'book',
  paper: 'a5',
  readings: 'none',
  level: 0,
  glosses: false,
  hiding: 'notes',
  back: [],
};

/** The readings that an output can have of those that are wanted: Word knows no place for them but above. */
export const readingsIn = (output: BookOutput, readings: ReadingKind): ReadingKind =>
  output === 'docx' && readings === 'zhuyin-beside' ? 'zhuyin' : readings;

/** Whether words are explained. */
export const explainsWords = ({ layout, glosses }: BookSettings): boolean =>
  glosses || layout === 'word-by-word';
