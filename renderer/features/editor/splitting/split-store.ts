import { create } from 'zustand';
import type { Row, Side } from '#core/model/index.ts';
import { cutPlaces, type CutPlace } from '#core/splitting/places.ts';
import { moveSplit, proposeSplit, type SplitProposal, type SplitText } from '#core/splitting/propose.ts';
import { splitTexts } from '#core/splitting/texts.ts';
import { client } from '#renderer/api.ts';
import type { CommandCall } from '#renderer/workspace/command.ts';
import { holdInput, onThisJourney, refuseInput } from '#renderer/workspace/input-hold/input-hold.ts';
import { documentAt, goTo, notifyFailure, openOverlay, useWorkspace } from '#renderer/workspace/store.ts';
import { openCell } from '../open-cell.ts';
import { knownRow } from '../rows-cache.ts';
import { ownWords } from '../selecting/own-words.ts';
import { structureSettled } from '../structure.ts';

/** A split that is looked at before it is done. */
export type Previewed = {
  readonly row: Row;
  /** The column with the caret, and where it stands in code points. */
  readonly side: Side;
  readonly at: number;
  readonly texts: readonly SplitText[];
  readonly places: SplitProposal;
};

export const useSplitting = create<{ readonly previewed: Previewed | null }>()(() => ({ previewed: null }));

const previewOf = (row: Row, side: Side, at: number): Previewed | null => {
  const { project } = useWorkspace.getState();
  const document = project === null ? null : documentAt(project, row.row);
  if (document === null) return null;
  const cells = document.columns.flatMap(({ id: each }) => {
    const cell = row.cells[each];
    return cell === undefined ? [] : [[each, cell] as const];
  });
  const texts = splitTexts(document.columns, cells);
  const places = proposeSplit(texts, side, at, ownWords());
  return places === null ? null : { row, side, at, texts, places };
};

/** True when the cut would go through a locked text. */
const cutsLocked = ({ row, places }: Previewed): boolean =>
  [...places].some(([side, { at }]) => at !== null && row.cells[side]?.locked === true);

/** Shows where the texts of the open cell's row would be cut. */
export const previewSplit = ({ active, isStillMeant }: CommandCall): void => {
  const cell = openCell();
  const row = knownRow(active.row);
  if (cell === null || row === null || row.segment !== cell.segment || !isStillMeant()) return;
  const previewed = previewOf(row, cell.side, cell.caret());
  if (previewed === null || cutsLocked(previewed)) {
    refuseInput();
    notifyFailure({ code: previewed === null ? 'split.at-edge' : 'cell.locked' });
    return;
  }
  useSplitting.setState({ previewed });
  openOverlay('split');
};

export const closePreview = (): void => {
  openOverlay(null);
  useSplitting.setState({ previewed: null });
};

/** Moves the cut of one text, and with it those of the texts converted from it. Does nothing where it cannot be cut. */
export const moveCut = (side: Side, at: number | null): void =>
  useSplitting.setState(({ previewed }) => {
    const moved = previewed === null ? null : moveSplit(previewed.texts, previewed.places, side, at);
    return moved === null || previewed === null ? {} : { previewed: { ...previewed, places: moved } };
  });

/** By what a key moves a cut: by words, by the marks between clauses, or by single characters of Chinese words too. */
export type CutUnit = 'word' | 'mark' | 'character';

const isIn = (unit: CutUnit, { splits, level }: CutPlace): boolean =>
  unit === 'character' || (splits !== 'word' && (unit === 'word' || level > 0));

/** The place a cut moves to from `at`; from a text that stays whole, the nearest to the end it comes from. Null when there is none. */
const nextCut = (
  places: readonly CutPlace[],
  at: number | null,
  by: -1 | 1,
  unit: CutUnit,
): number | null => {
  const fitting = places.filter((place) => isIn(unit, place)).map((place) => place.at);
  if (by === 1) return fitting.find((place) => at === null || place > at) ?? null;
  return fitting.findLast((place) => at === null || place < at) ?? null;
};

/** Moves the cut of a text by a key. */
export const stepCut = (text: SplitText, at: number | null, by: -1 | 1, unit: CutUnit): void => {
  const { places } = cutPlaces(text.rich, text.language, ownWords());
  const next = nextCut(places, at, by, unit);
  if (next !== null) moveCut(text.side, next);
};

/** Cuts the texts as shown, and opens the second half of the one with the caret. */
const split = async ({ row, side, at, texts, places }: Previewed): Promise<void> => {
  const isStillMeant = onThisJourney();
  const chosen = texts
    .filter(({ follows }) => follows === null)
    .map((text) => ({ side: text.side, at: places.get(text.side)?.at ?? null }));
  const done = await client.segments.split({ segment: row.segment, side, at, places: chosen });
  if (!done.ok) {
    refuseInput();
    notifyFailure(done.error);
    return;
  }
  await structureSettled();
  if (isStillMeant()) goTo({ row: done.value.row + 1, side, mode: 'edit', caret: 0 });
};

/** Closes the preview; answers what is to be done once the focus is back. What is typed by then is for the second half. */
export const confirmSplit = (): (() => void) => {
  const { previewed } = useSplitting.getState();
  const end = holdInput('elsewhere');
  closePreview();
  return () => {
    void (previewed === null ? Promise.resolve() : split(previewed)).finally(end);
  };
};
