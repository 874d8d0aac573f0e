import { z } from 'zod';
import type { RememberedUnit } from '#core/model/index.ts';
import { aside, call } from './define.ts';
import { language, pathToRead, pathToWrite } from './shapes.ts';

/** A change of units that can be taken back, or done again. */
export type UnitChangeInfo = {
  readonly kind: 'edit' | 'remove' | 'merge';
  readonly actor: string;
  readonly at: string;
  readonly units: number;
};

export type UnitPage = {
  readonly total: number;
  readonly units: readonly RememberedUnit[];
  /** What is taken back, and done again, next. */
  readonly undo: UnitChangeInfo | null;
  readonly redo: UnitChangeInfo | null;
};

/** A document, or an author, and how many units have it. */
export type UnitFacet = { readonly value: string; readonly units: number };

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?$/);

/** Each member narrows. `text`: words that one text of the unit has, in any script; `same`: units whose original others have as well. */
const filter = {
  text: z.string().max(1000).optional(),
  same: z.boolean().optional(),
  language: language.optional(),
  document: z.string().max(10_000).optional(),
  author: z.string().max(1000).optional(),
  /** ISO 8601: from that time on, and before that time. */
  from: date.optional(),
  to: date.optional(),
};
export type UnitsWanted = { readonly [M in keyof typeof filter]?: z.output<(typeof filter)[M]> };

const unit = z.number().int().positive();
const job = z.string().min(1).max(100);
const path = { path: pathToRead };
const changed = { path: pathToWrite };
const text = z.string().max(100_000);

/**
 * The units of a memory in a file (decision 0111): looked through, changed, removed, merged. Each change is in the file, so that it can be taken back
 * later, by whoever opens the memory. Failures: those of opening the memory; memory.read-only, memory.in-use, job.cancelled.
 */
export const memoryUnits = {
  /** In the order in which they came; those with the same original one after the other where `same` asks for them. */
  list: call(
    z.object({
      ...path,
      ...filter,
      offset: z.number().int().nonnegative().default(0),
      count: z.number().int().min(1).max(500).default(100),
    }),
    aside,
  ).gives<UnitPage>(),
  /** One of them. Failure: unit.unknown. */
  get: call(z.object({ ...path, unit }), aside).gives<RememberedUnit>(),
  /** Documents and authors, the most frequent first. */
  facets: call(z.object(path), aside).gives<{
    readonly documents: readonly UnitFacet[];
    readonly authors: readonly UnitFacet[];
  }>(),
  /** Changes the texts of a unit; a language without text has no translation any more. Tags stay with their words. Failure: unit.unknown, unit.no-translation. */
  edit: call(
    z.object({
      ...changed,
      unit,
      original: text.min(1),
      translations: z.array(z.object({ language, text })).max(50),
    }),
    aside,
  ).gives<{ readonly units: number }>(),
  /** Removes units by their numbers, or all that a filter admits; as a job. */
  remove: call(
    z.object({
      ...changed,
      units: z.array(unit).max(100_000).optional(),
      where: z.object(filter).optional(),
      job,
    }),
    aside,
  ).gives<{ readonly units: number }>(),
  /** Makes one unit of those with the same original whose translations do not contradict each other; as a job. `removed`: units that are in others now. */
  merge: call(z.object({ ...changed, job }), aside).gives<{
    readonly kept: number;
    readonly removed: number;
  }>(),
  /** Takes the last change back, or does again what was taken back; as a job. Null when there is nothing. `left`: units that were changed by something else since. */
  undo: call(z.object({ ...changed, job }), aside).gives<{
    readonly kind: UnitChangeInfo['kind'];
    readonly units: number;
    readonly left: number;
  } | null>(),
  redo: call(z.object({ ...changed, job }), aside).gives<{
    readonly kind: UnitChangeInfo['kind'];
    readonly units: number;
    readonly left: number;
  } | null>(),
};
