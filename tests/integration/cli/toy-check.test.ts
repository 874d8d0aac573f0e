import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installation } from './running.ts';
import { createToyTree, type ToyTree } from './toy-tree.ts';

/*
 * What a new check takes: a copy of this tree gets one file, one line in the registry and its words, and nothing else. What still
 * lists checks by itself would not know it.
 */

type Words = Readonly<Record<string, object>>;
type ToyWords = { readonly name: string; readonly title: string; readonly text: string };

const toy = join(installation, 'tests/toy-check');
let tree: ToyTree;

beforeAll(() => {
  tree = createToyTree();
  cpSync(join(toy, 'doubled.ts'), tree.at('core/checks/doubled.ts'));
  tree.change('core/checks/index.ts', (text) =>
    text
      .replace('import { leftovers }', "import { doubled } from './doubled.ts';\nimport { leftovers }")
      .replace('  leftovers,\n', '  leftovers,\n  doubled,\n'),
  );
  const words = JSON.parse(readFileSync(join(toy, 'words.json'), 'utf8')) as Record<string, ToyWords>;
  tree.addWords('checks', (known, language) => {
    const { names, titles, texts } = known as Words;
    const { name, title, text } = words[language] ?? { name: '', title: '', text: '' };
    return {
      ...known,
      names: { ...names, doubled: name },
      titles: { ...titles, doubled: { mark: title } },
      texts: { ...texts, doubled: { mark: text } },
    };
  });
});

afterAll(() => tree.remove());

test('a check is one file, one line and its words: everything else follows', async () => {
  writeFileSync(tree.at('story.txt'), '𠮷野走了。。\n天色暗了。\n她說&ldquo;走吧&rdquo;。\n');
  await tree.run('new', 'work.duizhao', 'story.txt', '--no-clean-up');
  expect((await tree.run('qa', '--help')).replaceAll(/\s+/g, ' ')).toContain(
    'tags, terms, names, numbers, spelling, grammar, leftovers, doubled',
  );
  expect(await tree.run('qa', 'work.duizhao')).toBe(
    [
      '1\tsource\tHint\tTwice in a row: 。。',
      '3\tsource\tWarning\tHTML entity in the text: &ldquo;',
      '3\tsource\tWarning\tHTML entity in the text: &rdquo;',
      '',
    ].join('\n'),
  );
  const found = JSON.parse(await tree.run('qa', 'work.duizhao', '--check', 'doubled', '--json')) as object;
  expect(found).toMatchObject({
    total: 1,
    findings: [
      { row: 1, check: 'doubled', code: 'mark', severity: 'info', ranges: [{ start: 4, end: 6 }], fix: '。' },
    ],
  });
});
