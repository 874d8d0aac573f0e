import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { contract } from '#api/contract.ts';
import { good, projectFile, scratch, startEngine } from '../engine/fixtures.ts';
import { english } from '../engine/review/reviewing.ts';
import type { Engine } from '#engine/engine.ts';
import { download, enter, startHosting, type Hosting } from './hosting.ts';
import { callOver, dialAdmitted } from './rpc.ts';

/** Every call that writes a file for the user, as `feature.method`: as the contract declares them. */
const writing = Object.entries(contract).flatMap(([feature, methods]) =>
  Object.entries(methods).flatMap(([method, call]) => (call.writes === true ? [`${feature}.${method}`] : [])),
);

type Prepared = { readonly review: string; readonly backup: string; readonly project: string };

/** A memory in the folder that a browser may write into. */
const memoryIn = (library: string): string => join(library, 'memory.duizhao-memory');

const termbaseIn = (library: string): string => join(library, 'terms.duizhao-termbase');

/** What each of them is called with; a call without a line here fails the test below. */
const inputs = (
  { review, backup, project }: Prepared,
  library: string,
): Readonly<Record<string, readonly object[]>> => ({
  'exports.run': [
    { format: 'docx', columns: ['source', 'en'] },
    { format: 'html', columns: ['source', 'en'], notes: 'all' },
    { format: 'md', columns: ['en'] },
    { format: 'txt', columns: ['source'] },
  ],
  'annotations.export': [{ format: 'jsonld' }, { format: 'csv' }, { format: 'html' }],
  'review.package': [
    { review, kind: 'handover' },
    { review, kind: 'answers' },
    { review, passphrase: 'correct horse' },
  ],
  'review.report': [
    { review, format: 'html' },
    { review, format: 'docx' },
    { review, format: 'csv' },
  ],
  'review.writeDocx': [{ review, side: 'en' }],
  'backups.restoreAs': [{ project, id: backup }],
  'memory.export': [{ path: memoryIn(library), to: join(library, 'memory.tmx') }],
  'memory.exportFound': [
    { text: 'sky', format: 'csv' },
    { text: 'sky', format: 'tmx' },
  ],
  'books.write': (['epub', 'html', 'docx'] as const).map((output) => ({
    output,
    columns: ['source', 'en'],
    settings: {},
  })),
  'books.saveProfile': [{ profile: { duizhao: 'book-profile', version: 1, name: 'For phones' } }],
  'termbases.export': [{ path: termbaseIn(library), to: join(library, 'house.tbx') }],
  'terms.export': [{ to: join(library, 'terms.tbx') }, { to: join(library, 'terms.csv') }],
});

const reviewed = async (): Promise<{ engine: Engine; prepared: Prepared }> => {
  const folder = scratch();
  const engine = startEngine(folder);
  const { client } = engine;
  good(await client.project.open({ path: projectFile(folder, [english]) }));
  const review = good(
    await client.review.open({ title: 'A look', asked: 'suggest', scope: { is: 'all' }, sides: ['en'] }),
  );
  const backup = good(await client.backups.make({}));
  const project = good(await client.backups.projects({})).projects[0]?.id ?? '';
  return { engine, prepared: { review: review.id, backup: backup.id, project } };
};

const hostOver = async (engine: Engine): Promise<{ hosting: Hosting; session: string }> => {
  const hosting = await startHosting(engine);
  onTestFinished(() => hosting.close());
  return { hosting, session: await enter(hosting) };
};

type Answer = { readonly r: { readonly ok: boolean; readonly value: { path: string; bytes: number } } };

/** Has a file written as the page does, and downloads it. */
const writeAndDownload = async (hosting: Hosting, session: string, name: string, input: object) => {
  const [feature = '', method = ''] = name.split('.');
  const socket = await dialAdmitted(hosting, session);
  const { r } = JSON.parse(
    String(await callOver(socket, feature, method, { job: name, ...input })),
  ) as Answer;
  socket.close();
  expect(r, name).toMatchObject({ ok: true });
  const sent = await download(hosting, session, r.value.path);
  return { path: r.value.path, bytes: r.value.bytes, sent };
};

