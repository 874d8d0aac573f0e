import type { Command, Where } from './command.ts';

/** Places of the page that keys fall in: the cell with the caret, the active cell without one, any other field, the rest. */
export type Place = 'editor' | 'grid' | 'field' | 'page';

const placesOf: Readonly<Record<Where, readonly Place[]>> = {
  anywhere: ['editor', 'grid', 'field', 'page'],
  page: ['editor', 'grid', 'page'],
  cell: ['editor', 'grid'],
  grid: ['grid'],
  editor: ['editor'],
};

/** True when one of a command's keys is heard in a place. */
export const hearsIn = ({ where, notInEditor }: Command, binding: string, place: Place): boolean =>
  placesOf[where].includes(place) && !(place === 'editor' && notInEditor?.includes(binding) === true);
