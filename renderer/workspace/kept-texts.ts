import { z } from 'zod';
import { richText, segmentId } from '#api/shapes.ts';
import { isColumnId, type RichText, type SegmentId, type Side } from '#core/model/index.ts';
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

const keptShape = z.object({
  project: z.string(),
  projectName: z.string(),
  segment: segmentId,
  side: z.string().refine(isColumnId),
  known: richText,
  latest: richText,
});

/** Keeps the text of one open cell. */
export const createTextKeeper = (): KeptSlot<KeptText> => createSlot('text');

/** Texts that nobody is at work on: of tabs that are gone, and of cells that were closed here. */
export const readKept = async (): Promise<readonly KeptEntry[]> =>
  (await readSlots('text')).flatMap(({ key, value }) => {
    const text = keptShape.safeParse(value);
    return text.success ? [{ key, text: text.data }] : [];
  });

export const isTextKept = (key: string): boolean => isKept('text', key);

/** Whether an entry is of a tab that has ended. */
export const isOfEndedSession = (entry: KeptEntry): boolean => isOfEndedTab('text', entry);
