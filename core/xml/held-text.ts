import { disallowedAt } from './characters.ts';
import { textPlaces } from './text-places.ts';

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** What is held of the text: from the token that is read next to the end of what has come. */
export const heldText = (longest: number, tooLong: () => never) => {
  const places = textPlaces();
  let [carried, length]: [string, number] = ['', 0];
  let pending: string[] = [];
  const held = {
    text: '',
    /** Where it begins in the whole text. */
    base: 0,
    /** Where the next token begins in it. */
    at: 0,
    /** Where the first unit is that is no character of XML. */
    badAt: Infinity,
    /** What must come before the next token can end; null where that is not known to be away. */
    awaited: null as string | null,
    /** Line and column (1-based) of a unit of what is held. */
    placeOf: (at: number) => places.behind(held.text.slice(0, at + 1)),
    add: (piece: string): void => {
      let more = carried + piece;
      carried = isHigh(more.charCodeAt(more.length - 1)) ? more.slice(-1) : '';
      if (carried !== '') more = more.slice(0, -1);
      if (held.awaited !== null && !more.includes(held.awaited)) {
        pending.push(more);
        length += more.length;
        if (held.text.length - held.at + length > longest) tooLong();
      } else held.join(more);
    },
    join: (more: string): void => {
      const rest = held.text.slice(held.at);
      places.pass(held.text.slice(0, held.at));
      held.base += held.at;
      held.badAt -= held.at;
      held.text = rest + pending.join('') + more;
      if (held.badAt === Infinity) held.badAt = disallowedAt(held.text, rest.length);
      held.at = held.base === 0 && rest === '' && held.text.startsWith('\ufeff') ? 1 : 0;
      held.awaited = null;
      pending = [];
      length = 0;
    },
    end: (): void => held.join(carried),
  };
  return held;
};
