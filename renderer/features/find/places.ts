/** One hit among the cells that hold hits: the cell's place in the results, and the hit's place in the cell. */
export type HitPlace = { readonly cell: number; readonly hit: number };

/** How many hits a cell of the results holds; undefined while its page is not there yet. */
export type HitsOf = (cell: number) => number | undefined;

const firstPlace: HitPlace = { cell: 0, hit: 0 };

/** The hit after `place`, going round at the end; null when there is none. */
export const nextPlace = (place: HitPlace | null, cells: number, hitsOf: HitsOf): HitPlace | null => {
  if (cells === 0) return null;
  if (place === null) return firstPlace;
  if (place.hit + 1 < (hitsOf(place.cell) ?? 1)) return { cell: place.cell, hit: place.hit + 1 };
  return place.cell + 1 < cells ? { cell: place.cell + 1, hit: 0 } : firstPlace;
};

/** The hit before `place`, going round at the start; null when there is none. In a cell not read yet it lands on the first hit. */
export const previousPlace = (place: HitPlace | null, cells: number, hitsOf: HitsOf): HitPlace | null => {
  if (cells === 0) return null;
  if (place !== null && place.hit > 0) return { cell: place.cell, hit: place.hit - 1 };
  const cell = place !== null && place.cell > 0 ? place.cell - 1 : cells - 1;
  return { cell, hit: Math.max(0, (hitsOf(cell) ?? 1) - 1) };
};

/** The number of a hit among all (from 1), or null when it is no more, or its cell or one before it is not read yet. */
export const ordinalOf = (place: HitPlace, hitsOf: HitsOf): number | null => {
  if (place.hit >= (hitsOf(place.cell) ?? 0)) return null;
  let before = 0;
  for (let cell = 0; cell < place.cell; cell += 1) {
    const hits = hitsOf(cell);
    if (hits === undefined) return null;
    before += hits;
  }
  return before + place.hit + 1;
};
