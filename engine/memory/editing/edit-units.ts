import type { UnitPage } from '#api/memory-units.ts';
import { mergeUnits } from '#core/memory/merge-units.ts';
import { fail, ok, type RememberedUnit, type Result, type UnitText } from '#core/model/index.ts';
import { diffText } from '#core/text/diff.ts';
import { mapTags } from '#core/text/mapping.ts';
import { lastChange, nextUndone, type UnitChange } from '../../store/memory-changes-repository.ts';
import { findUnit } from '../../store/memory-units-repository.ts';
import { takeTurns } from '../../turns.ts';
import { indexFresh } from '../fill-file.ts';
import type { MemoryFile } from '../memory-files.ts';
import { changeUnits, type Asked, type Editor, type WantedUnit } from './change-units.ts';
import { sameOriginals, unitIds, unitsById, type WantedUnits } from './list-units.ts';

const infoOf = (change: UnitChange | null): UnitPage['undo'] =>
  change === null ? null : { kind: change.kind, actor: change.actor, at: change.at, units: change.units };

/** A page of the units that are wanted. Failure: job.cancelled. */
export const unitPage = async (
  memory: MemoryFile,
  wanted: WantedUnits,
  { offset, count }: { readonly offset: number; readonly count: number },
  isWanted: () => boolean,
): Promise<Result<UnitPage>> => {
  const ids = await unitIds(memory, wanted, isWanted);
  if (!ids.ok) return ids;
  const { read } = memory.database;
  return ok({
    total: ids.value.length,
    units: unitsById(memory, ids.value.slice(offset, offset + count)),
    undo: infoOf(lastChange(read)),
    redo: infoOf(nextUndone(read)),
  });
};

/** Another text in the place of one; its tags stay with their words. */
const withText = (before: UnitText, text: string): UnitText =>
  before.text === text
    ? before
    : { ...before, text, tags: mapTags(before.tags, diffText(before.text, text)) };

export type UnitEdit = {
  readonly unit: number;
  readonly original: string;
  readonly translations: readonly { readonly language: string; readonly text: string }[];
};

const edited = (unit: RememberedUnit, { original, translations }: UnitEdit, by: Editor): RememberedUnit => {
  const known = new Map(unit.translations.map((text) => [text.language, text]));
  return {
    ...unit,
    original: withText(unit.original, original),
    translations: translations
      .filter(({ text }) => text.trim() !== '')
      .map(({ language, text }) => withText(known.get(language) ?? { language, text, tags: [] }, text)),
    author: by.actor,
    at: by.at,
  };
};

const askedOnce: Asked = { isWanted: () => true };

/** What is no longer in a batch of the index is put into one when there is much of it. */
const mostFresh = 1000;
const settle = <T>(memory: MemoryFile, done: Result<T>): Result<T> => {
  if (done.ok && memory.fresh.size() > mostFresh) void indexFresh(memory);
  return done;
};

/** Changes the texts of a unit. Failures: unit.unknown, unit.no-translation, those of `changeUnits`. */
export const editUnit = async (
  memory: MemoryFile,
  edit: UnitEdit,
  by: Editor,
): Promise<Result<{ readonly units: number }>> => {
  const unit = findUnit(memory.database.read, edit.unit);
  if (unit === null) return fail('unit.unknown', { unit: edit.unit });
  const after = edited(unit, edit, by);
  if (after.translations.length === 0) return fail('unit.no-translation');
  const wanted = [{ id: unit.id, unit: after }];
  return settle(memory, await changeUnits(memory, { kind: 'edit', ...by }, wanted, askedOnce));
};

/** Removes units by their numbers, or those that a filter admits. */
export const removeUnits = async (
  memory: MemoryFile,
  {
    units,
    where,
  }: { readonly units?: readonly number[] | undefined; readonly where?: WantedUnits | undefined },
  by: Editor,
  asked: Asked,
): Promise<Result<{ readonly units: number }>> => {
  const ids =
    units === undefined && where !== undefined
      ? await unitIds(memory, where, asked.isWanted)
      : ok(units ?? []);
  if (!ids.ok) return ids;
  const wanted = ids.value.map((id): WantedUnit => ({ id, unit: null }));
  if (wanted.length === 0) return ok({ units: 0 });
  return changeUnits(memory, { kind: 'remove', ...by }, wanted, asked);
};

/** Merges units that say the same (`core/memory/merge-units.ts`), as one change. */
export const mergeMemory = async (
  memory: MemoryFile,
  by: Editor,
  asked: Asked,
): Promise<Result<{ readonly kept: number; readonly removed: number }>> => {
  const groups = await sameOriginals(memory, asked.isWanted);
  if (!groups.ok) return groups;
  const turn = takeTurns();
  const wanted: WantedUnit[] = [];
  let kept = 0;
  for (const group of groups.value) {
    await turn();
    if (!asked.isWanted()) return fail('job.cancelled');
    // Two originals may have the same number and not be the same.
    const byText = Map.groupBy(
      unitsById(memory, group),
      ({ original }) => `${original.language}\n${original.text}`,
    );
    for (const units of byText.values())
      for (const { kept: unit, removed } of mergeUnits(units)) {
        kept += 1;
        wanted.push({ id: unit.id, unit }, ...removed.map((id) => ({ id, unit: null })));
      }
  }
  if (wanted.length === 0) return ok({ kept: 0, removed: 0 });
  const done = await changeUnits(memory, { kind: 'merge', ...by }, wanted, asked);
  return done.ok ? ok({ kept, removed: wanted.length - kept }) : done;
};
