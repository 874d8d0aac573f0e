import { nameEnd } from './characters.ts';
import { scanEnd, scanTag, type ScannedTag, type TagRules } from './scan-tag.ts';
import type { Scanning } from './scanning.ts';

/** Start tags that come again are read once: of so many, and none that is longer. The number is a power of two. */
const slots = 256;
const longestKnown = 256;

/** A copy that does not keep the text alive which it was cut from, as V8's slices do. */
const copied = (text: string): string => [text.slice(0, 1), text.slice(1)].join('');

/** Reads start and end tags. Each is told where one begins; false: it does not end yet. */
export const tagScanner = <Memo>(scanning: Scanning<Memo>) => {
  const { held, handler, open, rules, complain, wait, advance } = scanning;
  const known: (ScannedTag<Memo> | undefined)[] = Array.from({ length: slots });
  let copyFrom = 0; // where in what is held stands what is read in a copy
  const tagRules: TagRules = {
    entities: rules.entities,
    mostAttributes: rules.mostAttributes,
    tooMany: handler.tooManyAttributes,
    complain: (at, detail) => complain(copyFrom + at, detail),
  };

  /** A tag that is not known; `greater` is the next `>`, which may stand in a value. */
  const read = (greater: number, slot: number): ScannedTag<Memo> | null => {
    const { text, at } = held;
    if (nameEnd(text, at + 1) === at + 1) complain(at + 1, 'disallowed character in tag name');
    if (greater > 0 && greater - at < longestKnown) {
      copyFrom = at;
      const tag = scanTag<Memo>(copied(text.slice(at, greater + 1)), 0, tagRules);
      copyFrom = 0;
      if (tag !== null) return (known[slot] = tag);
    }
    return scanTag<Memo>(text, at, tagRules);
  };
  return {
    start: (): boolean => {
      const { text, at } = held;
      const greater = text.indexOf('>', at + 1);
      const length = greater + 1 - at;
      // Few tags of a document are told apart by less.
      const slot =
        (length * 31 + text.charCodeAt(greater - 1) * 7 + text.charCodeAt(at + (length >> 1))) & (slots - 1);
      let tag = known[slot] ?? null;
      if (tag === null || tag.source.length !== length || !text.startsWith(tag.source, at))
        tag = read(greater, slot);
      if (tag === null) return wait('>');
      if (scanning.hasRoot && open.length === 0)
        complain(at + tag.source.length - 1, 'documents may contain only one root.');
      scanning.hasRoot = true;
      const from = advance(at + tag.source.length);
      const to = held.base + held.at;
      handler.open(tag, from, to);
      if (tag.isEmpty) handler.close(tag, to, to);
      else open.push(tag);
      return true;
    },
    end: (): boolean => {
      const { text, at } = held;
      const last = open[open.length - 1];
      let to = last !== undefined && text.startsWith(last.closing, at) ? at + last.closing.length : 0;
      if (to === 0) {
        const end = scanEnd(text, at, complain);
        if (end === null) return wait('>');
        ({ to } = end);
        if (last?.written !== end.written)
          complain(
            to - 1,
            last === undefined ? `unmatched closing tag: ${end.written}.` : 'unexpected close tag.',
          );
      }
      const from = advance(to);
      if (open.pop() !== undefined && last !== undefined) handler.close(last, from, held.base + to);
      return true;
    },
  };
};
