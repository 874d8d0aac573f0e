import type { RichText, SegmentId, Side } from '#core/model/index.ts';
import { createSlot, isKept, isOfEndedTab, readSlots, type KeptSlot } from './kept-slots.ts';

/** What was typed in a cell and is not committed. */
export type KeptText = {
  /** Path of the project. */
  readonly project: string;
  readonly projectName: string;
  readonly segment: SegmentId;
  readonly side: Side;
  /** The text it was typed over, as far as this window knows. */
  readonly known: RichText;
  readonly latest: RichText;
};
export type KeptEntry = { readonly key: string; readonly text: KeptText };

/** Keeps the text of one open cell. */
export const createTextKeeper = (): KeptSlot<KeptText> => createSlot('text');

/** Texts that nobody is at work on: of tabs that are gone, and of cells that were closed here. */
export const readKept = async (): Promise<readonly KeptEntry[]> => {
  const slots = await readSlots('text');
  if (slots.length === 0) return [];
  // What checks shapes is a fifth of the work of starting the rest of the code, and hardly ever is there anything to check.
  const { keptTextShape } = await import('./kept-text-shape.ts');
  return slots.flatMap(({ key, value }) => {
    const text = keptTextShape.safeParse(value);
    return text.success ? [{ key, text: text.data }] : [];
  });
};

export const isTextKept = (key: string): boolean => isKept('text', key);

/** Whether an entry is of a tab that has ended. */
export const isOfEndedSession = (entry: KeptEntry): boolean => isOfEndedTab('text', entry);
