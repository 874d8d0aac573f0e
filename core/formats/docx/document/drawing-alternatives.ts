import type { ParagraphSource, PlaceSource } from './place.ts';
import { twinsByText } from './twins.ts';

type Paragraph = { readonly text: string; readonly twins: PlaceSource[] };

/**
 * Follows alternatives around the paragraphs of a drawing (`mc:AlternateContent`, ECMA-376 Part 3, section 9.3): the first that has paragraphs is read, and those of the
 * others become twins of these when all have come.
 */
export const drawingAlternatives = () => {
  /** Of those that are open: whether a paragraph of them was read. */
  const open: boolean[] = [];
  /** How deep the alternative stands that only says again what was read. */
  let again: number | null = null;
  let read: Paragraph[] = [];
  let others: ParagraphSource[][] = [];
  const join = (): void => {
    for (const group of others) {
      const twin = twinsByText(
        group,
        ({ text }) => text.rich.text,
        read.map(({ text }) => text),
      );
      for (const { text, twins } of read)
        twins.push(...twin(text).map((source) => ({ kind: 'paragraph' as const, ...source })));
    }
    read = [];
    others = [];
  };
  return {
    open: (name: string, depth: number): void => {
      if (again !== null) return;
      if (name === 'mc:AlternateContent') open.push(false);
      else if ((name === 'mc:Choice' || name === 'mc:Fallback') && open.at(-1) === true) {
        again = depth;
        others.push([]);
      }
    },
    close: (name: string, depth: number): void => {
      if (again === depth) again = null;
      if (again !== null || name !== 'mc:AlternateContent') return;
      const wasRead = open.pop() === true;
      if (open.length === 0) join();
      else if (wasRead) open[open.length - 1] = true;
    },
    isOpen: (): boolean => open.length > 0,
    isAgain: (): boolean => again !== null,
    /** A paragraph that is read; `twins` are to be those of it. */
    read: (paragraph: Paragraph): void => {
      if (open.length === 0) return;
      open[open.length - 1] = true;
      read.push(paragraph);
    },
    /** One that only says again what was read. */
    again: (paragraph: ParagraphSource): void => void others.at(-1)?.push(paragraph),
  };
};
