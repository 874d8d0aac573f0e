import type { InlineTag, RichText } from '../model/index.ts';
import { ascendingOffsets, codePointLength } from '../text/codepoints.ts';
import {
  matchTags,
  writtenTags as tagsAsWritten,
  type Mark,
  type OwnMark,
  type TagMatch,
} from './tag-match.ts';

/** Tags in OmegaT's texts are words: a letter or more of the element's name and a number (`<b0>`, `</b0>`, `<x1/>`). */
const writtenTag = /<(\/?)([A-Za-z]+\d+)(\/?)>/g;

/** A text as OmegaT writes it, without its tags. */
export const wordsOf = (written: string): string => written.replaceAll(writtenTag, '');

const kindOf = (slash: string, end: string): InlineTag['kind'] =>
  slash === '' ? (end === '' ? 'open' : 'empty') : 'close';

/** The tags of a written text, each with its place in the words (UTF-16). */
const marksIn = (written: string): readonly Mark[] => {
  let dropped = 0;
  return Array.from(written.matchAll(writtenTag), (match) => {
    const [whole, slash = '', , end = ''] = match;
    const at = match.index - dropped;
    dropped += whole.length;
    return { at, kind: kindOf(slash, end), written: whole };
  });
};

/** The letters of a code that is words to OmegaT, as `%s`; null for a tag that it has as a tag, or not at all. */
const lettersOf = (tag: InlineTag, ends: ReadonlyMap<number, string>): string | null =>
  tag.kind === 'close' ? (ends.get(tag.id) ?? null) : (tag.data?.['code'] ?? null);

const endsIn = ({ tags }: RichText): ReadonlyMap<number, string> =>
  new Map(
    tags.flatMap(({ kind, id, data }) => (kind === 'open' && data?.['end'] ? [[id, data['end']]] : [])),
  );

type OwnForm = {
  /** What OmegaT has for the text, but for its tags. */
  readonly words: string;
  readonly marks: readonly OwnMark[];
  readonly codes: readonly { readonly letters: string; readonly tag: InlineTag }[];
};

const ownForm = (rich: RichText): OwnForm => {
  const unit = ascendingOffsets(rich.text);
  const ends = endsIn(rich);
  const marks: { at: number; tag: InlineTag }[] = [];
  const codes: { letters: string; tag: InlineTag }[] = [];
  let [words, from] = ['', 0];
  for (const tag of rich.tags) {
    const at = unit(tag.at);
    words += rich.text.slice(from, at);
    from = at;
    const letters = lettersOf(tag, ends);
    if (letters === null) marks.push({ at: words.length, tag });
    else {
      codes.push({ letters, tag });
      words += letters;
    }
  }
  return { words: words + rich.text.slice(from), marks, codes };
};

/** The words of a text as OmegaT has them: with the letters of codes, without tags. */
export const ownWords = (rich: RichText): string => ownForm(rich).words;

/** How many tags OmegaT has in a text: of ours, and of one as it writes it. */
export const ownTags = (rich: RichText): number => ownForm(rich).marks.length;
export const writtenTags = (written: string): number => marksIn(written).length;

/** Which tag of ours each of OmegaT's is, where both have the same words. */
const sameTags = ({ words, marks }: OwnForm, written: string): TagMatch | null =>
  wordsOf(written) === words ? matchTags(marks, marksIn(written), words.length) : null;

const areBalanced = (tags: readonly InlineTag[]): boolean => {
  const open = new Set<number>();
  for (const { kind, id } of tags) {
    if (kind === 'open' && open.has(id)) return false;
    if (kind === 'open') open.add(id);
    if (kind === 'close' && !open.delete(id)) return false;
  }
  return open.size === 0;
};

/** A text as OmegaT writes it; `written`: what it is thought to be there. Null where it has tags and that is not the text with them. */
export const writtenForm = (rich: RichText, written: string | null): string | null => {
  const form = ownForm(rich);
  if (form.marks.length === 0) return form.words;
  return written !== null && sameTags(form, written) !== null ? written : null;
};

/**
 * A translation of OmegaT as a text with the tags of our `original`; `written` is OmegaT's original. Tags of which nothing says what they are
 * here are left out; so are all of a translation that has not both ends of each pair.
 */
export const readTranslation = (translation: string, written: string, original: RichText): RichText => {
  const form = ownForm(original);
  const match = sameTags(form, written);
  const codes = [...form.codes].sort((a, b) => b.letters.length - a.letters.length);
  const tags: InlineTag[] = [];
  let text = '';
  const put = (tag: InlineTag): void => void tags.push({ ...tag, at: codePointLength(text) });
  for (const tag of match?.lead ?? []) put(tag);
  for (const part of translation.split(/(<\/?[A-Za-z]+\d+\/?>)/)) {
    if (/^<\/?[A-Za-z]+\d+\/?>$/.test(part)) {
      for (const tag of match?.named.get(part) ?? []) put(tag);
      continue;
    }
    for (let at = 0; at < part.length;) {
      const found = codes.findIndex(({ letters }) => part.startsWith(letters, at));
      const [code] = found < 0 ? [] : codes.splice(found, 1);
      if (code === undefined) {
        text += part.charAt(at);
        at += 1;
      } else {
        put(code.tag);
        at += code.letters.length;
      }
    }
  }
  for (const tag of match?.tail ?? []) put(tag);
  if (areBalanced(tags)) return { text, tags };
  return { text: wordsOf(translation), tags: [] };
};

/**
 * A translation as OmegaT writes it. `written` is its original as OmegaT has it, null where that is not known. Null where the original has tags
 * and nothing says what OmegaT calls them; further tags of the translation are left out, since OmegaT has none of its own making.
 */
export const writeTranslation = (
  translation: RichText,
  original: RichText,
  written: string | null,
): string | null => {
  const form = ownForm(original);
  const none: TagMatch = { named: new Map(), lead: [], tail: [] };
  const match = form.marks.length === 0 && written === null ? none : sameTags(form, written ?? '');
  if (match === null) return null;
  const ends = endsIn(translation);
  const isCode = (tag: InlineTag): boolean => lettersOf(tag, ends) !== null;
  const length = codePointLength(translation.text);
  const marks = tagsAsWritten(
    translation.tags.filter((tag) => !isCode(tag)),
    length,
    match,
  );
  if (marks === null) return null;
  const codes = translation.tags.flatMap((tag) => {
    const letters = lettersOf(tag, ends);
    return letters === null ? [] : [{ at: tag.at, written: letters }];
  });
  const unit = ascendingOffsets(translation.text);
  let [text, from] = ['', 0];
  for (const mark of [...marks, ...codes].toSorted((a, b) => a.at - b.at)) {
    const at = unit(mark.at);
    text += translation.text.slice(from, at) + mark.written;
    from = at;
  }
  return text + translation.text.slice(from);
};