describe('files that leave', () => {
  test('every call that writes one is tried here', async () => {
    const { prepared } = await reviewed();
    expect(Object.keys(inputs(prepared, '')).toSorted()).toEqual(writing.toSorted());
    expect(writing.length).toBeGreaterThan(0);
  });

  test('each can be downloaded once it is written, whole', async () => {
    const { engine, prepared } = await reviewed();
    const { hosting, session } = await hostOver(engine);
    const library = join(hosting.folder, 'library');
    const from = { path: join(hosting.folder, 'a.tmx') };
    writeFileSync(
      from.path,
      '<tmx version="1.4"><header srclang="zh-TW"/><body><tu><tuv xml:lang="zh-TW"><seg>渡口</seg></tuv><tuv xml:lang="en"><seg>ferry</seg></tuv></tu></body></tmx>',
    );
    mkdirSync(library, { recursive: true });
    good(await engine.client.memory.import({ path: memoryIn(library), from, job: 'memory' }));
    good(await engine.client.termbases.make({ path: termbaseIn(library) }));
    for (const [name, variants] of Object.entries(inputs(prepared, library))) {
      for (const input of variants) {
        const { path, bytes, sent } = await writeAndDownload(hosting, session, name, input);
        expect([sent.status, sent.headers['content-length']], `${name} ${path}`).toEqual([200, `${bytes}`]);
        expect(readFileSync(path).length).toBe(bytes);
        expect(sent.headers['content-disposition']).toMatch(/^attachment; filename="/);
      }
    }
  });

  test('each under its name, whatever signs are in it', async () => {
    const { engine } = await reviewed();
    const { hosting, session } = await hostOver(engine);
    const path = join(hosting.folder, 'library', "It's *new* (1).txt");
    const input = { format: 'txt', columns: ['source'], path };
    const { sent } = await writeAndDownload(hosting, session, 'exports.run', input);
    // RFC 8187, section 3.2.1: the signs that stand for themselves.
    expect(sent.headers['content-disposition']).toBe(
      `attachment; filename="It's *new* (1).txt"; filename*=UTF-8''It%27s%20%2anew%2a%20%281%29.txt`,
    );
  });

  test('a review that is handed back can be, from a copy', async () => {
    const { engine, prepared } = await reviewed();
    const sent = good(await engine.client.review.package({ job: 'p', review: prepared.review }));
    const copy = startEngine(scratch());
    const taken = { job: 't', from: { path: sent.path }, reviewer: 'B' };
    good(await copy.client.review.take(taken));
    const { hosting, session } = await hostOver(copy);
    const back = await writeAndDownload(hosting, session, 'review.package', {});
    expect([back.sent.status, back.path.endsWith('.duizhao-review')]).toEqual([200, true]);
  });

  test('a project that was opened since is not sent without what stands in its log', async () => {
    const { engine, prepared } = await reviewed();
    const { hosting, session } = await hostOver(engine);
    const [input = {}] = inputs(prepared, '')['backups.restoreAs'] ?? [];
    const { path, sent } = await writeAndDownload(hosting, session, 'backups.restoreAs', input);
    expect(sent.status).toBe(200);
    good(await engine.client.project.open({ path }));
    expect((await download(hosting, session, path)).status).toBe(409);
  });

  test('no other file is sent, though the engine knows it', async () => {
    const { engine } = await reviewed();
    const { hosting, session } = await hostOver(engine);
    const { path } = good(await engine.client.project.info({}));
    for (const file of [path, join(hosting.folder, 'secret.js'), '/etc/passwd', '']) {
      expect((await download(hosting, session, file)).status, file).toBe(404);
    }
  });
});
