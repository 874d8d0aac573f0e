import type { DamageChoices, MendWay } from '#api/damage.ts';
import type { Cell, SegmentId, Side } from '#core/model/index.ts';
import type { EngineContext } from '../context.ts';
import { languageOf, type OpenProject } from '../project/open-project.ts';
import { cellRow } from '../store/cells-repository.ts';
import { sealed, type RawRow } from '../store/rows-repository.ts';
import { readableText } from '../store/sound-values.ts';
import { acceptedRow } from './accepted.ts';
import { rowInBackups } from './backups.ts';
import { valueIn, type FoundDamage } from './find.ts';
import { cellInHistory } from './history.ts';

/** What a damaged row would be. */
export type Way = {
  readonly way: MendWay;
  readonly raw: RawRow;
  readonly at: string | null;
};

const addressOf = (damage: FoundDamage): { readonly segment: SegmentId; readonly side: Side } => ({
  segment: Number(damage.key[0]) as SegmentId,
  side: damage.key[1] as Side,
});

const languageFor = (project: OpenProject, damage: FoundDamage) => {
  const { segment, side } = addressOf(damage);
  return damage.table.name === 'cells' ? languageOf(project, segment, side) : 'en';
};

const fromHistory = (project: OpenProject, damage: FoundDamage): RawRow | null => {
  if (damage.table.name !== 'cells') return null;
  const { segment, side } = addressOf(damage);
  const cell: Cell | null = cellInHistory(project, segment, side);
  return cell === null ? null : sealed(cellRow(segment, side, cell, languageFor(project, damage)));
};

/** One way on, or null when the row cannot be had that way. */
export const wayOf = (
  context: EngineContext,
  project: OpenProject,
  damage: FoundDamage,
  way: MendWay,
): Way | null => {
  if (way === 'backup') {
    const found = rowInBackups(context, project, damage);
    return found === null ? null : { way, ...found };
  }
  const raw =
    way === 'history'
      ? fromHistory(project, damage)
      : acceptedRow(damage.table, damage.raw, languageFor(project, damage));
  return raw === null ? null : { way, raw, at: null };
};

/** What of a row is shown to people: its text. */
const textColumns: Readonly<Record<string, string>> = {
  cells: 'text',
  annotations: 'body',
  replies: 'body',
  anchors: 'quote',
  repairs: 'after',
  documents: 'name',
  ignored_findings: 'words',
  concepts: 'terms',
  meta: 'value',
};

const textIn = (damage: FoundDamage, raw: RawRow): string =>
  readableText(valueIn({ table: damage.table, raw }, textColumns[damage.table.name] ?? ''));

/** All ways on from a damaged row. */
export const choicesOf = (
  context: EngineContext,
  project: OpenProject,
  damage: FoundDamage,
): DamageChoices => {
  const { item, where, what, row, side, raw } = damage;
  const ways = (['history', 'backup', 'accept'] as const).flatMap(
    (way) => wayOf(context, project, damage, way) ?? [],
  );
  const choices = ways.map((one) => ({
    way: one.way,
    at: one.at,
    text: textIn(damage, one.raw),
    exact: one.raw.at(-1) === raw.at(-1),
  }));
  return { item, where, what, row, side, choices };
};
