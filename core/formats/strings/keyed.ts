import type { RawComment } from '../raw-block.ts';
import type { SourceEdit } from '../patch.ts';
import { richOf, valueOf } from './codes.ts';
import { findCodes, type CodeStyle } from './find-codes.ts';
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
export type KeyedRules = {
  readonly styles: (text: KeyedText) => readonly CodeStyle[];
  /** A new value as it stands in the place of a text. */
  readonly write: (value: string, text: KeyedText) => string;
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
const runsOf = (texts: readonly KeyedText[]): readonly (readonly KeyedText[])[] => {
  const runs: KeyedText[][] = [];
  let open: string | null = null;
  for (const text of texts) {
    const forms = formsOf(text);
    const before = runs.at(-1)?.at(-1);
    const goesOn = forms !== null && before !== undefined && (forms === open || forms === pointerOf(before.keys));
    if (goesOn) runs.at(-1)?.push(text);
    else runs.push([text]);
    open = forms;
  }
  return runs;
};

/** White space at the edges of a value stays where it is: nobody sees whether a translation has it. */
const edgesOf = (value: string): { lead: string; words: string; trail: string } => {
  const lead = /^[ \t\r\n]*/.exec(value)?.[0] ?? '';
  const rest = value.slice(lead.length);
  const words = rest.replace(/[ \t\r\n]+$/, '');
  return { lead, words, trail: rest.slice(words.length) };
};

const commentsOf = ({ comments = [], form, keys }: KeyedText, isForm: boolean): readonly RawComment[] => {
  const shown = form ?? (isForm ? keys.at(-1) : undefined);
  return [...comments, ...(shown === undefined ? [] : [shown])].map((body) => ({ body }));
};

/**
 * The texts of a file as groups, in their order. A reference is the pointer of its keys; of equal keys the later ones are
 * numbered. Values without anything but white space are left out.
 */
export function* keyedGroups(texts: readonly KeyedText[], rules: KeyedRules): Generator<StringGroup> {
  const seen = new Map<string, number>();
  const refOf = (text: KeyedText): string => {
    const pointer = pointerOf(text.keys);
    const times = (seen.get(pointer) ?? 0) + 1;
    seen.set(pointer, times);
    return times === 1 ? pointer : `${pointer} (${times})`;
  };
  for (const run of runsOf(texts.filter(({ value }) => value.trim() !== ''))) {
    const units = run.map((text): StringUnit => {
      const { words } = edgesOf(text.value);
      const comments = commentsOf(text, run.length > 1);
      return {
        ref: refOf(text),
        line: text.line,
        source: richOf(words, findCodes(words, rules.styles(text))),
        ...(comments.length === 0 ? {} : { comments }),
      };
    });
    yield {
      units,
      edits: (now) =>
        run.flatMap((text, n): readonly SourceEdit[] => {
          const rich = now[n]?.rich;
          const { lead, words, trail } = edgesOf(text.value);
          const value = rich === undefined ? words : valueOf(rich);
          if (value === words) return [];
          return [{ from: text.from, to: text.to, text: rules.write(lead + value + trail, text) }];
        }),
    };
  }
}
