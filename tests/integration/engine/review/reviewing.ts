import { join } from 'node:path';
import type { EngineClient } from '#api/contract.ts';
import type { MergeReport, ReviewInfo, ReviewItemInfo } from '#api/review.ts';
import { plain, type Result, type SegmentId, type Side } from '#core/model/index.ts';
import { canonicalJson } from '#core/model/same-value.ts';
import type { Engine, EngineOptions } from '#engine/engine.ts';
import { closeProject } from '#engine/project/open-project.ts';
import { all } from '#engine/store/handles.ts';
import { good, projectFile, reopen, scratch, startEngine, type DraftDocument } from '../fixtures.ts';

/** A translator with a review that is open. */
export type Host = {
  readonly folder: string;
  readonly engine: Engine;
  readonly client: EngineClient;
  readonly path: string;
  readonly review: ReviewInfo;
};

export const english: DraftDocument = {
  language: 'zh-Hans',
  targets: ['en'],
  rows: [
    { source: '他走了。', opens: true, texts: { en: 'He went away.' } },
    { source: '天黑了。', texts: { en: 'The sky was dark and cold.' } },
    { source: '没有人。', texts: { en: 'There was nobody.' } },
    { source: '结束。', texts: { en: 'The end.' } },
  ],
};

export const hosting = async (
  document: DraftDocument = english,
  asked: 'comment' | 'suggest' | 'score' = 'score',
  sides: readonly ('en' | 'zh-Hans' | 'zh-Hant')[] = ['en'],
  options: Partial<EngineOptions> = {},
): Promise<Host> => {
  const folder = scratch();
  const engine = startEngine(folder, options);
  const { client } = engine;
  const path = projectFile(folder, [document]);
  good(await client.project.open({ path }));
  const review = good(
    await client.review.open({ title: 'A look', asked, scope: { is: 'all' }, sides: [...sides] }),
  );
  return { folder, engine, client, path, review };
};

let files = 0;
const newFile = (folder: string): string => join(folder, `${(files += 1)}.duizhao-review`);

/** Writes the last round of the review; answers the file's path. */
export const handOver = async ({ client, folder, review }: Host): Promise<string> => {
  const path = newFile(folder);
  good(await client.review.package({ job: path, review: review.id, path }));
  return path;
};

/** A reviewer with a copy in an engine of their own. */
export type Guest = { readonly engine: Engine; readonly client: EngineClient; readonly folder: string };

export const taking = async (host: Host, path: string, reviewer: string): Promise<Guest> => {
  const folder = scratch();
  const engine = startEngine(folder);
  const { client } = engine;
  good(await client.review.take({ job: path, from: { path }, reviewer, path: join(folder, 'copy.duizhao') }));
  return { engine, client, folder: host.folder };
};

export const handBack = async ({ client, folder }: Guest): Promise<string> => {
  const path = newFile(folder);
  good(await client.review.package({ job: path, path }));
  return path;
};

export const merge = ({ client }: Host, path: string, apply = false): Promise<Result<MergeReport>> =>
  client.review.merge({ job: path, from: { path }, apply });

const textOf = async (client: EngineClient, row: number, side: Side) => {
  const found = good(await client.rows.page({ from: row, count: 1 })).rows[0];
  if (found === undefined) throw new Error(`no row ${row}`);
  return { segment: found.segment, cell: found.cells[side] };
};

/** The cell of a row. */
export const cellAt = async (client: EngineClient, row: number, side: Side = 'en') => {
  const { cell } = await textOf(client, row, side);
  if (cell === undefined) throw new Error(`no ${side} in row ${row}`);
  return cell;
};

/** Writes another text, as somebody who types would. */
export const write = async (client: EngineClient, row: number, text: string, side: Side = 'en') => {
  const { segment, cell } = await textOf(client, row, side);
  good(await client.cells.edit({ segment, side, before: cell?.text ?? '', after: plain(text) }));
};

export const segmentOf = async (client: EngineClient, row: number): Promise<SegmentId> =>
  (await textOf(client, row, 'source')).segment;

export const itemsIn = async (
  { client, review }: Host,
  filter: Parameters<EngineClient['review']['items']>[0]['filter'] = {},
): Promise<readonly ReviewItemInfo[]> =>
  good(await client.review.items({ review: review.id, filter, count: 5000 })).items;

/** Everything a review consists of, as tables have it, and the texts. */
export const countsOf = async ({ client, review }: Host) => {
  const overview = good(await client.review.overview({}));
  if (overview.role !== 'host') throw new Error('not a host');
  const info = overview.reviews.find(({ id }) => id === review.id);
  if (info === undefined) throw new Error('no review');
  return info.counts;
};

export const problemsOf = async ({ client }: { readonly client: EngineClient }) =>
  good(await client.project.check({})).problems;

const tables = ['cells', 'annotations', 'anchors', 'replies', 'review_versions'] as const;

/** What the file holds of texts, annotations and what was said, without the numbers annotations have only here. */
export const tablesOf = async ({ client, path }: Host): Promise<Record<string, readonly string[]>> => {
  good(await client.project.close({}));
  const project = reopen(path);
  const uids = new Map(
    all<{ id: number; uid: string }>(project.handle, 'SELECT id, uid FROM annotations').map(({ id, uid }) => [
      id,
      uid,
    ]),
  );
  const dump = tables.map((table) => {
    const rows = all<Record<string, unknown>>(project.handle, `SELECT * FROM ${table}`).map(
      ({ id: _id, sum: _sum, annotation_id, version, ...row }) => ({
        ...row,
        // Equal versions may have been written with their members in another order.
        ...(version === undefined ? {} : { version: canonicalJson(JSON.parse(version as string)) }),
        ...(annotation_id === undefined ? {} : { annotation: uids.get(annotation_id as number) }),
      }),
    );
    return [table, rows.map((row) => JSON.stringify(row)).sort()] as const;
  });
  closeProject(project);
  good(await client.project.open({ path }));
  return Object.fromEntries(dump);
};

export const undo = async ({ client }: { readonly client: EngineClient }, times = 1): Promise<void> => {
  for (let n = 0; n < times; n += 1) good(await client.history.undo({}));
};
