import { tagData, type InlineTag, type RichText } from '../../model/index.ts';
import { codePointLength } from '../../text/codepoints.ts';
import type { Token } from './cue.ts';

/** A text with what writes each of its tags in the file, by kind and id. */
export type MarkedText = { readonly rich: RichText; readonly markup: ReadonlyMap<string, string> };

export const markupKey = ({ kind, id }: Pick<InlineTag, 'kind' | 'id'>): string => `${kind} ${id}`;

/** Han, kana and full-width signs, beside which no space stands. */
const wide = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\ud840-\udfff]/;

/** A new speaker: the line is a sentence of its own. */
const opensDialogue = /^\s*(?:[-–—‐−]\s*\S|>>)/;

/** Puts the tokens of cues together as one text. */
const textBuilder = () => {
  const [tags, markup]: [InlineTag[], Map<string, string>] = [[], new Map()];
  let [text, points, id] = ['', 0, 0];
  const add = (words: string): void => {
    text += words;
    points += codePointLength(words);
  };
  const put = (tag: Omit<InlineTag, 'at' | 'id'>, own: number, written: string): void => {
    tags.push({ at: points, id: own, ...tag });
    markup.set(markupKey({ kind: tag.kind, id: own }), written);
  };
  /** A space between words that a border or an end of a line parts, where their script wants one. */
  const seam = (following: string): void => {
    const [before, after] = [text.charAt(text.length - 1), following.charAt(0)];
    if (before === '' || after === '' || /\s/.test(before) || /\s/.test(after)) return;
    if (!wide.test(before) && !wide.test(after)) add(' ');
  };
  return {
    add,
    seam,
    put: (tag: Omit<InlineTag, 'at' | 'id'>, written: string): void => put(tag, (id += 1), written),
    /** The end of a pair. */
    end: (open: InlineTag, written: string): void =>
      put({ kind: 'close', type: open.type }, open.id, written),
    last: (): InlineTag | undefined => tags.at(-1),
    done: (): MarkedText => ({ rich: { text, tags }, markup }),
  };
};

type TextBuilder = ReturnType<typeof textBuilder>;

const wordsFrom = (tokens: readonly Token[], from: number): string =>
  tokens.slice(from).find((token) => token.is === 'words')?.words ?? '';

const addCue = (builder: TextBuilder, tokens: readonly Token[]): void => {
  const open: { readonly name: string; readonly tag: InlineTag }[] = [];
  for (const [n, token] of tokens.entries()) {
    if (token.is === 'words') builder.add(token.words);
    else if (token.is === 'break') {
      const next = wordsFrom(tokens, n + 1);
      if (opensDialogue.test(next)) builder.add('\n');
      else {
        builder.seam(next);
        builder.put({ kind: 'empty', type: 'break', data: tagData({ display: '⏎' }) }, token.markup);
      }
    } else if (token.kind === 'close') {
      const at = open.findLastIndex(({ name }) => name === token.name);
      const [found] = at < 0 ? [] : open.splice(at, 1);
      const lone = { ...token.data, ...tagData({ half: 'end', display: token.name }) };
      if (found !== undefined) builder.end(found.tag, token.markup);
      else builder.put({ kind: 'empty', type: token.type, data: lone }, token.markup);
    } else {
      const { kind, type, data } = token;
      builder.put(Object.keys(data).length === 0 ? { kind, type } : { kind, type, data }, token.markup);
      const tag = builder.last();
      if (kind === 'open' && tag !== undefined) open.push({ name: token.name, tag });
    }
  }
  // What is never closed ends with the cue.
  for (const { tag } of open.toReversed()) builder.end(tag, '');
};

/** A cue's number in its file, from 1, and its text. */
type NumberedCue = { readonly number: number; readonly tokens: readonly Token[] };

/**
 * The texts of cues that follow each other as one. Between two of them stands a border, a tag that must not be deleted, copied or
 * moved, which names the number of the cue that begins there. Ends of lines within a cue are tags too, but before a new
 * speaker, where they are ends of lines of the text.
 */
export const joinedText = (cues: readonly NumberedCue[]): MarkedText => {
  const builder = textBuilder();
  for (const [n, { number, tokens }] of cues.entries()) {
    if (n > 0) {
      builder.seam(wordsFrom(tokens, 0));
      const facts = tagData({ display: '‖', fixed: ['delete', 'copy', 'move'], restored: true });
      builder.put({ kind: 'empty', type: 'other', data: { ...facts, cue: String(number) } }, '');
    }
    addCue(builder, tokens);
  }
  return builder.done();
};

/** The words of a cue alone. */
export const wordsOf = (tokens: Iterable<Token>): string =>
  Array.from(tokens, (token) => (token.is === 'words' ? token.words : token.is === 'break' ? '\n' : '')).join(
    '',
  );
