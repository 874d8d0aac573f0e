import type { StoryItem } from './place.ts';
import type { XmlNode } from './tree.ts';

/** Paragraphs and tables that are held until the end of their alternatives; of more, only what is read is written. */
const mostHeld = 5000;

export type Alternatives = {
  /** Told of each start tag around paragraphs: whether what is in the element only says again what was read. */
  readonly open: (name: string) => boolean;
  readonly close: (name: string) => void;
  /** A paragraph that is read. */
  readonly read: () => void;
  /** One that only says again what was read. */
  readonly again: (paragraph: XmlNode) => void;
  readonly give: (item: StoryItem) => void;
  readonly end: () => void;
};

/**
 * Follows alternatives around paragraphs (`mc:AlternateContent`, ECMA-376 Part 3, section 9.3): the first that has paragraphs is read. What it has is given when all
 * have come, by `joined` with the paragraphs of the others, which programs show that do not know what the first needs.
 */
export const alternativesAround = (
  give: (item: StoryItem) => void,
  joined: (items: readonly StoryItem[], others: readonly (readonly XmlNode[])[]) => readonly StoryItem[],
): Alternatives => {
  /** Of those that are open: whether a paragraph of them was read. */
  const open: boolean[] = [];
  let held: StoryItem[] = [];
  /** Of each other alternative its paragraphs. */
  let others: XmlNode[][] = [];
  let count = 0;
  const release = (): void => {
    for (const item of others.length === 0 ? held : joined(held, others)) give(item);
    held = [];
    others = [];
    count = 0;
  };
  return {
    open: (name) => {
      if (name === 'mc:AlternateContent') open.push(false);
      const isOther = (name === 'mc:Choice' || name === 'mc:Fallback') && open.at(-1) === true;
      if (isOther) others.push([]);
      return isOther;
    },
    close: (name) => {
      if (name !== 'mc:AlternateContent') return;
      const wasRead = open.pop() === true;
      if (open.length === 0) release();
      else if (wasRead) open[open.length - 1] = true;
    },
    read: () => {
      if (open.length > 0) open[open.length - 1] = true;
    },
    again: (paragraph) => {
      count += 1;
      if (count <= mostHeld) others.at(-1)?.push(paragraph);
    },
    give: (item) => {
      if (open.length === 0) give(item);
      else {
        held.push(item);
        if (held.length >= mostHeld) release();
      }
    },
    end: release,
  };
};
