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

/**
 * The people a note names with @, in order, each place in code points with its @. Where one name begins another, the
 * longer one is meant. Addresses of e-mail and code name nobody.
 */
export const mentionsIn = (body: string, people: readonly string[]): readonly Mention[] => {
  const names = people.filter((name) => name !== '').toSorted((a, b) => b.length - a.length);
  const text = withoutCode(body);
  const point = ascendingPoints(body);
  const mentions: Mention[] = [];
  for (const { index } of text.matchAll(/@/gu)) {
    if (addressBefore.test(text.slice(Math.max(0, index - 2), index))) continue;
    const person = names.find((name) => isNamedAt(text, index + 1, name));
    if (person !== undefined) {
      mentions.push({ person, start: point(index), end: point(index + 1 + person.length) });
    }
  }
  return mentions;
};
