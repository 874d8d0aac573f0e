/**
 * Takes what a page is made of, in the order of its tree and well nested. Names are in lower case and without a prefix, entities
 * are decoded, lines count from 1. Elements whose content is no text of the page (`elements.ts`) do not come, nor what is in
 * them.
 */
export type PageSink = {
  readonly open: (name: string, attributes: Attributes, line: number) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string, line: number) => void;
  /**
   * A drawing, a formula or a form field: something to see that stands where it stands. `label` is what it is called, `text`
   * its own.
   */
  readonly object: (name: string, label: string, text: string, line: number) => void;
  readonly title: (text: string, line: number) => void;
};

export type Attributes = ReadonlyMap<string, string>;

export const noAttributes: Attributes = new Map();

/** The attributes that are kept of a page's elements. */
const wanted: ReadonlySet<string> = new Set([
  'href',
  'src',
  'alt',
  'title',
  'rowspan',
  'colspan',
  'aria-label',
  'encoding', // of <annotation-xml>, which decides how its content is parsed
]);

/** Longer attribute values (pictures written into the page, mostly) are left out. */
const longestAttribute = 2048;

/** Whether an attribute is kept. */
export const keepsAttribute = (name: string, value: string): boolean =>
  wanted.has(name) && value.length <= longestAttribute;

/** Of the text inside a drawing or formula so much is kept, in UTF-16 units. */
export const longestObjectText = 500;
