import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { EngineClient } from '#api/contract.ts';
import { plain, type Result } from '#core/model/index.ts';
import { writeOut } from '#cli/write-out.ts';
import { keepWindowState } from '#electron/window-state.ts';
import { createEngine, type Engine } from '#engine/engine.ts';
import { salvage } from '#engine/salvage/salvage.ts';
import { openUploads } from '#web/uploads.ts';

/** All that the app writes, job by job, in a folder of its own. Not from the fixtures of tests: children run it without Vitest. */

export const good = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`expected success, got ${JSON.stringify(result.error)}`);
  return result.value;
};

const places = (folder: string) => ({
  dataFolder: join(folder, 'own', 'data'),
  libraryFolder: join(folder, 'own', 'library'),
  samplesFolder: join(folder, 'samples'),
});

export const engineIn = (folder: string): Engine => createEngine(places(folder));
export const dataIn = (folder: string): string => places(folder).dataFolder;

const at = {
  project: 'host.duizhao',
  copy: 'copy.duizhao',
  damaged: 'damaged.duizhao',
  sealed: 'sealed.duizhao',
  document: 'source.md',
  sent: 'sent.duizhao-review',
  back: 'back.duizhao-review',
};

/** What is in the document, the annotations and everything made of them, and in no other file of the machine. */
export const secret = '無人知曉的句子';

const edit = async (client: EngineClient, row: number, text: string): Promise<void> => {
  const [found] = good(await client.rows.page({ from: row, count: 1 })).rows;
  if (found === undefined) throw new Error(`no row ${row}`);
  const before = found.cells.en?.text ?? '';
  good(await client.cells.edit({ segment: found.segment, side: 'en', before, after: plain(text) }));
};

const noteOn = async (client: EngineClient, row: number): Promise<void> => {
  const [found] = good(await client.rows.page({ from: row, count: 1 })).rows;
  if (found === undefined) throw new Error(`no row ${row}`);
  const content = {
    kind: 'comment',
    body: secret,
    wording: null,
    category: null,
    severity: null,
    tags: [],
    visibility: 'export',
  } as const;
  const ranges = [{ segment: found.segment, side: 'source', start: 0, end: 2 } as const];
  good(await client.annotations.create({ content: { ...content, tags: [] }, ranges }));
};

const reviewIn = async (client: EngineClient): Promise<string> => {
  const overview = good(await client.review.overview({}));
  return overview.role === 'host' ? (overview.reviews[0]?.id ?? '') : '';
};

/**
 * Makes what the jobs begin with: a project with texts, annotations, a review and a backup, a reviewer's copy, packages, a damaged
 * project and one that may not be written; all readable as `mode` has it.
 */
export const prepare = async (folder: string, mode: number): Promise<void> => {
  mkdirSync(join(folder, 'samples'), { recursive: true });
  const inFolder = (name: string): string => join(folder, name);
  const lines = Array.from({ length: 30 }, (_, n) => `第${n + 1}行${secret}在這裡。`);
  writeFileSync(inFolder(at.document), lines.join('\n\n'));
  chmodSync(inFolder(at.document), mode);
  const { client, close } = engineIn(folder);
  good(await client.library.create({ name: 'host', path: inFolder(at.project) }));
  chmodSync(inFolder(at.project), mode);
  const from = { path: inFolder(at.document) };
  good(await client.documents.import({ from, into: 'open', job: 'import' }));
  for (const row of [1, 2, 3]) await edit(client, row, `${secret} ${row}`);
  await noteOn(client, 1);
  good(await client.backups.make({}));
  good(await client.review.open({ title: 'A look', asked: 'suggest', scope: { is: 'all' }, sides: ['en'] }));
  const review = await reviewIn(client);
  good(await client.review.package({ job: 'sent', review, path: inFolder(at.sent) }));
  good(
    await client.review.take({
      job: 'take',
      from: { path: inFolder(at.sent) },
      reviewer: '甲',
      path: inFolder(at.copy),
    }),
  );
  await edit(client, 2, `${secret} suggested`);
  good(await client.review.package({ job: 'back', path: inFolder(at.back) }));
  await close();
  copyFileSync(inFolder(at.project), inFolder(at.damaged));
  truncateSync(inFolder(at.damaged), 100_000);
  copyFileSync(inFolder(at.project), inFolder(at.sealed));
  for (const name of [at.copy, at.sent, at.back, at.damaged]) chmodSync(inFolder(name), mode);
  chmodSync(inFolder(at.sealed), mode & 0o444);
};

export type StrayJob = (folder: string) => Promise<unknown>;

/** A job in an open project, from opening to closing. */
const inProject =
  (
    name: string,
    work: (client: EngineClient, to: (file: string) => string) => Promise<Result<unknown>>,
  ): StrayJob =>
  async (folder) => {
    const { client, close } = engineIn(folder);
    try {
      good(await client.project.open({ path: join(folder, name) }));
      good(await work(client, (file) => join(folder, 'out', file)));
    } finally {
      await close();
    }
  };

