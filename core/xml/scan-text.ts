import { spaceEnd } from './characters.ts';
import { withReferences } from './references.ts';
import { withLines, type Scanning } from './scanning.ts';

/** Reads text between tokens of other kinds: where a sign comes next is looked for once, not in each text. */
export const textScanner = <Memo>(scanning: Scanning<Memo>) => {
  const { held, handler, complain } = scanning;
  let whole = ''; // what is held, when was looked
  let [ampersandAt, returnAt, endAt] = [-1, -1, -1];

  const next = (sign: string, from: number): number => {
    const found = held.text.indexOf(sign, from);
    return found < 0 ? Infinity : found;
  };
  const outside = (to: number): void => {
    const end = spaceEnd(held.text, held.at);
    if (end < to) complain(end, 'text data outside of root node.');
    scanning.advance(to);
  };
  /** Reads the text that ends at `to`. */
  const upTo = (to: number): void => {
    const { text, at } = held;
    if (held.badAt < to) complain(held.badAt, 'disallowed character.');
    if (scanning.open.length === 0) {
      outside(to);
      return;
    }
    if (whole !== text) {
      [ampersandAt, returnAt, endAt] = [-1, -1, -1];
      whole = text;
    }
    if (endAt < at) endAt = next(']]>', at);
    if (endAt < to) complain(endAt + 2, 'the string "]]>" is disallowed in char data.');
    if (ampersandAt < at) ampersandAt = next('&', at);
    if (returnAt < at) returnAt = next('\r', at);
    let words = text.slice(at, to);
    if (returnAt < to) words = withLines(words);
    if (ampersandAt < to) words = withReferences(words, at, scanning.rules.entities, complain);
    const from = scanning.advance(to);
    handler.text(words, from, held.base + to, false);
  };
  return {
    upTo,
    /** False: it does not end yet. */
    next: (): boolean => {
      const to = held.text.indexOf('<', held.at);
      if (to < 0) return scanning.wait('<');
      upTo(to);
      return true;
    },
  };
};
