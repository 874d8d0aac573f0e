/** A part of a file, in UTF-16 units of its decoded text. */
export type Slice = { readonly from: number; readonly to: number };

/**
 * How words are written where a block stands: in a paragraph of Markdown, in its heading or cell, as a whole block of
 * code with its fences, as a picture's label, as the quoted title of a link; as text of HTML, as an attribute's value;
 * `verbatim` without any escaping; `scalar` as a value of front matter, with its quotes; `raw` is kept letter by letter and holds no prose.
 */
export type Syntax =
  | 'paragraph'
  | 'heading'
  | 'cell'
  | 'code'
  | 'label'
  | 'quoted'
  | 'html'
  | 'attribute'
  | 'scalar'
  | 'verbatim'
  | 'raw';

/** What stands for a tag. */
export type TagSlice = Slice & {
  /**
   * What has to stand there once the words before it are others: a link that is named by its own words
   * (`[words]`, `[words][]`; CommonMark 0.31, section 6.3) must then be given its name; an address in angle brackets (section 6.5) becomes such a link.
   */
  readonly changed?: string;
};

/** Where a block's words stand in its file, so that a writer of the same format can put others there. */
export type SourcePlace = Slice & {
  readonly syntax: Syntax;
  /** For each tag of the block's text what stands for it; null where the file has nothing. */
  readonly slices: readonly (TagSlice | null)[];
  /** What a further line of the block begins with: marks of quotes, and spaces for list items. */
  readonly indent: string;
  /** What follows the words of a picture that is named by them, once they are others. */
  readonly suffix?: string;
};
