import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unzipSync } from 'fflate';
import { answerOf, installation, workplace } from './running.ts';

const golden = join(installation, 'tests/unit/core/formats/golden/bilingual-docx');

test('a bilingual table of Word is read, edited, and its translations written back into it', async () => {
  const { at, run } = workplace();
  copyFileSync(join(golden, 'memoq.docx'), at('memoq.docx'));
  expect((await run(['new', 'table', 'memoq.docx'])).code).toBe(0);
  const { rows } = answerOf(await run(['rows', 'table.duizhao', '--json'])) as {
    rows: { cells: { en: { text: string; state: string; locked: boolean } } }[];
  };
  expect(rows.map(({ cells: { en } }) => [en.text, en.state, en.locked])).toEqual(
    [
      ['Please [1}sign in{1].', 'translated', false],
      ['bold and italic', 'draft', false],
      ['Locked words', 'approved', true],
      ['', 'empty', false],
    ].map(([text, ...rest]) => [String(text).replace(/\[1\}|\{1\]/g, ''), ...rest]),
  );

  const same = ['export', 'table.duizhao', '--as', 'same', '--columns', 'en', '--out'];
  expect((await run([...same, 'same.docx'])).code).toBe(0);
  expect(readFileSync(at('same.docx')).equals(readFileSync(at('memoq.docx')))).toBe(true);

  await run(['set', 'table.duizhao', '4', '--lang', 'en', '--text', 'Not yet']);
  expect((await run([...same, 'new.docx'])).code).toBe(0);
  const [before, after] = ['memoq.docx', 'new.docx'].map((name) => unzipSync(readFileSync(at(name))));
  const changed = Object.entries(before ?? {}).filter(
    ([name, bytes]) => !Buffer.from(after?.[name] ?? []).equals(Buffer.from(bytes)),
  );
  expect(changed.map(([name]) => name)).toEqual(['word/document.xml']);
  const [was = '', now = ''] = [before, after].map((zip) =>
    Buffer.from(zip?.['word/document.xml'] ?? []).toString(),
  );
  expect(now).not.toBe(was);
  // A draft, in the word that another row has for it.
  const stated = now.lastIndexOf('>Edited<');
  const state = `${now.slice(0, stated)}>Not started<${now.slice(stated + '>Edited<'.length)}`;
  expect(state.replace('<w:p><w:r><w:t xml:space="preserve">Not yet</w:t></w:r></w:p>', '<w:p/>')).toBe(was);
});

test('the same in Rich Text Format: only the bytes of the changed cell and of its state are others', async () => {
  const { at, run } = workplace();
  copyFileSync(join(golden, '../bilingual-rtf/memoq.rtf'), at('memoq.rtf'));
  expect((await run(['new', 'table', 'memoq.rtf'])).code).toBe(0);
  const same = ['export', 'table.duizhao', '--as', 'same', '--columns', 'en', '--out'];
  expect((await run([...same, 'same.rtf'])).code).toBe(0);
  expect(readFileSync(at('same.rtf')).equals(readFileSync(at('memoq.rtf')))).toBe(true);
  await run(['set', 'table.duizhao', '4', '--lang', 'en', '--text', 'Not – yet']);
  expect((await run([...same, 'new.rtf'])).code).toBe(0);
  expect(
    readFileSync(at('new.rtf'), 'latin1')
      .replace('{\\plain\\f0\\fs20\\uc1 Not \\u8211? yet}', '')
      .replace('{\\plain\\f0\\fs20\\uc1 Edited}', 'Not started'),
  ).toBe(readFileSync(at('memoq.rtf'), 'latin1'));
  copyFileSync(join(golden, '../bilingual-rtf/no-table.rtf'), at('text.rtf'));
  const { code, stderr } = await run(['new', 'text', 'text.rtf']);
  expect(code).not.toBe(0);
  expect(stderr).toContain('no bilingual table');
});
