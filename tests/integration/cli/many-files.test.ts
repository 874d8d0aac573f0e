import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerOf, workplace, type Workplace } from './running.ts';

/** Files of every fate: three that can be read, and one for each reason why not. */
const prepare = ({ at }: Workplace): readonly string[] => {
  writeFileSync(at('one.txt'), '第一篇。\n老師來了。\n');
  writeFileSync(at('empty.txt'), '');
  writeFileSync(at('two.md'), '# 第二篇\n\n他走了。\n');
  writeFileSync(at('picture.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0, 0]));
  writeFileSync(at('blank.txt'), '\n'.repeat(400_000));
  mkdirSync(at('folder.txt'));
  writeFileSync(at('three.html'), '<p>第三篇。</p>');
  return [
    'empty.txt',
    'one.txt',
    'missing.txt',
    'two.md',
    'picture.txt',
    'blank.txt',
    'folder.txt',
    'three.html',
  ];
};

type Failed = { readonly file: string; readonly error: { readonly code: string; readonly message: string } };
type Made = {
  readonly project: { readonly documents: readonly { readonly name: string }[] } | null;
  readonly documents: readonly { readonly rows: number }[];
  readonly failed: readonly Failed[];
};

const reasons = [
  ['empty.txt', 'file.empty'],
  ['missing.txt', 'file.not-found'],
  ['picture.txt', 'document.binary'],
  ['blank.txt', 'document.no-text'],
  ['folder.txt', 'file.is-directory'],
];

describe('new, of many files', () => {
  test('takes those that can be read, in order, and says of each other one why not', async () => {
    const place = workplace();
    const files = prepare(place);
    const json = await place.run(['new', 'p', ...files, '--json']);
    expect([json.code, json.stderr]).toEqual([1, '']);
    const { project, documents, failed } = JSON.parse(json.stdout) as Made;
    expect(project?.documents.map(({ name }) => name)).toEqual(['one.txt', 'two.md', 'three.html']);
    expect(documents.map(({ rows }) => rows)).toEqual([2, 2, 1]);
    expect(failed.map(({ file, error }) => [file, error.code])).toEqual(reasons);
    for (const { error } of failed) expect(error.message).toMatch(/^[^{}]+$/);

    const lines = await place.run(['new', 'q', ...files]);
    expect(lines.code).toBe(1);
    expect(lines.stdout.trimEnd().split('\n')).toHaveLength(4);
    const said = lines.stderr.trimEnd().split('\n');
    expect(said.map((line) => line.split(':')[0])).toEqual(reasons.map(([file]) => file));
  });

  test('with none that can be read says of each why not, and leaves no project', async () => {
    const place = workplace();
    const { at, run } = place;
    prepare(place);
    const json = await run(['new', 'p', 'empty.txt', 'blank.txt', 'missing.txt', '--json']);
    expect([json.code, json.stderr]).toEqual([1, '']);
    expect(JSON.parse(json.stdout)).toMatchObject({ project: null, documents: [], failed: [{}, {}, {}] });
    expect(existsSync(at('p.duizhao'))).toBe(false);
    expect(readdirSync(at('.')).filter((name) => name.startsWith('p.'))).toEqual([]);
  });

  test('says of each whose language nothing tells what it was taken for, and takes the language that is said', async () => {
    const { at, run } = workplace();
    writeFileSync(at('one.txt'), '第一篇。\n老師來了。\n');
    writeFileSync(at('names.txt'), 'Wanjiru Otieno\n');
    const words = 'kitabu mtoto shule rafiki nyumbani barabara mwalimu safari chakula mlima '.repeat(8);
    writeFileSync(at('long.txt'), words);
    type Told = {
      readonly project: { readonly documents: readonly { readonly language: string }[] };
      readonly documents: readonly { readonly findings: readonly object[] }[];
    };
    const made = answerOf(await run(['new', 'p', 'one.txt', 'names.txt', 'long.txt', '--json'])) as Told;
    const unknown = (detail: string): object => ({ code: 'language-unknown', line: 0, detail });
    expect(made.documents.map(({ findings }) => findings)).toEqual([[], [unknown('en')], [unknown('und')]]);
    expect(made.project.documents.map(({ language }) => language)).toEqual(['zh-Hant', 'en', 'und']);
    const lines = await run(['new', 'q', 'one.txt', 'long.txt']);
    expect(lines.stderr).toMatch(/^long\.txt: .*“und”.*--language/m);
    const said = answerOf(
      await run(['add', 'q.duizhao', 'long.txt', 'names.txt', '--language', 'SW', '--json']),
    ) as Told;
    expect(said.documents.map(({ findings }) => findings)).toEqual([[], []]);
    expect(said.project.documents.map(({ language }) => language)).toEqual(['zh-Hant', 'und', 'sw', 'sw']);
    const wrong = await run(['new', 'r', 'one.txt', '--language', 'not a tag']);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('--language')]);
  });

  test('is success when all could be read; a project among them is no document', async () => {
    const place = workplace();
    prepare(place);
    const all = answerOf(await place.run(['new', 'p', 'one.txt', 'two.md', '--json'])) as Made;
    expect(all.failed).toEqual([]);
    const mixed = await place.run(['new', 'q', 'one.txt', 'p.duizhao', '--json']);
    expect(mixed.code).toBe(1);
    expect((JSON.parse(mixed.stdout) as Made).failed).toMatchObject([
      { file: 'p.duizhao', error: { code: 'document.is-project' } },
    ]);
  });
});

describe('update, from many files', () => {
  test('brings each document up to its file, and says of each other file why not', async () => {
    const place = workplace();
    const { at, run } = place;
    prepare(place);
    answerOf(await run(['new', 'p', 'one.txt', 'two.md', '--json']));
    writeFileSync(at('one.txt'), '第一篇。\n老師走了。\n');
    const json = await run(['update', 'p.duizhao', 'one.txt', 'three.html', 'empty.txt', 'two.md', '--json']);
    expect([json.code, json.stderr]).toEqual([1, '']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      updated: [
        { file: 'one.txt', rows: { kept: 1, changed: 1 } },
        { file: 'two.md', rows: { kept: 2, changed: 0 } },
      ],
      failed: [
        { file: 'three.html', error: { code: 'usage' } },
        { file: 'empty.txt', error: { code: 'usage' } },
      ],
    });
    const which = await run(['update', 'p.duizhao', 'one.txt', 'two.md', '--document', '1']);
    expect(which.code).toBe(2);
  });
});
