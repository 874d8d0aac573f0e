import { readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerOf, article, failureOf, textOf, workplace } from './running.ts';

type Cleaned = {
  readonly applied: number;
  readonly text: string | null;
  readonly repairs: readonly { readonly line: number; readonly before: string; readonly applied: boolean }[];
};

/** Damage of several kinds, on lines of their own; the half-width comma is certain, the wide gap is not. */
const dirty = '\n  他們來到河邊,看見一隻白鷺。\n&ldquo;走吧。&rdquo;她說。\n一個　　寬闊的地方。\n';

describe('clean', () => {
  test('lists what it finds, and changes nothing', async () => {
    const { at, run } = workplace();
    writeFileSync(at('a.txt'), dirty);
    const [lines, answer] = await Promise.all([run(['clean', 'a.txt']), run(['clean', 'a.txt', '--json'])]);
    expect(answerOf(answer)).toMatchObject({
      file: 'a.txt',
      format: 'txt',
      encoding: 'utf-8',
      language: 'zh-Hant',
      counts: { punctuation: 1, entity: 2 },
      glosses: { count: 0, characters: 0 },
      applied: 0,
      out: null,
      text: null,
      repairs: expect.arrayContaining([
        {
          kind: 'punctuation',
          certainty: 'certain',
          line: 2,
          start: 6,
          end: 7,
          before: ',',
          after: '，',
          reason: 'punctuation.between',
          applied: false,
        },
      ]),
    });
    expect(lines.stdout).toMatch(/^2\tHalf-width punctuation\tcertain\t,\t，$/m);
    expect(lines.stdout).toMatch(/^4\tExtra spaces\t\w+\t<U\+3000><U\+3000>\t/m);
    expect(lines.stdout).toMatch(/^\d+ repairs found, 0 applied\n$/m);
    expect(readdirSync(at('.'))).toEqual(['a.txt']);
  });

  test('writes the certain repairs, or all of them, to the terminal or to a file', async () => {
    const { at, run } = workplace();
    writeFileSync(at('a.txt'), dirty);
    const [certain, all, toFile] = await Promise.all([
      run(['clean', 'a.txt', '--certain']),
      run(['clean', 'a.txt', '--apply-all', '--json']),
      run(['clean', 'a.txt', '--out', 'b.txt', '--json']),
    ]);
    const mended = '\n  他們來到河邊，看見一隻白鷺。\n“走吧。”她說。\n一個　　寬闊的地方。\n';
    expect(certain).toEqual({ code: 0, stdout: mended, stderr: '' });
    const { text, applied, repairs } = answerOf(all) as Cleaned;
    expect(text).toBe(mended.replace('　　', ''));
    expect(applied).toBe(repairs.filter((repair) => repair.applied).length);
    expect(answerOf(toFile)).toMatchObject({ out: at('b.txt'), text: mended });
    expect(textOf(at('b.txt'))).toBe(mended);
  });

  test('never writes over the document, a folder, a device or a project', async () => {
    const { at, run } = workplace();
    writeFileSync(at('a.txt'), dirty);
    writeFileSync(at('p.duizhao'), 'somebody’s work');
    const targets = ['a.txt', '.', '/dev/null', 'p.duizhao', 'none/b.txt'];
    const said = await Promise.all(
      targets.map((target) => run(['clean', 'a.txt', '--certain', '--json', '--out', target])),
    );
    expect(said.map(failureOf)).toMatchObject([
      { code: 'export.same-file' },
      { code: 'file.is-directory' },
      { code: 'file.not-regular' },
      { code: 'project.exists' },
      { code: 'file.not-found' },
    ]);
    expect(textOf(at('a.txt'))).toBe(dirty);
    expect(textOf(at('p.duizhao'))).toBe('somebody’s work');
    // Beside them only the app's own data, where files that are begun are noted.
    const beside = readdirSync(at('.')).filter((name) => name !== 'data');
    expect(beside.toSorted()).toEqual(['a.txt', 'p.duizhao']);
  });

  test.skipIf(article === null)('the real article: 135 glosses of 16 characters', async () => {
    const { run } = workplace();
    const answer = answerOf(await run(['clean', article ?? '', '--certain', '--json'])) as Cleaned;
    expect(answer).toMatchObject({ counts: { gloss: 135 }, glosses: { count: 135, characters: 16 } });
    expect(answer.text).toContain('應當的。”');
    expect(answer.text).not.toMatch(/\([a-zǎàáāēěéèīíǐìōóǒòūúǔùǖǘǚǜü]+\)/);
  });
});

describe('segment', () => {
  test('prints a sentence a line, and as JSON what joins back to the document', async () => {
    const { at, run } = workplace();
    const text = '# 河邊\n\n“走吧,”她說。天快黑了！\n';
    writeFileSync(at('a.md'), text);
    const [lines, answer, cleaned] = await Promise.all([
      run(['segment', 'a.md']),
      run(['segment', 'a.md', '--json']),
      run(['segment', 'a.md', '--clean']),
    ]);
    expect(lines).toEqual({ code: 0, stdout: '河邊\n“走吧,”她說。\n天快黑了！\n', stderr: '' });
    expect(answerOf(answer)).toEqual({
      file: 'a.md',
      format: 'md',
      encoding: 'utf-8',
      language: 'zh-Hant',
      damage: { count: 0, places: [] },
      findings: [],
      segments: [
        { kind: 'heading', level: 1, text: '河邊', gap: '\n\n' },
        { kind: 'paragraph', level: 0, text: '“走吧,”她說。', gap: '' },
        { kind: 'paragraph', level: 0, text: '天快黑了！', gap: expect.any(String) },
      ],
    });
    expect(cleaned.stdout).toBe('河邊\n“走吧，”她說。\n天快黑了！\n');
  });
});

describe('convert', () => {
  test('converts characters only, either way, and reads other encodings', async () => {
    const { at, run } = workplace();
    writeFileSync(at('hant.txt'), '他看著程序，發現專著裡的頭髮。\n');
    // 头发 and 发现 in GB 18030.
    writeFileSync(at('hans.txt'), Buffer.from('cdb7b7a2a3acb7a2cfd6a1a30a', 'hex'));
    const [simple, traditional, named] = await Promise.all([
      run(['convert', 'hant.txt', '--to', 'zh-Hans']),
      run(['convert', 'hans.txt', '--to', 'zh-Hant', '--out', 'out.txt', '--json']),
      run(['convert', 'hans.txt', '--to', 'zh-Hans', '--encoding', 'gb18030']),
    ]);
    expect(simple).toEqual({ code: 0, stdout: '他看着程序，发现专著里的头发。\n', stderr: '' });
    expect(answerOf(traditional)).toEqual({
      file: 'hans.txt',
      encoding: 'gb18030',
      language: 'zh-Hans',
      damage: { count: 0, places: [] },
      to: 'zh-Hant',
      region: 'cn',
      out: at('out.txt'),
      text: '頭髮，發現。\n',
    });
    expect(textOf(at('out.txt'))).toBe('頭髮，發現。\n');
    expect(named.stdout).toBe('头发，发现。\n');
  });
});
