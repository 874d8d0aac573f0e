import { expect, test } from 'vitest';
import { keptPlace } from '#api/project.ts';
import { defaultReading } from '#api/reading-values.ts';
import type { EngineClient } from '#api/contract.ts';
import { dialogue, good, page, projectFile, scratch, startEngine } from './fixtures.ts';

const openProject = async (): Promise<EngineClient> => {
  const folder = scratch();
  const { client } = startEngine(folder);
  good(await client.project.open({ path: projectFile(folder, [dialogue, page]) }));
  return client;
};

test('paragraphs are counted by their rows, and over no end of a document', async () => {
  const client = await openProject();
  const { total, rows } = good(await client.rows.page({ from: 1, count: 500 }));
  const counts = good(await client.rows.paragraphs({}));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
  const begins = counts.map((_, at) => counts.slice(0, at).reduce((sum, count) => sum + count, 1));
  expect(begins).toEqual(rows.filter(({ opensBlock }) => opensBlock).map(({ row }) => row));
  expect(counts.some((count) => count > 1)).toBe(true);
});

test('how the text is read is kept with its place; what no version knows is left out', async () => {
  const client = await openProject();
  const place = { row: 2, side: 'en', panel: null };
  const reading = { ...defaultReading, open: true, layout: 'stacked' as const, order: ['en'] };
  good(await client.project.keepPlace({ ...place, reading }));
  expect(good(await client.project.enter({ pageSize: 2 })).place).toEqual({ ...place, reading });
  expect(keptPlace.parse({ ...place, reading: { layout: 'spiral' } })).toEqual(place);
});
