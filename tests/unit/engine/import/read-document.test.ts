import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { defaultSettings, fail, ok } from '#core/model/index.ts';
import type { ImportMessage } from '#engine/import/messages.ts';
import { readDocument } from '#engine/import/read-document.ts';

/** A million rows take their time; what is tested is when they are counted. */
vi.mock(import('#core/formats/limits.ts'), async (original) => {
  const { readLimits, beyond, ...rest } = await original();
  const few = {
    ...readLimits,
    rows: 50 as unknown as typeof readLimits.rows,
    rowTags: 20 as unknown as typeof readLimits.rowTags,
  };
  return {
    ...rest,
    readLimits: few,
    beyond: (what, name) => {
      const failure = beyond(what, name);
      return failure.ok
        ? failure
        : { ok: false, error: { ...failure.error, params: { ...failure.error.params, limit: few[what] } } };
    },
  };
});

const read = async (name: string, text: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-rows-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  writeFileSync(path, text);
  const messages: ImportMessage[] = [];
  const sink = { post: (message: ImportMessage) => void messages.push(message), isCancelled: () => false };
  const result = await readDocument({ path, name, settings: defaultSettings }, sink);
  return { messages, result };
};

const batches = (messages: readonly ImportMessage[]) =>
  messages.flatMap((message) => (message.is === 'batch' ? [message.batch.ranks.length] : []));

test.each([
  ['lines', 'a.txt', '天黑了。\n\n'.repeat(51)],
  ['sentences of one line', 'a.txt', '天黑了。'.repeat(51)],
  ['paragraphs of a page', 'a.html', '<p>天黑了</p>'.repeat(51)],
  ['items', 'a.md', '- 天黑了\n'.repeat(51)],
])('nothing is stored of a document of too many rows: %s', async (_, name, text) => {
  const { messages, result } = await read(name, text);
  expect(batches(messages)).toEqual([]);
  expect(result).toEqual(fail('file.too-many', { name, what: 'rows', limit: 50 }));
});

test('marks that end no sentence make no rows', async () => {
  const { result } = await read('a.txt', `${'1.5;2.5;3.5 '.repeat(30)}\n`);
  expect(result).toEqual(ok(null));
});

test.each([
  ['pictures', '天黑了', '<img alt="天" src="a.png">'],
  ['formatted words', '天黑了', '<b>天</b>'],
])('a row of too many tags is refused, and one of as many as may be is not: %s', async (_, words, tag) => {
  const page = (count: number): string => `<p>天黑了。</p><p>${words}${tag.repeat(count)}</p>`;
  const few = await read('a.html', page(6));
  expect(few.result).toEqual(ok(null));
  const many = await read('a.html', page(21));
  expect(many.result).toEqual(fail('file.too-many', { name: 'a.html', what: 'rowTags', limit: 20 }));
});
