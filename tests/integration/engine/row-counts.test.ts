import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { checkProject } from '#engine/project/check/check.ts';
import { closeProject, type OpenProject } from '#engine/project/open-project.ts';
import { all } from '#engine/store/handles.ts';
import { countedTables } from '#engine/store/row-counts.ts';
import { columnsOf, randomFrom, rowPlace, withoutTriggers } from './breaking.ts';
import { good, reopen, scratch } from './fixtures.ts';

const problemsIn = (project: OpenProject): readonly string[] => good(checkProject(project)).problems;

/** Does `work` and takes everything back that it did to the file. */
const inside = ({ handle }: OpenProject, work: () => void): void => {
  handle.exec('PRAGMA defer_foreign_keys = ON; BEGIN');
  try {
    work();
  } finally {
    handle.exec('ROLLBACK');
  }
};

/** `version-15.duizhao.gz` was made by the last version that did not count all tables (`makeRichProject`). */
test('the rows of a project of before are counted when it is opened, and every one that is gone then is told', () => {
  const path = join(scratch(), 'rich.duizhao');
  writeFileSync(path, gunzipSync(readFileSync(join(import.meta.dirname, 'version-15.duizhao.gz'))));
  const project = reopen(path);
  expect(problemsIn(project)).toEqual([]);
  const counted = all<{ name: string; present: number }>(
    project.handle,
    'SELECT name, present FROM row_counts',
  );
  expect(counted.map(({ name }) => name).toSorted()).toEqual([...countedTables].toSorted());
  // Nothing was aligned in versions of before.
  const kept = counted.filter(({ name }) => name !== 'alignments');
  expect(kept.filter(({ present }) => present === 0)).toEqual([]);
  // What is removed as it should be is not missed.
  inside(project, () => {
    project.handle.exec('DELETE FROM repairs; DELETE FROM review_parcels');
    expect(problemsIn(project)).toEqual([]);
  });
  withoutTriggers(project);
  for (const { name, present } of kept) {
    inside(project, () => {
      const key = columnsOf(project).find(({ table }) => table === name)?.key ?? [];
      const place = rowPlace(project, { table: name, key }, randomFrom(3));
      if (place === null) throw new Error(`no row in ${name}`);
      project.handle.prepare(`DELETE FROM ${name} WHERE ${place.where}`).run(...place.keys);
      expect(problemsIn(project)).toContain(
        `${name}: ${present - 1} rows are there, and ${present} were written`,
      );
    });
    inside(project, () => {
      project.handle.prepare('DELETE FROM row_counts WHERE name = ?').run(name);
      expect(problemsIn(project)).toEqual([`${name}: nobody counts its rows`]);
    });
  }
  closeProject(project);
});
