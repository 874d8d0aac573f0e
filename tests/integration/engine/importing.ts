import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportReport } from '#api/index.ts';
import type { Repair, Result, Row } from '#core/model/index.ts';
import type { Engine } from '#engine/engine.ts';
import { good } from './fixtures.ts';

/** Writes a document into `folder` and imports it into a project of its own. */
export const importFile = (
  engine: Engine,
  folder: string,
  name: string,
  content: string | Uint8Array,
): Promise<Result<ImportReport>> => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return engine.client.documents.import({ from: { path }, into: 'new', job: name });
};

/** All rows of the open project. */
export const allRows = async (engine: Engine): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (let from = 1; ; from += 500) {
    const page = good(await engine.client.rows.page({ from, count: 500 }));
    rows.push(...page.rows);
    if (rows.length >= page.total) return rows;
  }
};

/** All repairs of the open project, in text order. */
export const allRepairs = async (engine: Engine): Promise<readonly Repair[]> => {
  const repairs: Repair[] = [];
  for (;;) {
    const page = good(await engine.client.cleanup.list({ from: repairs.length, count: 500 }));
    repairs.push(...page.repairs);
    if (repairs.length >= page.total) return repairs;
  }
};

/** What the originals say, with the white space between them: the mended text of the whole document. */
export const joined = (rows: readonly Row[]): string =>
  rows.map(({ cells, gap }) => (cells.source?.text ?? '') + gap).join('');
