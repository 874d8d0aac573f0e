import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { plain, type DocumentId, type InlineTag, type SegmentId } from '#core/model/index.ts';
import { annotate } from './annotating.ts';
import { codeOf, good, scratch, startEngine } from './fixtures.ts';
import { allRows } from './importing.ts';

/** A project of files that were imported as they are. */
const imported = async (folder: string, files: Readonly<Record<string, string>>): Promise<Engine> => {
  const engine = startEngine(folder);
  const wanted = Object.entries(files).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return { from: { path: join(folder, name) }, cleans: false };
  });
  const report = good(await engine.client.documents.importAll({ files: wanted, into: 'new', job: 'i' }));
  expect(report.failed).toEqual([]);
  return engine;
};

const segmentsOf = async (engine: Engine): Promise<readonly SegmentId[]> =>
  (await allRows(engine)).map(({ segment }) => segment);

const wish = { job: 'export', columns: ['en'] };

const po = (second: string): string =>
  [
    'msgid ""',
    'msgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: en\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"',
    '',
    'msgid "你好"',
    'msgstr "Hello"',
    '',
    `msgid "${second}"`,
    'msgstr "Goodbye"',
    '',
    'msgid "謝謝"',
    'msgstr ""',
    '',
  ].join('\n');

describe('several documents in their own formats', () => {
  test('are written into a folder, and one that cannot be is told', async () => {
    const folder = scratch();
    const engine = await imported(folder, {
      'a.md': '# 信\n',
      'b.po': po('明天我們在車站再見。'),
      'c.html': '<p>頁',
    });
    const { client } = engine;
    const report = good(
      await client.exports.all({ ...wish, folder: join(folder, 'out'), untranslated: 'source' }),
    );
    const { formats } = { formats: good(await client.documents.formats({})) };
    const canFill = (id: string): boolean => formats.some((one) => one.id === id && one.fills !== null);
    const html = canFill('html') ? ['c.en.html'] : [];
    expect(report.files.map(({ name }) => name)).toEqual(['a.en.md', 'b.en.po', ...html]);
    expect(report.failed.map(({ name, failure }) => [name, failure.code])).toEqual(
      canFill('html') ? [] : [['c.html', 'export.no-own-file']],
    );
    expect(readFileSync(join(folder, 'out', 'a.en.md'), 'utf8')).toBe('# 信\n');
    expect(readFileSync(join(folder, 'out', 'b.en.po'), 'utf8')).toBe(po('明天我們在車站再見。'));
  });

  test('leave nothing behind when they are cancelled, and where the folder cannot be made', async () => {
    const folder = scratch();
    const long = Array.from({ length: 1500 }, (_, n) => `第${n}句。`).join('\n\n');
    const engine = await imported(folder, { 'a.md': '# 信\n', 'b.md': long, 'c.md': long });
    const { client } = engine;
    const out = join(folder, 'out');
    const running = client.exports.all({ ...wish, folder: out });
    // The first file is there by the time that the second is written.
    await expect.poll(() => existsSync(join(out, 'a.en.md')), { interval: 1 }).toBe(true);
    good(await client.jobs.cancel({ job: 'export' }));
    expect(codeOf(await running)).toBe('job.cancelled');
    expect(readdirSync(out)).toEqual([]);

    writeFileSync(join(folder, 'blocked'), 'a file');
    const blocked = await client.exports.all({ ...wish, folder: join(folder, 'blocked', 'x') });
    expect(codeOf(blocked)).toMatch(/^(?:disk|file)\./);
    expect(readFileSync(join(folder, 'blocked'), 'utf8')).toBe('a file');
  });
});

test('a document of one text in each place takes one column, and becomes a new document with several', async () => {
  const folder = scratch();
  const { client } = await imported(folder, { 'a.html': '<p>你好</p>' });
  const write = async (columns: string[]) =>
    good(await client.exports.run({ job: 'e', format: 'html', columns, path: join(folder, 'out.html') }))
      .filled;
  expect(await write(['en'])).toBe(true);
  expect(await write(['source', 'en'])).toBe(false);
});

test('what speaks against it is found before: missing codes and missing translations, with their rows', async () => {
  const folder = scratch();
  const engine = await imported(folder, { 'a.md': '見[這裡](https://a.example/)。\n\n門口有人。\n' });
  const { client } = engine;
  const [first] = await segmentsOf(engine);
  if (first === undefined) throw new Error('no rows');
  good(await client.cells.edit({ segment: first, side: 'en', before: '', after: plain('See here.') }));
  const asked = { ...wish, format: 'md', fill: true, untranslated: 'source' } as const;
  const check = good(await client.exports.check(asked));
  expect(check.untranslated).toMatchObject({ count: 1, rows: [{ row: 2 }] });
  expect(check.findings).toMatchObject([
    { row: 1, segment: first, side: 'en', severity: 'error', sentence: 'checks:texts.tags.missing' },
  ]);
  expect(check.failure).toBeNull();
  expect(codeOf(await client.exports.run({ ...asked, untranslated: 'refuse' }))).toBe('export.untranslated');
});

