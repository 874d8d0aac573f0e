import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { AnnotationId, RepairId, ReplyId, SegmentId } from '#core/model/index.ts';
import { wholeAnnotation, wholeAnnotations } from '#engine/annotations/read.ts';
import { checkProject } from '#engine/project/check/check.ts';
import { historyEntry } from '#engine/project/history.ts';
import { closeProject, openProject, reloadOrder, type OpenProject } from '#engine/project/open-project.ts';
import { rowsOf } from '#engine/project/rows.ts';
import { all, first, type Value } from '#engine/store/handles.ts';
import { listEvents } from '#engine/store/history-repository.ts';
import { readSettings } from '#engine/store/meta-repository.ts';
import { findRepair } from '#engine/store/repairs-repository.ts';
import { findReply } from '#engine/store/replies-repository.ts';
import { rowsOfRound } from '#engine/store/review-rows-repository.ts';
import { recordOf, sentRecordOf } from '#engine/store/review-versions-repository.ts';
import { allReviews } from '#engine/store/reviews-repository.ts';
import { columnsOf, pick, randomFrom, rowPlace, withoutTriggers, type StoredColumn } from './breaking.ts';
import { good, quiet, reopen, scratch, startEngine } from './fixtures.ts';
import { makeRichProject } from './rich-project.ts';

/** `DUIZHAO_BREAKS=20`, as `npm run bench -- trials` sets it, breaks every column in every way, so many times as often. */
const times = Number(process.env['DUIZHAO_BREAKS'] ?? 1);
const everyWay = process.env['DUIZHAO_BREAKS'] !== undefined;

const richProject = async (): Promise<{ readonly path: string; readonly folder: string }> => {
  const folder = scratch();
  const engine = startEngine(folder);
  const path = await makeRichProject(engine.client, folder);
  await engine.close();
  return { path, folder };
};

/** Reads what the screen, reviews and exports read. Nothing of it may throw, whatever is in the file. */
const readAll = (project: OpenProject): void => {
  const { handle } = project;
  reloadOrder(project);
  project.settings = readSettings(handle);
  rowsOf(project, project.order.slice(1, 500));
  wholeAnnotations(project);
  for (const event of listEvents(handle, Number.MAX_SAFE_INTEGER, 500, null))
    historyEntry(project, event, null);
  for (const { id } of all<{ id: RepairId }>(handle, 'SELECT id FROM repairs')) findRepair(handle, id);
  for (const { id } of allReviews(handle)) {
    recordOf(handle, id);
    sentRecordOf(handle, id);
    rowsOfRound(handle, id, 1);
  }
};

/** Does `work` and takes everything back that it did to the file. */
const inside = <T>(project: OpenProject, work: () => T): T => {
  project.handle.exec('PRAGMA defer_foreign_keys = ON; BEGIN');
  try {
    return work();
  } finally {
    project.handle.exec('ROLLBACK');
    reloadOrder(project);
    project.settings = readSettings(project.handle);
  }
};

const othersOf = (project: OpenProject, { table, column }: StoredColumn): readonly Value[] =>
  all<{ value: Value }>(project.handle, `SELECT DISTINCT "${column}" AS value FROM "${table}"`).map(
    ({ value }) => value,
  );

type Breaking = {
  readonly name: string;
  readonly value: (column: StoredColumn, now: Value, others: readonly Value[]) => Value | undefined;
};

