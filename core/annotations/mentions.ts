import type { Range } from '../model/index.ts';
import { ascendingPoints } from '../text/codepoints.ts';
import { fold } from '../text/fold.ts';

export type Mention = Range & { readonly person: string };

/** Fenced blocks and code spans, an open fence up to the end. */
const code =
  /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[^\n]*$|(?![\s\S]))|(`+)(?!`)[\s\S]*?[^`]\2(?!`)/gmu;

/** The same text with code blanked, offsets unchanged. */
const withoutCode = (body: string): string => body.replace(code, (found) => ' '.repeat(found.length));

/** What stands before the @ of an e-mail address; Han characters do not, and names follow them without a space. */
const addressBefore = /[\p{Script=Latin}\p{N}._%+-]$/u;
const wordAfter = /^[\p{Script=Latin}\p{N}\p{M}_]|^[.-][\p{Script=Latin}\p{N}]/u;
const endsInWord = /[\p{Script=Latin}\p{N}\p{M}]$/u;

const isNamedAt = (body: string, at: number, name: string): boolean =>
  fold(body.slice(at, at + name.length)) === fold(name) &&
  !(endsInWord.test(name) && wordAfter.test(body.slice(at + name.length)));

const anySign = /[@\uff20]/;

/** Where an @ (of either width, as input methods give it) stands that can name somebody: UTF-16 offsets. */
const signsIn = (text: string): readonly number[] =>
  [...text.matchAll(/[@\uff20]/gu)]
    .map(({ index }) => index)
    .filter((index) => !addressBefore.test(text.slice(Math.max(0, index - 2), index)));

/**
 * The people a note names with @, in order, each place in code points with its @. Where one name begins another, the
 * longer one is meant. Addresses of e-mail and code name nobody.
 */
export const mentionsIn = (body: string, people: readonly string[]): readonly Mention[] => {
  if (!anySign.test(body)) return [];
  const names = people.filter((name) => name !== '').toSorted((a, b) => b.length - a.length);
  const text = withoutCode(body);
  const point = ascendingPoints(body);
  const mentions: Mention[] = [];
  for (const index of signsIn(text)) {
    const person = names.find((name) => isNamedAt(text, index + 1, name));
    if (person !== undefined) {
      mentions.push({ person, start: point(index), end: point(index + 1 + person.length) });
    }
  }
  return mentions;
};

/** A name in letters up to a space or mark, or two to four Han characters with nothing of the kind behind them. */
const typedName =
  /^(?:\p{Script=Latin}[\p{Script=Latin}\p{M}\p{N}_'’-]{0,39}|\p{Script=Han}{2,4}(?![\p{Script=Han}\p{L}\p{N}]))/u;

/**
 * Names that a note has behind an @ and that are none of these people's, in order, each once: somebody who has not written
 * in the project yet. A name of several words is known by its first; characters that run on behind a Chinese one leave
 * open where it ends, so that there is none.
 */
export const typedNames = (body: string, people: readonly string[]): readonly string[] => {
  if (!anySign.test(body)) return [];
  const text = withoutCode(body);
  const names = signsIn(text).flatMap((index) => {
    if (people.some((person) => person !== '' && isNamedAt(text, index + 1, person))) return [];
    const [name] = typedName.exec(text.slice(index + 1)) ?? [];
    return name === undefined ? [] : [name.replace(/['’_-]+$/u, '')];
  });
  return [...new Set(names)];
};