const columns = ['source', 'en'] as const;

export const strayJobs = {
  'new project': async (folder) => {
    const { client, close } = engineIn(folder);
    try {
      good(await client.library.create({ name: 'new', path: join(folder, 'out', 'new.duizhao') }));
    } finally {
      await close();
    }
  },
  import: inProject(at.project, (client, to) =>
    client.documents.import({
      from: { path: join(to('.'), '..', at.document) },
      into: 'open',
      job: 'import',
    }),
  ),
  'export a document': inProject(at.project, (client, to) =>
    client.exports.run({ job: 'x', format: 'docx', columns: [...columns], notes: 'all', path: to('a.docx') }),
  ),
  'export a page': inProject(at.project, (client, to) =>
    client.exports.run({ job: 'x', format: 'html', columns: [...columns], notes: 'all', path: to('a.html') }),
  ),
  'export without a path': inProject(at.project, (client) =>
    client.exports.run({ job: 'x', format: 'md', columns: ['source'] }),
  ),
  'export annotations': inProject(at.project, (client, to) =>
    client.annotations.export({ job: 'x', format: 'jsonld', path: to('a.jsonld') }),
  ),
  package: inProject(at.project, async (client, to) =>
    client.review.package({ job: 'x', review: await reviewIn(client), path: to('a.duizhao-review') }),
  ),
  'hand back': inProject(at.copy, (client, to) =>
    client.review.package({ job: 'x', path: to('b.duizhao-review') }),
  ),
  merge: inProject(at.project, (client, to) =>
    client.review.merge({ job: 'x', from: { path: join(to('.'), '..', at.back) } }),
  ),
  'take a package': async (folder) => {
    const { client, close } = engineIn(folder);
    try {
      const path = join(folder, 'out', 'taken.duizhao');
      good(
        await client.review.take({ job: 'x', from: { path: join(folder, at.sent) }, reviewer: '乙', path }),
      );
    } finally {
      await close();
    }
  },
  report: inProject(at.project, async (client, to) =>
    client.review.report({ job: 'x', review: await reviewIn(client), format: 'docx', path: to('r.docx') }),
  ),
  'report as a page': inProject(at.project, async (client, to) =>
    client.review.report({ job: 'x', review: await reviewIn(client), format: 'html', path: to('r.html') }),
  ),
  "reviewer's document": inProject(at.project, async (client, to) =>
    client.review.writeDocx({ job: 'x', review: await reviewIn(client), side: 'en', path: to('w.docx') }),
  ),
  backup: inProject(at.project, (client) => client.backups.make({})),
  restore: inProject(at.project, async (client) => {
    const [last] = good(await client.backups.list({}));
    return client.backups.restore({ id: last?.id ?? '' });
  }),
  'restore under a new name': inProject(at.project, async (client, to) => {
    const [last] = good(await client.backups.list({}));
    return client.backups.restoreAs({ id: last?.id ?? '', path: to('restored.duizhao') });
  }),
  salvage: async (folder) =>
    good(salvage(join(folder, at.damaged), join(folder, 'out', 'salvaged.duizhao'), dataIn(folder))),
  'work in one that may not be written': inProject(at.sealed, (client) => client.project.check({})),
  rescue: async (folder) => {
    const { client, close } = engineIn(folder);
    try {
      const path = join(folder, 'vanishing.duizhao');
      copyFileSync(join(folder, at.project), path);
      good(await client.project.open({ path }));
      rmSync(path);
      // It is noticed with the next write, and rescued.
      await edit(client, 4, 'where to?').catch(() => undefined);
    } finally {
      await close();
    }
  },
  'clean-up output': (folder) =>
    Promise.resolve(
      good(writeOut(join(folder, 'out', 'clean.md'), secret.repeat(2000), join(folder, at.document))),
    ),
  upload: async (folder) => {
    const uploads = await openUploads(dataIn(folder), Date.now());
    const parts = Array.from({ length: 40 }, () => Buffer.from(secret.repeat(500)));
    await uploads.receive(Readable.from(parts), null);
  },
  preferences: async (folder) => {
    const { client, close } = engineIn(folder);
    good(await client.preferences.set({ author: secret }));
    await close();
  },
  'window state': (folder) =>
    Promise.resolve(
      keepWindowState(join(dataIn(folder), 'shell', 'window.json'), {
        x: 1,
        y: 1,
        width: 800,
        height: 600,
        maximised: false,
      }),
    ),
} as const satisfies Record<string, StrayJob>;

export type StrayJobName = keyof typeof strayJobs;
export const strayJobNames = Object.keys(strayJobs) as StrayJobName[];

/** Every file and folder below, with its path. */
export const everythingIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
