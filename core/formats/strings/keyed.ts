import { sameRich, type RichText } from '../../model/index.ts';
import type { RawComment } from '../raw-block.ts';
import type { SourceEdit } from '../patch.ts';
import { withEndsOf, withLineFeeds } from './line-ends.ts';
import { richOf, valueOf, type CodeWriting } from './codes.ts';
import { findCodes, type Code, type CodeStyle } from './find-codes.ts';
import type { StringGroup, StringUnit } from './string-file.ts';

/** A value of a file of keys and values that is a text. Offsets are UTF-16 units. */
export type KeyedText = {
  /** From the root. */
  readonly keys: readonly string[];
  /** What is exchanged when the value is: with its quotes, where it has any. */
  readonly from: number;
  readonly to: number;
  readonly value: string;
  readonly line: number;
  readonly comments?: readonly string[];
  /** Which plural form it is for, where the file says it otherwise than by its key. */
  readonly form?: string;
};

/** How the texts of a format are read and written. */
export type KeyedRules<Text extends KeyedText = KeyedText> = {
  readonly styles: (text: Text) => readonly CodeStyle[];
  /** Codes that only the format knows, of a value without the white space at its edges; they go before those of the styles. */
  readonly codes?: (words: string, text: Text) => readonly Code[];
  /** How the words and codes of a new value are written, where they are not written alike. */
  readonly writing?: (text: Text) => CodeWriting;
  /** A new value, written so, as it stands in the place of a text. */
  readonly write: (value: string, text: Text) => string;
};

/** Plural categories (CLDR, TR 35 part 3, Language Plural Rules), and what i18next calls forms besides. */
const category = /^(?:zero|one|two|few|many|other)$/;
const suffixed = /^(.*)_(?:ordinal_)?(?:zero|one|two|few|many|other|plural|\d{1,2})$/s;

/** A path as a pointer of RFC 6901: dots in keys are no borders. */
const pointerOf = (keys: readonly string[]): string =>
  keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** What the plural forms of one text have in common; null for what is none. */
const formsOf = ({ keys }: KeyedText): string | null => {
  const last = keys.at(-1) ?? '';
  const parent = pointerOf(keys.slice(0, -1));
  if (category.test(last) && keys.length > 1) return `${parent}/`;
  const base = suffixed.exec(last)?.[1];
  return base === undefined || base === '' ? null : `${parent}/${base}`;
};

/** Texts that follow each other and are forms of one, together. i18next has the singular without a suffix beside `key_plural`. */
const runsOf = <Text extends KeyedText>(texts: readonly Text[]): readonly (readonly Text[])[] => {
  const runs: Text[][] = [];
  let open: string | null = null;
  for (const text of texts) {
    const forms = formsOf(text);
    const before = runs.at(-1)?.at(-1);
    const goesOn =
      forms !== null && before !== undefined && (forms === open || forms === pointerOf(before.keys));
    if (goesOn) runs.at(-1)?.push(text);
    else runs.push([text]);
    open = forms;
  }
  return runs;
};

/** What can be kept as a text: without halves of surrogate pairs and NULs, which an escape can name. */
const storable = (value: string): string => value.toWellFormed().replaceAll('\0', '\ufffd');

/** White space at the edges of a value stays where it is: nobody sees whether a translation has it. */
const edgesOf = (value: string): { lead: string; words: string; trail: string } => {
  const lead = /^[ \t\r\n]*/.exec(value)?.[0] ?? '';
  const rest = value.slice(lead.length);
  const words = rest.replace(/[ \t\r\n]+$/, '');
  return { lead, words, trail: rest.slice(words.length) };
};

const commentsOf = ({ comments = [], form, keys }: KeyedText, isForm: boolean): readonly RawComment[] => {
  const shown = form ?? (isForm ? keys.at(-1) : undefined);
  return [...comments, ...(shown === undefined ? [] : [shown])]
    .filter((body) => body.trim() !== '')
    .map((body) => ({ body }));
};

/**
 * The texts of a file as groups, in their order. A reference is the pointer of its keys; of equal keys the later ones are
 * numbered. Values without anything but white space are left out.
 */
export function* keyedGroups<Text extends KeyedText>(
  found: readonly Text[],
  rules: KeyedRules<Text>,
): Generator<StringGroup> {
  const texts = found.map((text) => ({
    ...text,
    value: storable(withLineFeeds(text.value)),
    stored: text.value,
  }));
  const seen = new Map<string, number>();
  const refOf = (text: KeyedText): string => {
    const pointer = pointerOf(text.keys) || '.';
    const times = (seen.get(pointer) ?? 0) + 1;
    seen.set(pointer, times);
    return times === 1 ? pointer : `${pointer} (${times})`;
  };
  const read = (words: string, text: Text): RichText => {
    const own = rules.codes?.(words, text) ?? [];
    const others = findCodes(words, rules.styles(text)).filter(
      ({ from, to }) => !own.some((one) => one.from < to && from < one.to),
    );
    return richOf(
      words,
      [...own, ...others].toSorted((a, b) => a.from - b.from),
    );
  };
  for (const run of runsOf(texts.filter(({ value }) => value.trim() !== ''))) {
    const units = run.map((text): StringUnit => {
      const comments = commentsOf(text, run.length > 1);
      return {
        ref: refOf(text),
        line: text.line,
        source: read(edgesOf(text.value).words, text),
        ...(comments.length === 0 ? {} : { comments }),
      };
    });
    yield {
      units,
      edits: (now) =>
        run.flatMap((text, n): readonly SourceEdit[] => {
          const [rich, was] = [now[n]?.rich, units[n]?.source];
          if (rich === undefined || was === undefined || sameRich(rich, was)) return [];
          const { lead, trail } = edgesOf(text.value);
          const writing = rules.writing?.(text) ?? {};
          const white = writing.words ?? ((words: string) => words);
          const write = (words: string): string => white(withEndsOf(words, text.stored));
          const value = write(lead) + valueOf(rich, { ...writing, words: write }) + write(trail);
          return [{ from: text.from, to: text.to, text: rules.write(value, text) }];
        }),
    };
  }
}
