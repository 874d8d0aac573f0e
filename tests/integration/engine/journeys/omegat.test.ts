import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { plain } from '#core/model/index.ts';
import { memory, projectFile } from '#tests/unit/core/omegat/omegat-files.ts';
import { rowNumbered } from '../annotating.ts';
import { good } from '../fixtures.ts';
import { openTelling } from './telling.ts';

/* The same as `journeys.test.ts` with a project of OmegaT: its files, memories and glossaries come in, and what was translated goes back into it. */

const saved = memory([
  { original: '好的。', translation: 'All right.', note: 'as agreed' },
  { original: '這是<b0>粗體</b0>文字。', translation: 'This is <b0>bold</b0> text.' },
  { original: '好的。', translation: 'Fine, then.', props: { file: 'a.txt', prev: '我們走吧。', next: '' } },
  { original: '沒有了。', translation: 'Gone.' },
]);

it('brings a project of OmegaT in, and writes translations back into it', async () => {
  const { client, folder, tell, tellFile, end } = await openTelling();
  const path = join(folder, 'p');
  const put = (name: string, bytes: string | Uint8Array): void => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), bytes);
  };
  put('omegat.project', projectFile());
  put('source/a.txt', '第一章\n\n他說：「今天下雨。」我們走吧。\n好的。\n');
  put('source/sub/b.html', '<html><body><p>這是<b>粗體</b>文字。好的。</p></body></html>');
  put('source/c.bin', '\0\u0001\0');
  put('tm/old.tmx', saved);
  put('tm/auto/more.tmx', saved.replaceAll('All right.', 'Very well.'));
  put('tm/bad.tmx', '<tmx>');
  put('glossary/terms.txt', '天氣\tweather\n章\tchapter\tof a book\n');
  put('glossary/more.csv', '雨,rain\n');
  put('glossary/bad.tbx', '<tbx>');
  put(
    'glossary/none.txt',
    Uint8Array.from({ length: 600 }, (_, n) => (n % 2 === 0 ? 0 : 1)),
  );
  put('omegat/project_save.tmx', saved);
  writeFileSync(join(folder, 'secret.txt'), '不能看。\n');
  symlinkSync(join(folder, 'secret.txt'), join(path, 'source', 'secret.txt'));

  await tell('no project', client.documents.omegat({ path: join(folder, 'none') }));
  await tell('no project of OmegaT', client.documents.omegat({ path: folder }));
  const { files } = good(await tell('contents', client.documents.omegat({ path })));
  await tell('by its file', client.documents.omegat({ path: join(path, 'omegat.project') }));
  for (const inside of [
    'a.txt',
    'sub/../a.txt',
    '../omegat.project',
    '../../secret.txt',
    'secret.txt',
    'none.txt',
    '',
  ])
    await tell(`inspect ${inside}`, client.documents.inspect({ from: { omegat: path, inside } }));
  await tell(
    'bring in',
    client.documents.importAll({
      files: files.map((inside) => ({ from: { omegat: path, inside } })),
      into: 'open',
      job: 'j',
    }),
  );
  await tell('memories', client.memory.list({}));
  await tell('terms', client.terms.list({}));
  const { total } = good(await client.rows.page({ from: 1, count: 1 }));
  const own: number[] = [];
  for (let row = 1; row <= total; row += 1) if ((await rowNumbered(client, row)).document > 2) own.push(row);
  await tell('write back as it is', client.exports.omegat({ job: 'j', path }));
  tellFile(join(path, 'omegat/project_save.tmx'));
  for (const [n, row] of own.slice(0, 4).entries()) {
    const { segment, cells } = await rowNumbered(client, row);
    good(
      await client.cells.edit({
        segment,
        side: 'en',
        before: cells['en']?.text ?? '',
        after: plain(`Text ${n} & more.`),
      }),
    );
  }
  const first = (await rowNumbered(client, own[1] ?? 0)).segment;
  await tell('a state', client.cells.setState({ segments: [first], side: 'en', state: 'approved' }));
  await tell('write back', client.exports.omegat({ job: 'j', path }));
  tellFile(join(path, 'omegat/project_save.tmx'));
  for (const name of ['a.txt', 'sub/b.html']) tellFile(join(path, 'target', name));
  expect(readFileSync(join(folder, 'secret.txt'), 'utf8')).toBe('不能看。\n');
  put('omegat/project_save.tmx', '<tmx');
  await tell('write back into a damaged memory', client.exports.omegat({ job: 'j', path }));
  await expect(await end()).toMatchFileSnapshot('omegat.txt');
});
