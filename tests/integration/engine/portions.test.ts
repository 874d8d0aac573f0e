import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AnchorDraft } from '#core/formats/jsonld/draft.ts';
import { readJsonld } from '#core/formats/jsonld/read.ts';
import { defaultSettings, type AnnotationId, type ReplyId, type Step } from '#core/model/index.ts';
import { attacher } from '#engine/annotations/attach.ts';
import { newAnnotation } from '#engine/annotations/create.ts';
import { knownAnnotations } from '#engine/annotations/known.ts';
import type { ImportTypes } from '#engine/import/messages.ts';
import type { DocumentReader } from '#engine/import/reader.ts';
import { receiveMessages } from '#engine/import/receive.ts';
import { commit } from '#engine/project/commit.ts';
import { closeProject } from '#engine/project/open-project.ts';
import type { Message, Running } from '#engine/workers/pool.ts';
import { anchorsOf } from '#engine/store/anchors-repository.ts';
import { insertOriginalPart } from '#engine/store/originals-repository.ts';
import { plainContent } from './annotating.ts';
import { counted } from './counting.ts';
import { dialogue, good, projectFile, reopen, scratch } from './fixtures.ts';

const at = '2026-01-02T03:04:05.678Z';

test('a long log is written back in a turn of its own: no save waits for that and for what is stored', async () => {
  const path = projectFile(scratch(), [dialogue]);
  const project = reopen(path);
  const document = project.order.documentAt(1);
  if (document === null) throw new Error('no document');
  const isShort = (): boolean => (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0;
  let [seen, isDone] = [false, false];
  const look = (): void => {
    seen ||= isShort();
    if (!isDone) setImmediate(look);
  };
  const seenBefore: boolean[] = [];
  const reader: DocumentReader = {
    read: (): Running<ImportTypes> => {
      const bytes = new Uint8Array(4 * 1024 * 1024);
      let part = 0;
      const next = (): Message<ImportTypes> => {
        if (part === 3) return { is: 'end', result: { ok: true, value: null } };
        part += 1;
        return { is: 'said', value: { is: 'original', part: 99 + part, bytes } };
      };
      const nothing = (): void => undefined;
      return {
        next: () => Promise.resolve(next()),
        makeRoom: nothing,
        give: nothing,
        tell: nothing,
        close: () => Promise.resolve(),
      };
    },
    inspect: () => Promise.reject(new Error('nobody looks')),
  };
  look();
  const order = { path: join(scratch(), 'a.txt'), name: 'a.txt', settings: defaultSettings };
  const job = { id: 'j', signal: new AbortController().signal, progress: () => undefined };
  const done = await receiveMessages(reader, project, order, job, (write, message) => {
    if (message.is !== 'original') return;
    seenBefore.push(seen);
    insertOriginalPart(write, document, message.part, message.bytes);
    seen = false;
  });
  isDone = true;
  expect(good(done)).toBeNull();
  expect(seenBefore.slice(1)).toEqual([false, true]);
  closeProject(project);
});

const replies = 200;

test('one more reply is read without all those before it', () => {
  const { project, read } = counted(reopen(projectFile(scratch(), [dialogue])));
  const annotation = 1 as AnnotationId;
  const content = { ...plainContent, tags: [] };
  const act = (steps: readonly Step[]) => good(commit(project, { kind: 'annotate', steps, actor: 'a' }));
  const reply = (n: number): Step => {
    const id = n as ReplyId;
    const said = { uid: `r${n}`, author: 'a', body: `${n}`, created: at, changed: at, revision: 1 };
    return { on: 'reply', id, before: null, after: { ...said, id, annotation } };
  };
  act([
    {
      on: 'annotation',
      id: annotation,
      before: null,
      after: newAnnotation(annotation, content, { author: 'a', at }),
    },
  ]);
  act(Array.from({ length: replies }, (_, n) => reply(n + 1)));
  const bodies = () =>
    knownAnnotations(project)
      .get(annotation)
      ?.replies.map(({ body }) => body);
  expect(bodies()).toHaveLength(replies);
  const before = read();
  act([reply(replies + 1)]);
  expect(read() - before).toBeLessThan(20);
  expect(bodies()).toEqual(Array.from({ length: replies + 1 }, (_, n) => `${n + 1}`));
  closeProject(project);
});

test('annotations of one word that stands in several places are looked for once, and share the places', async () => {
  const page = { ...dialogue, rows: Array.from({ length: 4 }, () => ({ source: '天黑了。', opens: true })) };
  const project = reopen(projectFile(scratch(), [page]));
  const drafts = (quote: string): readonly AnchorDraft[] => {
    const items = [1, 2].map((n) => ({
      type: 'Annotation',
      id: `urn:uuid:${n}`,
      body: 'a',
      target: { selector: { type: 'TextQuoteSelector', exact: quote } },
    }));
    const read = good(readJsonld(new TextEncoder().encode(JSON.stringify(items)), 'a.jsonld'));
    return read.drafts.flatMap(({ anchors }) => anchors);
  };
  const attach = attacher(project, () => undefined);
  const attached = [];
  for (const draft of drafts('黑了')) attached.push(await attach(draft));
  const anchors = attached.map((one) => one.anchors.map((anchor) => ({ ...anchor })));
  const [first, second] = anchors.map(([anchor]) => anchor?.candidates);
  expect(first).toHaveLength(4);
  expect(second).toBe(first);
  const steps = anchors.flatMap((after, n): readonly Step[] => {
    const id = (n + 1) as AnnotationId;
    const said = newAnnotation(id, { ...plainContent, tags: [] }, { author: 'a', at });
    return [
      { on: 'annotation', id, before: null, after: said },
      { on: 'anchors', annotation: id, before: [], after },
    ];
  });
  good(commit(project, { kind: 'import-annotations', steps, actor: 'a' }));
  const [one, other] = [1, 2].map((id) => anchorsOf(project.handle, id as AnnotationId)[0]?.candidates);
  expect(one).toEqual(first);
  expect(other).toBe(one);
  closeProject(project);
});
