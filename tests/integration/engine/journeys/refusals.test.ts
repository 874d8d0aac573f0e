import { chmodSync, copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { contract, type EngineClient } from '#api/contract.ts';
import type { AnnotationId, DocumentId, Result, SegmentId } from '#core/model/index.ts';
import { rowNumbered } from '../annotating.ts';
import { good, startEngine } from '../fixtures.ts';
import { calls, type Asked } from './every-call.ts';
import { openTelling } from './telling.ts';

const job = 'j';

/*
 * What every call answers where it cannot do what is asked: without a project, of things that are not there, in a copy of a reviewer, in a finished one, in a project that may only be read. `refusals.txt` holds
 * the answers; each is a failure with a code, and nothing is changed by any of them.
 */

const nothing = (folder: string): Asked => ({
  segment: 9999 as SegmentId,
  side: 'ja',
  document: 99 as DocumentId,
  annotation: 999 as AnnotationId,
  review: 'none',
  file: join(folder, 'none.file'),
  to: (name) => join(folder, 'none', 'deeper', name),
});

/** What is answered, where it is little. */
const shortly = (value: unknown): string => {
  const text = JSON.stringify(value) ?? '';
  return text.length <= 100 ? text : '';
};

const told = (result: Result<unknown>): string =>
  result.ok
    ? `done ${shortly(result.value)}`.trimEnd()
    : `${result.error.code} ${JSON.stringify(result.error.params ?? {})}`;

/** Asks for everything, and answers a line for each call. */
const askAll = async (client: EngineClient, asked: Asked, folder: string): Promise<readonly string[]> => {
  const lines: string[] = [];
  for (const [name, call] of Object.entries(calls)) {
    if (name === 'project.open') continue;
    lines.push(`${name}: ${told(await call(client, asked)).replaceAll(folder, '…')}`);
  }
  return lines;
};

/** Of no project, and refused to nobody; or each begins, ends or changes what the others ask about. */
const others = new Set([
  'library.recent',
  'library.samples',
  'library.forget',
  'library.create',
  'project.refused',
  'project.close',
  'documents.formats',
  'cells.doubts',
  'dictionary.list',
  'dictionary.lookUp',
  'dictionary.readings',
  'spelling.state',
  'spelling.suggest',
  'grammar.state',
  'books.layouts',
  'books.saveProfile',
  'backups.projects',
  'preferences.get',
  'preferences.set',
]);

it('asks for every call there is', () => {
  const all = Object.entries(contract).flatMap(([feature, own]) =>
    Object.keys(own).map((name) => `${feature}.${name}`),
  );
  expect(all.filter((name) => !(name in calls) && !others.has(name))).toEqual([]);
});

it('answers with a failure that says why, and changes nothing', async () => {
  const { client, folder } = await openTelling();
  const lines: string[] = ['== of things that are not there'];
  lines.push(...(await askAll(client, nothing(folder), folder)));
  const first = await rowNumbered(client, 1);
  const review = good(await client.review.overview({}));
  if (review.role !== 'host') throw new Error('no host');
  const sent = join(folder, 'sent.duizhao-review');
  const id = review.reviews[0]?.id ?? '';
  good(await client.review.package({ job, review: id, path: sent }));

  const guest = startEngine(join(folder, 'guest'));
  lines.push('== without a project', ...(await askAll(guest.client, nothing(folder), folder)));
  const path = join(folder, 'guest.duizhao');
  good(await guest.client.review.take({ job, from: { path: sent }, reviewer: '甲', path }));
  const there: Asked = {
    ...nothing(folder),
    segment: first.segment,
    side: 'en',
    document: 1 as DocumentId,
    review: id,
    file: sent,
  };
  lines.push('== in a copy of a reviewer', ...(await askAll(guest.client, there, folder)));
  good(await guest.client.review.finish({ finished: true }));
  lines.push('== in a finished copy', ...(await askAll(guest.client, there, folder)));
  expect(existsSync(join(folder, 'none'))).toBe(true);
  lines.push(
    '== files',
    ...readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => !/data|library/.test(name))
      .toSorted(),
  );
  good(await client.project.close({}));
  const still = join(folder, 'still.duizhao');
  copyFileSync(join(folder, 'rich.duizhao'), still);
  chmodSync(still, 0o444);
  good(await client.project.open({ path: still }));
  lines.push('== in a project that may only be read', ...(await askAll(client, there, folder)));
  const text = lines
    .join('\n')
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, '‹id›')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.-]+Z/g, '‹time›');
  await expect(`${text}\n`).toMatchFileSnapshot('refusals.txt');
});
