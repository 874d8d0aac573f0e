import { describe, expect, it } from 'vitest';
import { coverageOf, embeddedWhole } from '#core/pdf/typeface.ts';

const number = (value: number, bytes: 2 | 4): readonly number[] =>
  Array.from({ length: bytes }, (_, n) => Math.floor(value / 256 ** (bytes - 1 - n)) & 255);

/** A font with these tables and nothing else; it starts within a larger buffer, as files that are read do. */
const fontOf = (tables: Readonly<Record<string, readonly number[]>>): Uint8Array => {
  const names = Object.keys(tables);
  let at = 12 + names.length * 16;
  const records: number[] = [];
  for (const name of names) {
    const { length } = tables[name] ?? [];
    records.push(
      ...Array.from(name, (one) => one.charCodeAt(0)),
      ...number(0, 4),
      ...number(at, 4),
      ...number(length, 4),
    );
    at += length;
  }
  const head = [...number(0x10000, 4), ...number(names.length, 2), ...number(0, 2), ...number(0, 4)];
  const bytes = [...head, ...records, ...Object.values(tables).flat()];
  return new Uint8Array([9, 9, 9, ...bytes]).subarray(3);
};

/** A table of characters with a sub-table of the BMP (format 4, empty here) and, where ranges are given, one of all of Unicode. */
const cmap = (ranges: readonly (readonly [number, number])[] | null): readonly number[] => {
  const bmp = [...number(4, 2), ...number(4, 2)];
  const all = [
    ...number(12, 2),
    ...Array.from({ length: 10 }, () => 0),
    ...number(ranges?.length ?? 0, 4),
    ...(ranges ?? []).flatMap(([first, last]) => [...number(first, 4), ...number(last, 4), ...number(1, 4)]),
  ];
  const count = ranges === null ? 1 : 2;
  const places = [4 + count * 8, 4 + count * 8 + bmp.length].slice(0, count);
  return [
    ...number(0, 2),
    ...number(count, 2),
    ...places.flatMap((place) => [...number(3, 2), ...number(10, 2), ...number(place, 4)]),
    ...bmp,
    ...(ranges === null ? [] : all),
  ];
};

describe('the characters of a font', () => {
  it('are those of its ranges, the first and last of each too', () => {
    const has = coverageOf(
      fontOf({
        cmap: cmap([
          [0x20, 0x7e],
          [0x4e00, 0x4e00],
          [0x20000, 0x2000b],
        ]),
        'OS/2': [],
      }),
    );
    const points = [0x1f, 0x20, 0x7e, 0x7f, 0x4dff, 0x4e00, 0x4e01, 0x1ffff, 0x20000, 0x2000b, 0x2000c];
    expect(points.filter(has)).toEqual([0x20, 0x7e, 0x4e00, 0x20000, 0x2000b]);
  });

  it('are none without a table of all of Unicode', () => {
    expect(coverageOf(fontOf({ cmap: cmap(null) }))(0x20)).toBe(false);
    expect(coverageOf(fontOf({ glyf: [] }))(0x20)).toBe(false);
  });
});

describe('a font that is embedded whole', () => {
  const table = (fsType: number): readonly number[] =>
    [4, 0, 400, 5, fsType, 7].flatMap((value) => number(value, 2));

  it('says so beside what it said before, and is otherwise the same', () => {
    const font = fontOf({ cmap: cmap(null), 'OS/2': table(0x0004) });
    const before = font.slice();
    expect(embeddedWhole(font)).toEqual(fontOf({ cmap: cmap(null), 'OS/2': table(0x0104) }));
    expect(font).toEqual(before);
  });

  it('stays as it is where it says nothing of embedding', () => {
    const font = fontOf({ cmap: cmap(null) });
    expect(embeddedWhole(font)).toEqual(font);
  });
});
