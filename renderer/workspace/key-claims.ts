import type { Command, Where } from './command.ts';
import { reservedFor } from './reserved-keys.ts';

/**
 * Places of the page that keys fall in: the cell with the caret, the active cell without one, what is said of its row beside the
 * text, any other field, the rest.
 */
export const places = ['editor', 'grid', 'row', 'field', 'page'] as const;
export type Place = (typeof places)[number];

const placesOf: Readonly<Record<Where, readonly Place[]>> = {
  anywhere: places,
  page: ['editor', 'grid', 'row', 'page'],
  row: ['editor', 'grid', 'row'],
  cell: ['editor', 'grid'],
  grid: ['grid'],
  editor: ['editor'],
};

/** The keys that a command comes with, on either kind of keyboard. */
export const defaultKeys = ({ keys, mac }: Command, onMac: boolean): readonly string[] =>
  (onMac ? mac : undefined) ?? keys;

/** The keys of a command, the first being the one to show: those the user has `chosen` as far as they can be used, or its own. */
export const keysOf = (
  command: Command,
  chosen: Readonly<Record<string, readonly string[]>>,
  mac: boolean,
): readonly string[] => {
  const own = defaultKeys(command, mac);
  const wanted = command.fixed === true ? undefined : chosen[command.id];
  if (wanted === undefined) return own;
  const usable = wanted.filter((key) => own.includes(key) || reservedFor(key, mac) === null);
  return usable.length === 0 && wanted.length > 0 ? own : usable;
};

/** True when one of a command's keys is heard in a place. */
export const hearsIn = ({ where, notInEditor }: Command, binding: string, place: Place): boolean =>
  placesOf[where].includes(place) && !(place === 'editor' && notInEditor?.includes(binding) === true);

/** True when two commands would both hear a key somewhere. */
export const sharePlace = (one: Command, other: Command, binding: string): boolean =>
  places.some((place) => hearsIn(one, binding, place) && hearsIn(other, binding, place));
