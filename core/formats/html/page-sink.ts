import type { Slice } from '../source-place.ts';

/** A text as it stands in the file, and what it is read as: entities decoded, ends of lines as newlines. */
export type TextRun = Slice & { readonly text: string; readonly isCdata?: boolean };

/** A text inside a drawing, a formula or a form field, with the element it stands in. */
export type InnerText = { readonly holder: string; readonly runs: readonly TextRun[]; readonly line: number };

/** What stands in the line as one thing: a drawing, a formula or a form field. */
export type PageObject = {
  readonly name: string;
  /** What it is called. */
  readonly label: string;
  /** Its own text. */
  readonly text: string;
  readonly line: number;
  readonly attributes: Attributes;
  /** Its start tag, and all of it; null where it has none of its own. */
  readonly start: Slice | null;
  readonly at: Slice | null;
  readonly inner: readonly InnerText[];
};

/**
 * Takes what a page is made of, in the order of its tree and well nested. Names are in lower case and without a prefix, entities
 * are decoded, lines count from 1. Slices are those of the tags in the file, in UTF-16 units; null where the file has none: end tags
 * that are left out, elements that the rules of HTML add or open again.
 */
export type PageSink = {
  readonly open: (name: string, attributes: Attributes, line: number, at: Slice | null) => void;
  readonly close: (name: string, at: Slice | null) => void;
  readonly text: (text: string, line: number, runs: readonly TextRun[]) => void;
  readonly object: (object: PageObject) => void;
  /** An element whose content is no text of the page (`elements.ts`): a program, a film, a field. */
  readonly skipped: (
    name: string,
    attributes: Attributes,
    line: number,
    start: Slice | null,
    at: Slice | null,
  ) => void;
  readonly title: (text: string, line: number, runs: readonly TextRun[], attributes: Attributes) => void;
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
  'placeholder',
  'translate',
  'epub:type',
  'role',
  'content',
  'name',
  'property',
  'type',
  'lang',
  'xml:lang',
]);

/** Longer attribute values (pictures written into the page, mostly) are left out. */
const longestAttribute = 2048;

/** Whether an attribute is kept. */
export const keepsAttribute = (name: string, value: string): boolean =>
  wanted.has(name) && value.length <= longestAttribute;

/** Of the text inside a drawing or formula so much is kept, in UTF-16 units. */
export const longestObjectText = 500;