test('codes of a paragraph are judged together: one may stand in another of its segments, and is missing where none has it', async () => {
  const segment = (words: string): string => `<segment><source>${words}</source></segment>`;
  const code = '<ph id="1" canReorder="firstNo" canDelete="no" canCopy="no"/>';
  const last = '<ph id="2" canReorder="no" canDelete="no" canCopy="no"/>';
  const engine = await imported(scratch(), {
    'a.xlf': `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh-Hant" trgLang="en"><file id="f"><unit id="u">${segment(`見${code}。`)}${segment(`走${last}。`)}</unit></file></xliff>`,
  });
  const { client } = engine;
  const rows = await allRows(engine);
  const [see, go] = rows.map(({ cells }) => cells.source?.tags ?? []);
  const [first, second] = rows.map(({ segment: id }) => id);
  if (first === undefined || second === undefined || see === undefined || go === undefined)
    throw new Error('no rows');
  let before = ['', ''];
  const told = async (now: readonly (readonly [string, readonly InlineTag[]])[]) => {
    for (const [n, [text, tags]] of now.entries())
      good(
        await client.cells.edit({
          segment: n === 0 ? first : second,
          side: 'en',
          before: before[n] ?? '',
          after: { text, tags },
        }),
      );
    before = now.map(([text]) => text);
    const check = good(await client.exports.check({ ...wish, format: 'xliff', fill: true }));
    return check.findings.map(({ row, sentence, severity }) => [row, sentence, severity]);
  };
  const at = (tags: readonly InlineTag[], place: number) => tags.map((tag) => ({ ...tag, at: place }));
  expect(
    await told([
      ['See.', []],
      ['Go there.', [...at(see, 0), ...at(go, 3)]],
    ]),
  ).toEqual([]);
  expect(
    await told([
      ['See this.', []],
      ['Go now.', at(go, 2)],
    ]),
  ).toEqual([[1, 'checks:texts.tags.missing', 'error']]);
  // Both are there, and the one has passed the other.
  expect(
    (
      await told([
        ['See that.', at(go, 3)],
        ['Go soon.', at(see, 2)],
      ])
    ).map(([, sentence]) => sentence),
  ).toContain('checks:texts.tags.order');
});

test('a newer original takes translations, states and annotations along, and its changes are listed', async () => {
  const folder = scratch();
  const engine = await imported(folder, { 'a.po': po('明天我們在車站再見。') });
  const { client } = engine;
  const [hello, , thanks] = await segmentsOf(engine);
  if (hello === undefined || thanks === undefined) throw new Error('no rows');
  good(await client.cells.setState({ segments: [hello], side: 'en', state: 'approved' }));
  good(await client.cells.edit({ segment: thanks, side: 'en', before: '', after: plain('Thanks') }));
  await annotate(client, [[1, 'source', '你好']], { body: 'x' });
  writeFileSync(
    join(folder, 'newer.po'),
    po('明天我們在碼頭再見。').replace('msgid "你好"', 'msgid "早安"\nmsgstr ""\n\nmsgid "你好"'),
  );
  const { documents } = good(await client.project.info({}));
  const [document] = documents;
  if (document === undefined) throw new Error('no document');
  const report = good(
    await client.documents.update({
      document: document.id,
      from: { path: join(folder, 'newer.po') },
      job: 'u',
    }),
  );
  expect(report.rows).toMatchObject({ kept: 2, changed: 1, added: 1, removed: 0 });
  expect(report.sequence).not.toBeNull();
  const rows = await allRows(engine);
  const told = rows.map(({ cells: { source, en } }) => [source?.text, en?.text, en?.state, en?.stale]);
  expect(told).toEqual([
    ['早安', '', 'empty', false],
    ['你好', 'Hello', 'approved', false],
    ['明天我們在碼頭再見。', 'Goodbye', expect.any(String), true],
    ['謝謝', 'Thanks', 'draft', false],
  ]);
  expect(rows[1]?.marks).toHaveLength(1);
  const out = join(folder, 'out.po');
  good(await client.exports.run({ ...wish, format: 'po', fill: true, document: document.id, path: out }));
  expect(readFileSync(out, 'utf8')).toContain('msgid "謝謝"\nmsgstr "Thanks"');
  expect(readFileSync(out, 'utf8')).toContain('msgid "你好"\nmsgstr "Hello"');
});

/** A document of JSON, and what comes of writing it into its own file, untranslated. */
const jsonIn = async (older: string) => {
  const folder = scratch();
  const engine = await imported(folder, { 'a.json': older });
  const { client } = engine;
  const document = 1 as DocumentId;
  const path = join(folder, 'newer.json');
  const out = join(folder, 'out.json');
  return {
    client,
    update: async (newer: string): Promise<void> => {
      writeFileSync(path, newer);
      good(await client.documents.update({ document, from: { path }, job: 'update' }));
    },
    written: async (): Promise<string> => {
      const asked = { ...wish, format: 'json', fill: true, untranslated: 'source' } as const;
      good(await client.exports.run({ ...asked, document, path: out }));
      return readFileSync(out, 'utf8');
    },
  };
};

test('a newer file whose update was undone is not what words go back into', async () => {
  const older = '{"a": "第一句在這裡。", "b": "第二句在那裡。"}\n';
  const { client, update, written } = await jsonIn(older);
  await update('{"a": "第一句在這裡。", "n": "新的一句。", "b": "第二句在那裡。"}\n');
  expect(await written()).toContain('新的一句。');
  good(await client.history.undo({}));
  expect(await written()).toBe(older);
});

test('nor is one in which only words and what is no text are others, until it is done again', async () => {
  const [first, second, third] = [1, 2, 3].map(
    (n) => `{"version": ${n}, "a": "第一句在這裡。", "b": "第二句在那裡，一共有${n}個。"}\n`,
  );
  const { client, update, written } = await jsonIn(first ?? '');
  await update(second ?? '');
  await update(third ?? '');
  expect(await written()).toBe(third);
  good(await client.history.undo({}));
  expect(await written()).toBe(second);
  good(await client.history.undo({}));
  expect(await written()).toBe(first);
  good(await client.history.redo({}));
  expect(await written()).toBe(second);
});
