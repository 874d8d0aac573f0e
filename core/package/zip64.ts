/**
 * What stands in the 64-bit fields of a zip (zip64, APPNOTE 4.3.14, 4.3.15 and 4.5.3): programs that do not know a size before they
 * write use them for small files too.
 */

/** A field of 16 or 32 bits that says: look at the one of 64. */
const wideCount = 0xffff;
const wide = 0xffffffff;

const recordMark = 0x06064b50;
const locatorMark = 0x07064b50;
const locatorSize = 20;
const recordSize = 56;
const extraMark = 0x0001;

const at64 = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

/** Where the record of 64 bits and its locator stand, by the place of the usual end record; null where there are none. */
export const findRecord = (view: DataView, end: number): { record: number; locator: number } | null => {
  const locator = end - locatorSize;
  if (locator < 0 || view.getUint32(locator, true) !== locatorMark) return null;
  const record = at64(view, locator + 8);
  const isThere = record + recordSize <= locator && view.getUint32(record, true) === recordMark;
  return isThere ? { record, locator } : null;
};

/** How many files a zip has and where its directory stands; null where that is not said. */
export const directoryPlace = (view: DataView, end: number): { count: number; from: number } | null => {
  const [count, size] = [view.getUint16(end + 10, true), view.getUint32(end + 12, true)];
  const from = view.getUint32(end + 16, true);
  if (count !== wideCount && size !== wide && from !== wide) return { count, from };
  const found = findRecord(view, end);
  return found === null
    ? null
    : { count: at64(view, found.record + 32), from: at64(view, found.record + 48) };
};

/**
 * Where the values of fields stand that are marked as wide, in the extra data of a header: one of 64 bits for each, in this order. `undefined` for a
 * field that is not wide, null where a wide one has no value.
 */
const widePlaces = (
  view: DataView,
  fields: readonly number[],
  extra: { readonly from: number; readonly to: number },
): readonly (number | null | undefined)[] => {
  let [at, end] = [0, 0];
  for (let from = extra.from; from + 4 <= extra.to; from += 4 + view.getUint16(from + 2, true)) {
    if (view.getUint16(from, true) !== extraMark) continue;
    [at, end] = [from + 4, Math.min(extra.to, from + 4 + view.getUint16(from + 2, true))];
    break;
  }
  return fields.map((field) => {
    if (view.getUint32(field, true) !== wide) return undefined;
    at += 8;
    return at <= end ? at - 8 : null;
  });
};

/** The values of fields of 32 bits, or of 64 where they are wide; null where one of these is missing. */
export const valuesOf = (
  view: DataView,
  fields: readonly number[],
  extra: { readonly from: number; readonly to: number },
): readonly number[] | null => {
  const places = widePlaces(view, fields, extra);
  const values = fields.map((field, n) => {
    const place = places[n];
    return place === undefined ? view.getUint32(field, true) : place === null ? -1 : at64(view, place);
  });
  return values.includes(-1) ? null : values;
};

/** One value to be written: `size` in bytes. */
export type ZipPatch = readonly [at: number, value: number, size: 2 | 4 | 8];

/** The same fields with new values, each where its value stands. */
export const valuePatches = (
  view: DataView,
  fields: readonly (readonly [field: number, value: number])[],
  extra: { readonly from: number; readonly to: number },
): readonly ZipPatch[] => {
  const places = widePlaces(
    view,
    fields.map(([field]) => field),
    extra,
  );
  return fields.map(([field, value], n) => {
    const place = places[n] ?? null;
    return place === null ? [field, value, 4] : [place, value, 8];
  });
};

type Directory = { readonly count: number; readonly size: number; readonly from: number };

/** The end record for another directory; fields that are marked as wide stay so. Places are those of `view`. */
export const endPatches = (
  view: DataView,
  end: number,
  { count, size, from }: Directory,
): readonly ZipPatch[] => {
  const hasRecord = findRecord(view, end) !== null;
  const counts = [8, 10].map((at): ZipPatch => [at, count, 2]);
  const all: readonly ZipPatch[] = [...counts, [12, size, 4], [16, from, 4]];
  return all.filter(
    ([at, , bytes]) =>
      !hasRecord ||
      (bytes === 2 ? view.getUint16(end + at, true) !== wideCount : view.getUint32(end + at, true) !== wide),
  );
};

/** The record of 64 bits and its locator for another directory, whose record comes to stand at `at`: places from their record on. */
export const recordPatches = (
  { record, locator }: { record: number; locator: number },
  { count, size, from }: Directory,
  at: number,
): readonly ZipPatch[] => [
  [24, count, 8],
  [32, count, 8],
  [40, size, 8],
  [48, from, 8],
  [locator - record + 8, at, 8],
];
