import { tagData } from '../../model/index.ts';
import type { RichBuilder } from '../rich-builder.ts';
import type { Slice } from '../source-place.ts';

/** Letters of what is not translated that its chip shows. */
const shownLetters = 24;

/**
 * What must not be translated within a line (`translate="no"`; HTML, section 3.2.6.3): all of it, markup and words, is one
 * protected tag, which is put into the text when words that are translated follow, or the line goes on.
 */
export const opaqueReader = (builder: RichBuilder) => {
  let held: { name: string; text: string; from: number; to: number } | null = null;
  return {
    /** Something that is not translated: a tag, or a text. */
    add: (name: string, text: string, at: Slice | null): void => {
      if (held === null) {
        if (at === null && text === '') return;
        held = { name, text, from: at?.from ?? -1, to: at?.to ?? -1 };
        return;
      }
      held.text += text;
      if (at === null) return;
      if (held.from < 0) held.from = at.from;
      held.to = Math.max(held.to, at.to);
    },
    /** Puts what was held into the text. */
    put: (): void => {
      if (held === null) return;
      const { name, text, from, to } = held;
      held = null;
      const words = text.replace(/\s+/g, ' ').trim();
      const display = Array.from(words).slice(0, shownLetters).join('') || name;
      const data = {
        ...(name === '' ? {} : { element: name }),
        ...(words === '' ? {} : { text: words.slice(0, 500) }),
        ...tagData({ display, fixed: ['delete', 'copy'] }),
      };
      builder.empty('other', data, from < 0 ? undefined : { from, to });
    },
    /** Leaves it out: the block it stands in ends. */
    drop: (): void => {
      held = null;
    },
  };
};
