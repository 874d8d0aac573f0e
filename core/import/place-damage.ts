import type { Damage, DamageList } from '../text/decode/damage.ts';
import type { ImportBatch } from './batch.ts';
import type { PreparedRepair } from './prepared.ts';

/** A place of a file that could not be read, and the row of the document (from 1) that it came into; null when in none. */
export type PlacedDamage = Damage & { readonly row: number | null };

const runs = /\ufffd+/g;

/** How the repair that points at a lost character is explained when its bytes are known: what they are, and where. */
const explained = (repair: PreparedRepair, { offset, bytes }: Damage): PreparedRepair => ({
  ...repair,
  draft: {
    ...repair.draft,
    reason: 'invisible.unreadable',
    params: { ...repair.draft.params, offset, bytes },
  },
});

/**
 * Finds the rows that the damage of a file came into. Both come in the order of the file, so the next U+FFFD of the text is
 * the next damage that is not on an earlier line than its block; damage in between (in a script of a page, say) is in no
 * row. A U+FFFD that stood in the file is told apart by its line as far as lines go.
 * `take` is given each batch in turn with the damage of the file read so far, and gives the batch with the repairs that
 * point at such places explained.
 */
export const damagePlacer = () => {
  const rowOf = new Map<number, number>();
  let next = 0;
  let firstRow = 1;

  const damageFor = (places: readonly Damage[], line: number, nextLine: number): number | null => {
    while (next < places.length && (places[next]?.line ?? 0) < line) next++;
    const found = places[next];
    return found === undefined || found.line >= Math.max(nextLine, line + 1) ? null : next++;
  };

  const take = (batch: ImportBatch, { places }: DamageList): ImportBatch => {
    const source = batch.columns.find(({ side }) => side === 'source');
    const bySegment = new Map<number, Damage[]>();
    batch.ranks.forEach((_, segment) => {
      const text = source?.text[segment] ?? '';
      if (!text.includes('\ufffd')) return;
      const block = batch.blocks[segment] ?? 0;
      const line = batch.lines[block] ?? 1;
      for (let run = text.match(runs)?.length ?? 0; run > 0; run--) {
        const index = damageFor(places, line, batch.lines[block + 1] ?? Infinity);
        const damage = index === null ? undefined : places[index];
        if (index === null || damage === undefined) continue;
        rowOf.set(index, firstRow + segment);
        bySegment.set(segment, [...(bySegment.get(segment) ?? []), damage]);
      }
    });
    firstRow += batch.ranks.length;
    if (bySegment.size === 0) return batch;
    const repairs = batch.repairs.map((repair) => {
      if (!repair.draft.before.startsWith('\ufffd')) return repair;
      const damage = bySegment.get(repair.segment)?.shift();
      return damage === undefined ? repair : explained(repair, damage);
    });
    return { ...batch, repairs };
  };

  /** All damage with its rows, when the last batch was taken. */
  const placed = ({ count, places }: DamageList): { count: number; places: readonly PlacedDamage[] } => ({
    count,
    places: places.map((place, index) => ({ ...place, row: rowOf.get(index) ?? null })),
  });

  return { take, placed };
};
