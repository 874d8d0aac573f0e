import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createEngine } from '#engine/engine.ts';
import { answerOf, ended, failureOf, textOf, workplace, type Workplace } from './running.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const binary = Uint8Array.from({ length: 100_000 }, (_, n) => (n * 7919 + ((n * n) >> 3)) & 0xff);
const sentence = '這是很好的一句話。';

/** What is in the folder beside the data the program keeps for itself. */
const filesIn = ({ folder }: Workplace): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name !== 'data')
    .sort();

describe('documents that cannot be read', () => {
  test.each([
    ['an empty file', 'a.txt', '', [], { code: 'file.empty' }],
    ['a binary', 'a.txt', binary, [], { code: 'document.binary' }],
    ['a binary, with an encoding named', 'a.txt', binary, ['utf-8'], { code: 'document.binary' }],
    ['a kind not known', 'a.unknown', 'PK', [], { code: 'document.unknown-format' }],
    ['10,000 blank lines', 'a.txt', '\n'.repeat(10_000), [], { code: 'document.no-text' }],
  ])('%s', async (_, name, content, [encoding], failure) => {
    const place = workplace();
    writeFileSync(place.at(name), content);
    const more = encoding === undefined ? [] : ['--encoding', encoding];
    expect(failureOf(await place.run(['clean', name, '--json', ...more]))).toMatchObject(failure);
    expect(filesIn(place)).toEqual([name]);
  });

  test('leave no project behind, whenever that turns out', async () => {
    const place = workplace();
    writeFileSync(place.at('binary.txt'), binary);
    writeFileSync(place.at('blank.txt'), '\n'.repeat(10_000));
    const said = await Promise.all([
      place.run(['new', 'p', 'binary.txt', '--json']),
      place.run(['new', 'q', 'blank.txt', '--json']),
      place.run(['new', 'r', 'binary.txt', '--encoding', 'gb18030', '--json']),
    ]);
    expect(said.map(failureOf)).toMatchObject([
      { code: 'document.binary' },
      { code: 'document.no-text' },
      { code: 'document.binary' },
    ]);
    expect(filesIn(place)).toEqual(['binary.txt', 'blank.txt']);
  });

  test('one that is not there, a folder, a device, one nobody may read', async () => {
    const place = workplace();
    const { at, run, start } = place;
    writeFileSync(at('closed.txt'), sentence);
    chmodSync(at('closed.txt'), 0);
    const said = await Promise.all([
      run(['segment', 'none.txt', '--json']),
      run(['convert', '.', '--to', 'zh-Hans', '--json']),
      run(['clean', '/dev/null', '--json']),
      run(['new', 'p', 'none.txt', '--json']),
    ]);
    const codes = ['file.not-found', 'file.is-directory', 'file.not-regular', 'file.not-found'];
    expect(said.map(failureOf)).toMatchObject(codes.map((code) => ({ code })));
    // The superuser may read everything, so somebody else has to try.
    const other = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    chmodSync(place.folder, 0o755);
    const closed = await ended(start(['clean', 'closed.txt', '--json'], other));
    expect(failureOf(closed)).toMatchObject({ code: 'file.no-permission' });
    expect(filesIn(place)).toEqual(['closed.txt']);
  });

  test('one alone: there is no project, and the next attempt may have its name', async () => {
    const place = workplace();
    const { at, run } = place;
    writeFileSync(at('good.txt'), sentence);
    // Good as far as a first look goes.
    writeFileSync(at('late.txt'), '\n'.repeat(400_000));
    const failed = await run(['new', 'p', 'late.txt', '--json']);
    expect(failureOf(failed)).toMatchObject({ code: 'document.no-text', params: { name: 'late.txt' } });
    expect(filesIn(place)).toEqual(['good.txt', 'late.txt']);
    expect(textOf(join(place.folder, 'data', 'data', 'library.json'))).not.toContain('p.duizhao');
    answerOf(await run(['new', 'p', 'good.txt', '--json']));
    expect(filesIn(place)).toEqual(['good.txt', 'late.txt', 'p.duizhao']);
  });
});

describe('documents with damage are read, and it is said where', () => {
  const damaged = Buffer.concat([
    Buffer.from('第一段很好，'),
    bytes(0),
    Buffer.from(`${sentence}\n第二`),
    bytes(0xe6),
  ]);
  const places = [
    { offset: 18, length: 1, bytes: '00', line: 1 },
    { offset: 53, length: 1, bytes: 'e6', line: 2 },
  ];

  test('by clean, segment and convert', async () => {
    const { at, run } = workplace();
    writeFileSync(at('a.txt'), damaged);
    for (const more of [[], ['--encoding', 'utf-8']])
      for (const command of [['clean'], ['segment'], ['convert', '--to', 'zh-Hans']])
        expect(answerOf(await run([...command, 'a.txt', '--json', ...more]))).toMatchObject({
          encoding: 'utf-8',
          damage: { count: 2, places },
        });
    const said = await run(['segment', 'a.txt']);
    expect(said).toMatchObject({ code: 0, stdout: `第一段很好，�${sentence}\n第二�\n` });
    expect(said.stderr).toContain('2 places could not be read as utf-8');
    expect(said.stderr).toContain('line 2, byte 53: e6');
  });

  test('by new, with the rows', async () => {
    const { at, run } = workplace();
    writeFileSync(at('a.txt'), damaged);
    expect(answerOf(await run(['new', 'p', 'a.txt', '--json']))).toMatchObject({
      documents: [
        {
          encoding: 'utf-8',
          damage: { count: 2, places: places.map((place, n) => ({ ...place, row: n + 1 })) },
        },
      ],
    });
    const said = await run(['new', 'q', 'a.txt']);
    expect(said.stderr).toContain('row 1, byte 18: 00');
  });
});

