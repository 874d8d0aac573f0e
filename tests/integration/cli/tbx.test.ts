import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answerOf, textOf, workplace } from './running.ts';

const terms = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="zh-TW"><tbxHeader/><text><body>',
  '<conceptEntry id="c1"><descrip type="definition">Where boats cross.</descrip><langSec xml:lang="zh-TW"><termSec><term>渡口</term></termSec></langSec><langSec xml:lang="en"><termSec><term>crossing</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec><termSec><term>ferry landing</term></termSec></langSec></conceptEntry>',
  '<conceptEntry id="c2"><langSec xml:lang="zh-TW"><termSec><term>船</term></termSec></langSec></conceptEntry>',
  '</body></text></tbx>',
  '',
].join('\n');

test('a termbase is read, edited, and written back into its own concepts', async () => {
  const { at, run } = workplace();
  writeFileSync(at('terms.tbx'), terms);
  expect((await run(['new', 'terms', 'terms.tbx'])).code).toBe(0);
  const { rows } = answerOf(await run(['rows', 'terms.duizhao', '--json'])) as {
    rows: { cells: { en: { text: string } } }[];
  };
  expect(rows.map(({ cells }) => cells.en.text)).toEqual(['ferry landing', '']);
  const annotations = JSON.stringify(answerOf(await run(['annotations', 'terms.duizhao', '--json'])));
  expect(annotations).toContain('Where boats cross.');
  expect(annotations).toContain('+ crossing');

  const same = ['export', 'terms.duizhao', '--as', 'same', '--columns', 'en', '--out'];
  expect((await run([...same, 'same.tbx'])).code).toBe(0);
  expect(textOf(at('same.tbx'))).toBe(terms);
  await run(['set', 'terms.duizhao', '2', '--lang', 'en', '--text', 'boat']);
  await run(['set', 'terms.duizhao', '2', '--lang', 'en', '--state', 'translated']);
  expect((await run([...same, 'new.tbx'])).code).toBe(0);
  expect(textOf(at('new.tbx'))).toBe(
    terms.replace(
      '船</term></termSec></langSec>',
      '船</term></termSec></langSec><langSec xml:lang="en"><termSec><term>boat</term></termSec></langSec>',
    ),
  );
});