const isJson = (value: Value): boolean => typeof value === 'string' && /^[[{]/.test(value);

/** Ways of making a value another one. */
const breakings: readonly Breaking[] = [
  { name: 'bad JSON', value: (_, now) => (isJson(now) ? String(now).slice(0, -1) : undefined) },
  { name: 'JSON of another shape', value: (_, now) => (isJson(now) ? '{"odd":[1]}' : undefined) },
  { name: 'JSON null', value: (_, now) => (isJson(now) ? 'null' : undefined) },
  { name: 'bytes', value: ({ type }) => (type === 'BLOB' ? 'text' : Buffer.from([0xff, 0x00, 0x41])) },
  { name: 'nothing', value: (_, now) => (now === null ? undefined : null) },
  { name: 'empty', value: (_, now) => (typeof now === 'string' && now !== '' ? '' : undefined) },
  { name: 'a text for a number', value: (_, now) => (typeof now === 'number' ? 'many' : undefined) },
  { name: 'a fraction', value: (_, now) => (typeof now === 'number' ? now + 0.5 : undefined) },
  { name: 'below 0', value: (_, now) => (typeof now === 'number' ? -7 : undefined) },
  { name: 'far too large', value: (_, now) => (typeof now === 'number' ? 99_999_999 : undefined) },
  { name: 'one letter', value: (_, now) => (typeof now === 'string' ? `${now.slice(0, -1)}的` : undefined) },
  { name: 'another row’s', value: (_, now, others) => others.find((one) => one !== now) },
];

/** A value put in the place of another; null where the file does not take it, or it is the same. */
const breakValue = (
  project: OpenProject,
  column: StoredColumn,
  breaking: Breaking,
  random: () => number,
): string | null => {
  const place = rowPlace(project, column, random);
  if (place === null) return null;
  const now = first<{ value: Value }>(
    project.handle,
    `SELECT "${column.column}" AS value FROM "${column.table}" WHERE ${place.where}`,
    ...place.keys,
  )?.value;
  if (now === undefined) return null;
  const next = breaking.value(column, now, othersOf(project, column));
  if (next === undefined || next === now) return null;
  try {
    project.handle
      .prepare(`UPDATE "${column.table}" SET "${column.column}" = ? WHERE ${place.where}`)
      .run(next, ...place.keys);
  } catch {
    return null;
  }
  return `${column.table}.${column.column} ${place.keys.join(',')}: ${breaking.name}`;
};

const problemsIn = (project: OpenProject): readonly string[] => good(checkProject(project)).problems;

test('every column of every table, broken in one way after another, is found, and everything else is still read', async () => {
  const { path } = await richProject();
  const project = reopen(path);
  withoutTriggers(project);
  expect(problemsIn(project)).toEqual([]);
  const random = randomFrom(11);
  const missed: string[] = [];
  let broken = 0;
  for (let round = 0; round < times; round += 1) {
    for (const [at, column] of columnsOf(project).entries()) {
      // Every third way for each column, another third for the next: all ways come, and all columns.
      for (const [way, breaking] of breakings.entries()) {
        if (!everyWay && (way + at) % 3 !== 0) continue;
        inside(project, () => {
          const told = breakValue(project, column, breaking, random);
          if (told === null) return;
          broken += 1;
          readAll(project);
          if (problemsIn(project).length === 0) missed.push(told);
        });
      }
    }
  }
  expect(problemsIn(project)).toEqual([]);
  closeProject(project);
  console.log(`${broken} projects with a broken value: ${broken - missed.length} found by check`);
  expect(broken).toBeGreaterThan(everyWay ? 500 : 150);
  expect(missed).toEqual([]);
}, 600_000);

/**
 * Rows that nothing counts on, and nobody misses: the place to return to is one's first row then, and the next log is tied to the file as if
 * it were its first.
 */
const uncounted = new Set(['meta place', 'meta log']);

test('a row that was taken out, or put in another one’s place, is found', async () => {
  const { path } = await richProject();
  const project = reopen(path);
  withoutTriggers(project);
  const random = randomFrom(5);
  const missed = new Set<string>();
  let broken = 0;
  const tables = new Map(columnsOf(project).map(({ table, key }) => [table, { table, key }]));
  for (const { table, key } of tables.values()) {
    for (let n = 0; n < 4 * times; n += 1) {
      inside(project, () => {
        const place = rowPlace(project, { table, key }, random);
        if (place === null) return;
        project.handle.prepare(`DELETE FROM "${table}" WHERE ${place.where}`).run(...place.keys);
        broken += 1;
        readAll(project);
        const name = table === 'meta' ? `meta ${String(place.keys[0])}` : table;
        if (problemsIn(project).length === 0 && !uncounted.has(name)) missed.add(name);
      });
    }
  }
  for (const { table, key } of tables.values()) {
    inside(project, () => {
      const [one, other] = [
        rowPlace(project, { table, key }, random),
        rowPlace(project, { table, key }, random),
      ];
      if (one === null || other === null || String(one.keys) === String(other.keys)) return;
      const text = columnsOf(project).find(
        (column) => column.table === table && column.type === 'TEXT' && !key.includes(column.column),
      )?.column;
      if (text === undefined) return;
      const read = (place: typeof one) =>
        first<{ value: Value }>(
          project.handle,
          `SELECT "${text}" AS value FROM "${table}" WHERE ${place.where}`,
          ...place.keys,
        )?.value ?? null;
      const [a, b] = [read(one), read(other)];
      if (a === b) return;
      try {
        const swap = project.handle.prepare(`UPDATE "${table}" SET "${text}" = ? WHERE ${one.where}`);
        swap.run(b, ...one.keys);
        swap.run(a, ...other.keys);
      } catch {
        return;
      }
      broken += 1;
      readAll(project);
      if (problemsIn(project).length === 0) missed.add(`${table} swapped`);
    });
  }
  closeProject(project);
  console.log(
    `${broken} projects with rows missing or swapped: found all but those of ${[...uncounted].join(', ')}`,
  );
  expect([...missed]).toEqual([]);
}, 600_000);

/** `version-12.duizhao.gz` was made by the last version that did not count the places of segments in their files (`makeRichProject`). */
test('places in files of a project of before are counted when it is opened, and each that is gone then is told', () => {
  const path = join(scratch(), 'rich.duizhao');
  writeFileSync(path, gunzipSync(readFileSync(join(import.meta.dirname, 'version-12.duizhao.gz'))));
  const project = reopen(path);
  expect(problemsIn(project)).toEqual([]);
  const counted = all<{ referred: number; present: number }>(
    project.handle,
    `SELECT referred, (SELECT count(*) FROM segment_references r WHERE r.document_id = d.id) AS present FROM documents d`,
  );
  expect(counted).toEqual([
    { referred: 9, present: 9 },
    { referred: 5, present: 5 },
  ]);
  const places = all<{ document: number; segment: number }>(
    project.handle,
    'SELECT document_id AS document, segment_id AS segment FROM segment_references',
  );
  for (const { document, segment } of places) {
    inside(project, () => {
      project.handle
        .prepare('DELETE FROM segment_references WHERE document_id = ? AND segment_id = ?')
        .run(document, segment);
      expect(problemsIn(project)).toEqual([
        expect.stringMatching(
          /^document \d \(.*\): it is kept where \d+ of its segments are in its file, and it was of \d+$/,
        ),
      ]);
    });
  }
  closeProject(project);
});

/** Is the row told as damaged where it is read? `null` for tables of which nothing is shown by itself. */
const isMarked = (project: OpenProject, table: string, keys: readonly Value[]): boolean | null => {
  const { handle } = project;
  const [key] = keys;
  const id = Number(key);
  const rowOfSegment = (segment: number) => rowsOf(project, [segment as SegmentId])[0];
  switch (table) {
    case 'cells': {
      const row = rowOfSegment(id);
      return row === undefined ? null : row.cells[keys[1] as 'en']?.damaged === true;
    }
    case 'segments':
      return rowOfSegment(id)?.damaged === true;
    case 'blocks': {
      const found = first<{ id: number }>(handle, 'SELECT id FROM segments WHERE block_id = ?', id);
      return found === undefined ? null : rowOfSegment(found.id)?.damaged === true;
    }
    case 'annotations':
    case 'anchors': {
      const whole = wholeAnnotation(project, id as AnnotationId);
      return whole.ok && whole.value.annotation.damaged === true;
    }
    case 'replies':
      return findReply(handle, id as ReplyId)?.damaged === true;
    case 'repairs':
      return findRepair(handle, id as RepairId)?.damaged === true;
    case 'history':
    case 'steps': {
      const event = listEvents(handle, id + 1, 1, null)[0];
      return event !== undefined && historyEntry(project, event, null).damaged === true;
    }
    default:
      return null;
  }
};

const flipIn = (bytes: Buffer, random: () => number): Buffer => {
  const flipped = Buffer.from(bytes);
  const at = Math.floor(random() * bytes.length);
  flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  return flipped;
};

test('flipped bits in stored texts: check finds all of them, and they are told where they are read', async () => {
  const { path } = await richProject();
  const project = reopen(path);
  withoutTriggers(project);
  const random = randomFrom(2026);
  const texts = columnsOf(project).filter(({ type, column }) => type === 'TEXT' || column === 'bytes');
  const flips = 120 * times;
  let done = 0;
  let shown = 0;
  let marked = 0;
  const missed: string[] = [];
  /** Flips a bit of a text and looks; false where there is none to flip, or the table itself refuses it. */
  const flipOne = (): boolean => {
    const column = pick(texts, random);
    const place =
      column === undefined ? null : rowPlace(project, column, random, `length("${column.column}") > 0`);
    if (column === undefined || place === null) return false;
    const stored = first<{ bytes: Buffer }>(
      project.handle,
      `SELECT CAST("${column.column}" AS BLOB) AS bytes FROM "${column.table}" WHERE ${place.where}`,
      ...place.keys,
    );
    if (stored === undefined) return false;
    const cast = column.type === 'TEXT' ? 'CAST(? AS TEXT)' : '?';
    try {
      project.handle
        .prepare(`UPDATE "${column.table}" SET "${column.column}" = ${cast} WHERE ${place.where}`)
        .run(flipIn(stored.bytes, random), ...place.keys);
    } catch {
      return false;
    }
    const told = `${column.table}.${column.column} ${place.keys.join(',')}`;
    if (problemsIn(project).length === 0) missed.push(told);
    // Under another key nobody looks for it.
    const mark = column.key.includes(column.column) ? null : isMarked(project, column.table, place.keys);
    if (mark === null) return true;
    shown += 1;
    if (mark) marked += 1;
    else missed.push(`${told}, read`);
    return true;
  };
  for (; done < flips;) done += inside(project, flipOne) ? 1 : 0;
  closeProject(project);
  console.log(
    `${done} flips in stored texts: check found ${done - missed.length}; of ${shown} that are shown, ${marked} were marked when read`,
  );
  expect(missed).toEqual([]);
}, 600_000);

/** All that the rows of a file hold; null where they cannot be read. */
const contentOf = (path: string): string | null => {
  const db = new Database(path);
  try {
    const tables = db
      .prepare<[], { name: string }>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`,
      )
      .all();
    return JSON.stringify(tables.map(({ name }) => db.prepare(`SELECT * FROM "${name}"`).all()));
  } catch {
    return null;
  } finally {
    db.close();
  }
};

test('bits flipped in the file itself, inside texts, are found by check or by opening', async () => {
  const { path, folder } = await richProject();
  const bytes = readFileSync(path);
  const project = reopen(path);
  const random = randomFrom(77);
  const texts = all<{ text: string }>(
    project.handle,
    'SELECT text FROM cells WHERE length(text) > 4 UNION SELECT body FROM steps UNION SELECT body FROM annotations',
  ).map(({ text }) => Buffer.from(text));
  closeProject(project);
  const content = contentOf(path);
  const flips = 15 * times;
  let done = 0;
  const missed: string[] = [];
  while (done < flips) {
    const text = pick(texts, random);
    const at = text === undefined ? -1 : bytes.indexOf(text);
    if (text === undefined || at < 0) continue;
    const broken = Buffer.from(bytes);
    flipIn(text, random).copy(broken, at);
    const to = join(folder, `flip-${done}.duizhao`);
    writeFileSync(to, broken);
    // Bytes that no row holds any more may change unseen: they are nobody's text.
    if (contentOf(to) === content) continue;
    done += 1;
    const opened = openProject(to, {}, quiet);
    if (!opened.ok) continue;
    if (problemsIn(opened.value).length === 0) missed.push(text.toString());
    closeProject(opened.value);
  }
  console.log(`${done} flips in the file, inside texts: ${done - missed.length} found`);
  expect(missed).toEqual([]);
}, 600_000);
