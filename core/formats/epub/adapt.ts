import type { SourceEdit } from '../patch.ts';
import { isColumnar } from '../html/adapt-styles.ts';
import { readPart } from './book.ts';

/** One kind of change beside the words. */
export type Adaptation = 'language' | 'direction' | 'numbering' | 'modified';

export type Adapting = {
  readonly language: string;
  /** ISO 8601 in UTC. */
  readonly created: string;
};

export type Adaption = SourceEdit & { readonly what: Adaptation };

const attribute = (tag: string, name: string): { from: number; to: number; value: string } | null => {
  const found = new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*')`).exec(tag);
  const quoted = found?.[1];
  if (found === null || quoted === undefined) return null;
  const to = found.index + found[0].length - 1;
  return { from: to - quoted.length + 2, to, value: quoted.slice(1, -1) };
};

/**
 * The changes of a package: `dc:language` becomes the language written, `dcterms:modified` the time (EPUB 3.3, section 5.5.4), and
 * `page-progression-direction` follows a language that is written in lines.
 */
export const packageAdaptions = (text: string, { language, created }: Adapting): readonly Adaption[] => {
  const edits: Adaption[] = [];
  let inside: 'language' | 'modified' | null = null;
  let done = false; // the first of several languages is the one that is translated
  readPart(text, {
    open: ({ name, attributes }, at) => {
      inside = null;
      if (name === 'dc:language') inside = 'language';
      if (name === 'opf:meta' && attributes.get('property') === 'dcterms:modified') inside = 'modified';
      if (name !== 'opf:spine' || isColumnar(language)) return;
      const direction = attribute(text.slice(at.from, at.to), 'page-progression-direction');
      if (direction?.value === 'rtl')
        edits.push({
          from: at.from + direction.from,
          to: at.from + direction.to,
          text: 'ltr',
          what: 'direction',
        });
    },
    text: (words, at) => {
      if (inside === null || words.trim() === '' || (inside === 'language' && done)) return;
      done ||= inside === 'language';
      const wanted = inside === 'language' ? language : created.replace(/\.\d+Z$/, 'Z');
      if (words.trim() !== wanted) edits.push({ ...at, text: wanted, what: inside });
    },
    close: () => {
      inside = null;
    },
  });
  return edits;
};

/** The first language that a package says, or ''. */
export const packageLanguage = (text: string): string => {
  let [isInside, language] = [false, ''];
  readPart(text, {
    open: ({ name }) => {
      isInside = name === 'dc:language';
    },
    text: (words) => {
      if (isInside && language === '') language = words.trim();
    },
    close: () => {
      isInside = false;
    },
  });
  return language;
};
