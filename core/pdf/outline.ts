import type { PdfFile } from './read.ts';
import { isArray, PdfProblem, type PdfRef, type PdfValue } from './values.ts';
import type { PdfWriter } from './write.ts';

/** An entry of the outline: its title as a file holds it, and the place it leads to, whose page is one of the whole. */
export type OutlineItem = {
  readonly title: PdfValue;
  readonly dest: readonly PdfValue[];
  /** The element of its heading. */
  readonly element: PdfRef | null;
  readonly items: readonly OutlineItem[];
};

/** Entries of an outline, and what stands below each other; more are not read. */
const most = 100_000;

/** Reads the outline of a part (ISO 32000-1, section 12.3.3); what leads to pages that are left out is left out. */
export const readOutline = (
  file: PdfFile,
  page: (value: PdfValue | undefined) => PdfRef | null,
  element: (value: PdfValue | undefined) => PdfRef | null,
): readonly OutlineItem[] => {
  let count = 0;
  const below = (parent: PdfValue | undefined): readonly OutlineItem[] => {
    const items: OutlineItem[] = [];
    let next = file.dict(parent).get('/First');
    while (next !== undefined) {
      count += 1;
      if (count > most) throw new PdfProblem('the outline goes in circles');
      const entries = file.dict(next);
      const dest = file.resolved(entries.get('/Dest'));
      const on = isArray(dest) ? page(dest[0]) : null;
      const own = below(next);
      if (isArray(dest) && on !== null)
        items.push({
          title: entries.get('/Title') ?? '()',
          dest: [on, ...dest.slice(1)],
          element: element(entries.get('/SE')),
          items: own,
        });
      next = entries.get('/Next');
    }
    return items;
  };
  return below(file.root.get('/Outlines'));
};

const counted = (items: readonly OutlineItem[]): number =>
  items.reduce((sum, { items: below }) => sum + 1 + counted(below), 0);

/** Writes an outline, all of it open; null where there is nothing in it. */
export const writeOutline = (writer: PdfWriter, items: readonly OutlineItem[]): PdfRef | null => {
  if (items.length === 0) return null;
  const level = (own: readonly OutlineItem[], parent: PdfRef): readonly [string, PdfValue][] => {
    const refs = own.map(() => writer.reserve());
    for (const [n, { title, dest, element, items: below }] of own.entries()) {
      const ref = refs[n];
      if (ref === undefined) continue;
      const before = refs[n - 1];
      const after = refs[n + 1];
      writer.object(
        ref,
        new Map<string, PdfValue>([
          ['/Title', title],
          ['/Parent', parent],
          ['/Dest', dest],
          ...(before === undefined ? [] : [['/Prev', before] as const]),
          ...(after === undefined ? [] : [['/Next', after] as const]),
          ...(element === null ? [] : [['/SE', element] as const]),
          ...(below.length === 0 ? [] : level(below, ref)),
        ]),
      );
    }
    const first = refs[0];
    const last = refs.at(-1);
    return [
      ...(first === undefined || last === undefined
        ? []
        : [['/First', first] as [string, PdfValue], ['/Last', last] as [string, PdfValue]]),
      ['/Count', String(counted(own))],
    ];
  };
  const root = writer.reserve();
  writer.object(root, new Map<string, PdfValue>([['/Type', '/Outlines'], ...level(items, root)]));
  return root;
};