/** A place with a sound project of one row, `p.duizhao`. */
const withProject = async (): Promise<Workplace> => {
  const place = workplace();
  writeFileSync(place.at('a.txt'), sentence);
  answerOf(await place.run(['new', 'p', 'a.txt', '--json']));
  return place;
};

const writing = ['set', 'p.duizhao', '1', '--lang', 'en', '--text', 'A good sentence.', '--json'];

describe('projects that cannot be worked on', () => {
  test('not one, not there, a folder, damaged, broken off, of a newer version', async () => {
    const { at, run } = await withProject();
    const whole = readFileSync(at('p.duizhao'));
    const altered = (name: string, change: (file: Buffer) => void): void => {
      const copy = Buffer.from(whole);
      change(copy);
      writeFileSync(at(name), copy);
    };
    altered('damaged.duizhao', (file) => file.fill(0xa5, 4096, file.length - 4096));
    // The version stands at offset 60 (SQLite file format, section 1.3).
    altered('newer.duizhao', (file) => void file.writeUInt32BE(99, 60));
    copyFileSync(at('p.duizhao'), at('short.duizhao'));
    truncateSync(at('short.duizhao'), 4096 * 3);
    writeFileSync(at('empty.duizhao'), '');
    const files = [
      'a.txt',
      'none.duizhao',
      '.',
      'damaged.duizhao',
      'short.duizhao',
      'newer.duizhao',
      'empty.duizhao',
    ];
    const said = await Promise.all(files.map((file) => run(['check', file, '--json'])));
    expect(said.map(failureOf)).toMatchObject([
      { code: 'project.not-a-project' },
      { code: 'file.not-found' },
      { code: 'file.is-directory' },
      { code: 'project.damaged' },
      { code: 'project.damaged' },
      { code: 'project.newer', params: { version: 99 } },
      { code: 'project.not-a-project' },
    ]);
    expect(textOf(at('a.txt'))).toBe(sentence);
    expect(existsSync(at('none.duizhao'))).toBe(false);
    expect(answerOf(await run(['check', 'p.duizhao', '--json']))).toMatchObject({ problems: [] });
  });

  test('read-only: it is read, and not written', async () => {
    const { at, run } = await withProject();
    answerOf(await run(writing));
    chmodSync(at('p.duizhao'), 0o444);
    const before = readFileSync(at('p.duizhao'));
    expect(answerOf(await run(['info', 'p.duizhao', '--json']))).toMatchObject({ readOnly: true, rows: 1 });
    expect(failureOf(await run(writing))).toMatchObject({ code: 'project.read-only' });
    expect(failureOf(await run(['undo', 'p.duizhao', '--json']))).toMatchObject({
      code: 'project.read-only',
    });
    expect(readFileSync(at('p.duizhao')).equals(before)).toBe(true);
  });

  test('open elsewhere, and with a cell that was locked there', async () => {
    const { at, run, folder } = await withProject();
    const engine = createEngine({
      dataFolder: join(folder, 'other'),
      libraryFolder: folder,
      samplesFolder: folder,
    });
    onTestFinished(() => engine.close());
    const { client } = engine;
    expect(await client.project.open({ path: at('p.duizhao') })).toMatchObject({ ok: true });
    const said = await Promise.all([run(writing), run(['rows', 'p.duizhao', '--json'])]);
    expect(said.map(failureOf)).toMatchObject([{ code: 'project.in-use' }, { code: 'project.in-use' }]);
    const page = await client.rows.page({ from: 1, count: 1 });
    const segments = page.ok ? page.value.rows.map(({ segment }) => segment) : [];
    expect(await client.cells.lock({ segments, side: 'en', locked: true })).toMatchObject({ ok: true });
    await engine.close();
    expect(failureOf(await run(writing))).toMatchObject({ code: 'cell.locked' });
    answerOf(await run(['undo', 'p.duizhao', '--json']));
    answerOf(await run(writing));
  });

  test('a file that is there already is never made into one', async () => {
    const place = await withProject();
    const { at, run } = place;
    const before = readFileSync(at('p.duizhao'));
    writeFileSync(at('notes.duizhao'), 'not a project, but somebody’s');
    const said = await Promise.all(
      ['p', 'p.duizhao', 'notes'].map((name) => run(['new', name, 'a.txt', '--json'])),
    );
    for (const ran of said) expect(failureOf(ran)).toMatchObject({ code: 'project.exists' });
    expect(readFileSync(at('p.duizhao')).equals(before)).toBe(true);
    expect(textOf(at('notes.duizhao'))).toBe('not a project, but somebody’s');
    expect(filesIn(place)).toEqual(['a.txt', 'notes.duizhao', 'p.duizhao']);
  });

  test('rows, columns, patterns and actions that are not there', async () => {
    const { run } = await withProject();
    const ask = async (...args: string[]) => failureOf(await run([...args, '--json']));
    expect(await ask('rows', 'p.duizhao', '--from', '2')).toMatchObject({
      code: 'row.unknown',
      params: { row: 2 },
    });
    const set = (row: string, lang: string) => ask('set', 'p.duizhao', row, '--lang', lang, '--text', 'x');
    expect(await set('2', 'en')).toMatchObject({ code: 'row.unknown' });
    expect(await set('1', 'zh-Hant')).toMatchObject({ code: 'cell.unknown-side' });
    expect(await ask('find', 'p.duizhao', '(', '--regex')).toMatchObject({ code: 'find.bad-pattern' });
    expect(await ask('find', 'p.duizhao', '(a)\\1', '--regex')).toMatchObject({
      code: 'find.unsafe-pattern',
    });
    // The document a project began with stays.
    expect(await ask('undo', 'p.duizhao')).toMatchObject({ code: 'nothing-to-undo' });
  });
});
