import { chineseScript, type Language } from '../../model/language.ts';
import type { Converter } from '../conversion/index.ts';
import { fold } from '../fold.ts';
import { isSimplifiedOnly, isTraditionalOnly } from '../script.ts';
import type { Groups, Query, SearchHit } from './query.ts';

/** What takes a hit's place. `found`: the words of the hit. */
export type Insert = (hit: Pick<SearchHit, 'groups'>, found: string) => string;

/** A piece of a replacement: words to write, or a group to write in their place. */
type Reference = { readonly group: number; readonly reference: string };
type Piece = { readonly words: string } | Reference;

/**
 * The script a text is written in, by the characters only one script has: `both` when it mixes them, null when it has
 * none of them, as in 后, 里 or English.
 */
const scriptWritten = (text: string): 'zh-Hant' | 'zh-Hans' | 'both' | null => {
  let [traditional, simplified] = [false, false];
  for (const character of text) {
    traditional ||= isTraditionalOnly(character);
    simplified ||= isSimplifiedOnly(character);
  }
  if (traditional && simplified) return 'both';
  if (traditional) return 'zh-Hant';
  return simplified ? 'zh-Hans' : null;
};

/** $1 to $9 and $& stand for groups and the whole hit, $$ for a dollar sign. */
const piecesOf = (replacement: string): readonly Piece[] => {
  const pieces: Piece[] = [];
  let done = 0;
  for (const { 0: reference, 1: digit, index } of replacement.matchAll(/\$(?:([1-9])|&|\$)/gu)) {
    if (index > done) pieces.push({ words: replacement.slice(done, index) });
    if (reference === '$$') pieces.push({ words: '$' });
    else pieces.push({ group: Number(digit ?? 0), reference });
    done = index + reference.length;
  }
  if (done < replacement.length) pieces.push({ words: replacement.slice(done) });
  return pieces;
};

/** A group's own words, which are in the column's script as they are; a number without a group stands for itself. */
const groupIn = ({ group, reference }: Reference, groups: Groups): string =>
  group < groups.length ? (groups[group] ?? '') : reference;

const sameScript = { script: false, lower: true };

/** Whether the user wrote the query in another script than the hit, as 里 for 裡. */
const wroteOtherScript = (query: Query, found: string): boolean =>
  query.mode === 'plain' && fold(found, sameScript) !== fold(query.text, sameScript);

/**
 * What a replacement is in texts of one language. In Chinese it is put into the column's script, unless it is in that
 * script already. Words that may be of either script (后, 里面) count as written in that of the query; in a Traditional
 * column, where a character has several forms, they stay as they are when the query does not tell either.
 * `convert` writes Chinese in the column's script, by the project's region and protected words.
 */
export const insertIn = (query: Query, replacement: string, to: Language, convert: Converter): Insert => {
  const pieces: readonly Piece[] = query.mode === 'regex' ? piecesOf(replacement) : [{ words: replacement }];
  const written = scriptWritten(replacement) ?? scriptWritten(query.text);
  const converted = pieces.map((piece) => ('words' in piece ? { words: convert(piece.words) } : piece));
  const mustConvert = (found: string): boolean => {
    const script = chineseScript(to);
    if (script === null) return false;
    if (written !== null) return written !== script;
    return script === 'zh-Hans' || wroteOtherScript(query, found);
  };
  return ({ groups }, found) =>
    (mustConvert(found) ? converted : pieces)
      .map((piece) => ('words' in piece ? piece.words : groupIn(piece, groups ?? [found])))
      .join('');
};
