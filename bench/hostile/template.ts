import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engineIn, must } from '../engine.ts';
import type { Sound } from './file.ts';

/** What a child finds in its folder. */
export const names = { project: 'own.duizhao', original: 'own.txt' } as const;

/** Names of what is in the project, for the child. */
export type Facts = { readonly review: string };
export const factsFile = 'facts.json';

/** Fills `folder` with a project under review, and answers sound files of that review. */
export const makeTemplate = async (folder: string): Promise<Sound> => {
  const host = engineIn(folder);
  const original = join(folder, names.original);
  writeFileSync(original, '他走了。天黑了。没有人。结束。\n'.repeat(50));
  const project = join(folder, names.project);
  must(await host.client.library.create({ name: 'own', path: project }));
  must(await host.client.documents.import({ from: { path: original }, into: 'open', job: 'own' }));
  const review = must(
    await host.client.review.open({ title: 'A look', asked: 'suggest', scope: { is: 'all' }, sides: ['en'] }),
  ).id;
  const path = (name: string): string => join(folder, name);
  must(await host.client.review.writeDocx({ job: 'w', review, side: 'en', path: path('own.docx') }));
  must(await host.client.review.package({ job: 'p', review, path: path('over.duizhao-review') }));

  const guest = engineIn(join(folder, 'guest'));
  const from = { path: path('over.duizhao-review') };
  must(await guest.client.review.take({ job: 't', from, reviewer: 'R', path: path('copy.duizhao') }));
  const [row] = must(await guest.client.rows.page({ from: 1, count: 1 })).rows;
  if (row === undefined) throw new Error('no row');
  const after = { text: 'He left.', tags: [] };
  must(await guest.client.cells.edit({ segment: row.segment, side: 'en', before: '', after }));
  must(await guest.client.review.package({ job: 'b', path: path('back.duizhao-review') }));
  await guest.close();
  await host.close();
  writeFileSync(join(folder, factsFile), JSON.stringify({ review } satisfies Facts));
  return {
    docx: readFileSync(path('own.docx')),
    handedOver: readFileSync(path('over.duizhao-review')),
    handedBack: readFileSync(path('back.duizhao-review')),
  };
};
