import { execFile } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installation } from './running.ts';
import { createToyTree, type ToyTree } from './toy-tree.ts';

/*
 * What a new format takes: a copy of this tree gets one folder, one line in the registry and its words, and nothing else. All
 * commands are run there as processes, workers and all, so that what still lists formats by itself would show.
 */

const toy = join(installation, 'tests/toy-format');
let copy: ToyTree;
let tree = '';

beforeAll(() => {
  copy = createToyTree();
  tree = copy.at('.');
  cpSync(join(toy, 'lrc'), copy.at('core/formats/lrc'), { recursive: true });
  copy.change('core/formats/index.ts', (text) =>
    text
      .replace('import { md }', "import { lrc } from './lrc/index.ts';\nimport { md }")
      .replace('  md,\n', '  lrc,\n  md,\n'),
  );
  const words = JSON.parse(readFileSync(join(toy, 'words.json'), 'utf8')) as Record<string, unknown>;
  copy.addWords('formats', (known, language) => ({ ...known, lrc: words[language] }));
});

afterAll(() => copy.remove());

const run = (...args: readonly string[]): Promise<string> => copy.run(...args);

const song =
  '[ti:渡口]\r\n[00:01.00]天亮了,船開了。\r\n\r\n[00:05.50][01:05.50]老人站在岸邊\r\n[00:09.00]\r\n[00:12.25]車子慢慢開走\r\n';

test('a format is one folder, one line and its words: everything else follows', async () => {
  writeFileSync(join(tree, 'song.lrc'), song);
  writeFileSync(join(tree, 'other.txt'), '不是歌詞。\n');

  // told
  expect(await run('export', '--help')).toMatch(/one of docx, html, lrc, md, txt/);
  expect((await run('segment', '--help')).replaceAll(/\s+/g, ' ')).toContain('HTML, LRC lyrics, Markdown');

  // read, without a project
  const read = JSON.parse(await run('segment', 'song.lrc', '--json')) as object;
  expect(read).toMatchObject({ format: 'lrc', encoding: 'utf-8', language: 'zh-Hant' });
  expect(await run('convert', 'song.lrc', '--to', 'zh-Hans')).toContain('[00:12.25]车子慢慢开走');

  // imported, edited, and put back into its own file
  await run('new', 'work.duizhao', 'song.lrc');
  const project = JSON.parse(await run('info', 'work.duizhao', '--json')) as { documents: unknown };
  expect(JSON.stringify(project)).toContain('"format":"lrc"');
  await run('set', 'work.duizhao', '1', '--lang', 'en', '--text', 'Day broke, the boat left.');
  await run('export', 'work.duizhao', '--format', 'lrc', '--columns', 'zh-Hans', '--out', 'hans.lrc');
  expect(readFileSync(join(tree, 'hans.lrc'), 'utf8')).toBe(
    song
      .replace('天亮了,船開了', '天亮了,船开了')
      .replace('岸邊', '岸边')
      .replace('車子慢慢開走', '车子慢慢开走'),
  );
  await run('export', 'work.duizhao', '--format', 'lrc', '--columns', 'en', '--out', 'en.lrc');
  expect(readFileSync(join(tree, 'en.lrc'), 'utf8')).toBe(
    '[ti:渡口]\r\n[00:01.00]Day broke, the boat left.\r\n\r\n[00:09.00]\r\n',
  );

  // written anew where it was none
  await run('new', 'mixed.duizhao', 'other.txt', 'song.lrc');
  await run('export', 'mixed.duizhao', '--format', 'lrc', '--columns', 'source', '--out', 'mixed.lrc');
  expect(readFileSync(join(tree, 'mixed.lrc'), 'utf8')).toContain('不是歌詞。\n');

  // brought up to a newer file of it
  writeFileSync(join(tree, 'song.lrc'), song.replace('老人', '老婦人'));
  expect(await run('update', 'work.duizhao', 'song.lrc')).toMatch(/1 /);

  // whole
  await run('check', 'work.duizhao');
});

test('a project with a format that is not known opens, and says so where its file would be written', async () => {
  writeFileSync(join(tree, 'song.lrc'), song);
  await run('new', 'strange.duizhao', 'song.lrc');
  const main = async (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, [join(installation, 'cli/duizhao.mjs'), ...args], {
      cwd: tree,
      env: { PATH: process.env['PATH'], HOME: tree, DUIZHAO_DATA: join(tree, 'data'), LANG: 'en_GB.UTF-8' },
    });
  const { stdout } = await main('info', 'strange.duizhao', '--json');
  expect(stdout).toContain('"lrc"');
  const exported = await main(
    'export',
    'strange.duizhao',
    '--format',
    'txt',
    '--columns',
    'source',
    '--out',
    'a.txt',
  );
  expect(exported.stderr).toMatch(/song\.lrc.*\(lrc\)/);
  expect(readFileSync(join(tree, 'a.txt'), 'utf8')).toContain('老人站在岸邊');
});
