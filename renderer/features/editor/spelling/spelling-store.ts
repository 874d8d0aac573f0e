import { create } from 'zustand';
import type { GrammarSaid } from '#api/grammar.ts';
import type { Range, RowNumber, SegmentId, Side } from '#core/model/index.ts';
import { client } from '#renderer/api.ts';
import { columnLanguage } from '#renderer/workspace/columns.ts';
import { settleDrafts } from '#renderer/workspace/drafts.ts';
import { cellKey } from '#renderer/workspace/highlights.ts';
import { onThisJourney } from '#renderer/workspace/input-hold/input-hold.ts';
import { goTo, notifyFailure } from '#renderer/workspace/store.ts';
import { notifyUndoable } from '#renderer/workspace/undoable.ts';
import { underlinedAt, underlinedRect } from '../marks/hover.ts';
import { knownRow, refreshRow } from '../rows-cache.ts';

/** A word that is looked at, and where it stands on the screen. */
export type Misspelt = Range & {
  readonly segment: SegmentId;
  readonly row: RowNumber;
  readonly side: Side;
  readonly word: string;
  readonly rect: DOMRect;
  /** Null until they have been found. */
  readonly suggestions: readonly string[] | null;
  /** What is said of its grammar; null where it is a matter of spelling. */
  readonly grammar: GrammarSaid | null;
};

export const useMisspelt = create<{ readonly open: Misspelt | null }>()(() => ({ open: null }));

export const closeSpelling = (): void => useMisspelt.setState({ open: null });

type Place = Range & { readonly row: RowNumber; readonly side: Side };

const show = async ({ row, side, start, end }: Place, rect: DOMRect): Promise<void> => {
  const known = knownRow(row);
  const cell = known?.cells[side];
  if (known === null || cell === undefined) return;
  const word = Array.from(cell.text).slice(start, end).join('');
  const { segment } = known;
  const open: Misspelt = { segment, row, side, start, end, word, rect, suggestions: null, grammar: null };
  useMisspelt.setState({ open });
  const said = await client.grammar.at({ segment, side, start, end });
  if (useMisspelt.getState().open !== open) return;
  if (said.ok && said.value !== null) {
    useMisspelt.setState({ open: { ...open, suggestions: said.value.suggestions, grammar: said.value } });
    return;
  }
  const answer = await client.spelling.suggest({ word, language: columnLanguage(side) ?? 'en' });
  if (useMisspelt.getState().open !== open) return;
  if (answer.ok) useMisspelt.setState({ open: { ...open, suggestions: answer.value.suggestions } });
  else {
    closeSpelling();
    notifyFailure(answer.error);
  }
};

const showSettled = async (place: Place, rect: DOMRect): Promise<void> => {
  if (await settleDrafts()) await show(place, rect);
};

/** Asks about the underlined word at a place on the screen. Answers false where there is none. */
export const openSpellingAt = (target: Element, x: number, y: number): boolean => {
  const side = target.closest<HTMLElement>('[data-side]')?.dataset['side'];
  const row = Number(target.closest<HTMLElement>('[data-row]')?.dataset['row']);
  const known = knownRow(row);
  if (known === null || side === undefined) return false;
  const found = underlinedAt(cellKey(known.segment, side), x, y);
  if (found === null) return false;
  void showSettled({ row, side, start: found.start, end: found.end }, found.rect);
  return true;
};

const frames = 60;
const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

/** Goes to an underlined word and asks about it; waits some frames for its row to be drawn. */
export const openSpelling = async (place: Place): Promise<void> => {
  for (let left = frames; left > 0; left -= 1) {
    const segment = knownRow(place.row)?.segment;
    const rect = segment === undefined ? null : underlinedRect(cellKey(segment, place.side), place);
    if (rect !== null) {
      // oxlint-disable-next-line no-await-in-loop
      await show(place, rect);
      return;
    }
    // One after the other: each looks at what the frame before has drawn.
    // oxlint-disable-next-line no-await-in-loop
    await nextFrame();
  }
};

/** Puts another word in the place of the one that is looked at. */
export const replaceWord = async (open: Misspelt, to: string): Promise<void> => {
  closeSpelling();
  const { segment, side, start, end, word, row, grammar } = open;
  const isStillMeant = onThisJourney();
  if (!(await settleDrafts())) return;
  const at = { segment, side, start, end };
  const answer =
    grammar === null
      ? await client.spelling.replace({ ...at, word, to })
      : await client.grammar.replace({ ...at, words: word, to });
  if (!answer.ok) notifyFailure(answer.error);
  await refreshRow(row);
  if (isStillMeant()) goTo({ row, side });
};

/** Shows what is said of the grammar of these words no longer. */
export const ignoreGrammar = async (
  { grammar, row }: Misspelt,
  where: 'here' | 'everywhere',
): Promise<void> => {
  closeSpelling();
  if (grammar === null) return;
  const answer = await client.checks.ignore({ finding: grammar.finding, where });
  if (!answer.ok) notifyFailure(answer.error);
  else notifyUndoable({ tone: 'info', key: `checks:done.${where}`, topic: 'checks' });
  await refreshRow(row);
};

/** Adds the word that is looked at to the project's own. */
export const addWord = async ({ word }: Misspelt): Promise<void> => {
  closeSpelling();
  const answer = await client.spelling.addWords({ words: [word] });
  if (!answer.ok) notifyFailure(answer.error);
  else notifyUndoable({ tone: 'info', key: 'editor:spelling.added', params: { word }, topic: 'spelling' });
};
