import { ok, type Range, type Result, type RowNumber, type Side } from '#core/model/index.ts';
import { client } from '#renderer/api.ts';
import type { Command, CommandCall } from '#renderer/workspace/command.ts';
import { columnsOf, goTo, notify, notifyFailure, useWorkspace } from '#renderer/workspace/store.ts';
import { openCell } from '../open-cell.ts';
import { knownRow, refreshRow } from '../rows-cache.ts';
import { openSpelling } from './spelling-store.ts';

type Place = Range & { readonly row: RowNumber; readonly side: Side };

/** The underlined words of a row whose texts are known here, in the order of the columns. */
const placesIn = (row: RowNumber): readonly Place[] => {
  const { project } = useWorkspace.getState();
  const underlined = knownRow(row)?.underlined;
  if (project === null || underlined === undefined) return [];
  return columnsOf(project).flatMap((side) => (underlined[side] ?? []).map((one) => ({ ...one, row, side })));
};

/** The word that was asked about last: asked again at the same place, the next one is meant. */
let lookedAt: Place | null = null;

const isSame = (one: Place, other: Place | null): boolean =>
  other !== null && one.row === other.row && one.side === other.side && one.start === other.start;

/** The first underlined word of the row from the caret on: the one the caret is in, unless it was looked at just now. */
const nextInRow = (row: RowNumber, side: Side): Place | undefined => {
  const places = placesIn(row);
  const last = places.findIndex((place) => isSame(place, lookedAt));
  if (last !== -1) return places[last + 1];
  const caret = openCell()?.caret() ?? 0;
  const own = places.findIndex((place) => place.side === side && place.end >= caret);
  if (own !== -1) return places[own];
  const { project } = useWorkspace.getState();
  const sides = project === null ? [] : columnsOf(project);
  return places.find((place) => sides.indexOf(place.side) > sides.indexOf(side));
};

/** The next row with words underlined, round the end: the nearer of those that the two checks know. */
const nextRow = async (after: RowNumber): Promise<Result<RowNumber | null>> => {
  const found = await Promise.all(
    ['spelling', 'grammar'].map((check) => client.checks.next({ after, check })),
  );
  const rows: RowNumber[] = [];
  for (const one of found) {
    if (!one.ok) return one;
    if (one.value !== null) rows.push(one.value.row);
  }
  const ahead = rows.filter((row) => row > after);
  const nearest = Math.min(...(ahead.length > 0 ? ahead : rows));
  return ok(rows.find((row) => row === nearest) ?? null);
};

const nextSpelling = async ({ isStillMeant }: CommandCall): Promise<void> => {
  const { active } = useWorkspace.getState();
  let place = nextInRow(active.row, active.side);
  if (place === undefined) {
    const next = await nextRow(active.row);
    if (!isStillMeant()) return;
    if (!next.ok) {
      notifyFailure(next.error);
      return;
    }
    if (next.value !== null) {
      goTo({ row: next.value, mode: 'grid' });
      await refreshRow(next.value);
      if (!isStillMeant()) return;
      [place] = placesIn(next.value);
    }
  }
  if (place === undefined) {
    lookedAt = null;
    notify({ tone: 'info', key: 'editor:spelling.none', topic: 'spelling' });
    return;
  }
  lookedAt = place;
  goTo({ row: place.row, side: place.side, mode: 'grid' });
  await openSpelling(place);
};

export const spellingCommands: readonly Command[] = [
  {
    id: 'nextSpelling',
    group: 'text',
    where: 'anywhere',
    // As in Word.
    keys: ['Alt+F7'],
    settles: true,
    menu: 'edit.go',
    run: nextSpelling,
  },
];
