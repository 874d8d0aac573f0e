import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answerOf, failureOf, workplace } from './running.ts';

const entry = (id: string, chinese: string, english: string): string =>
  `<conceptEntry id="${id}"><langSec xml:lang="zh-Hant"><termSec><term>${chinese}</term></termSec></langSec><langSec xml:lang="en"><termSec><term>${english}</term></termSec></langSec></conceptEntry>`;
const two = entry('c1', '渡口', 'ferry') + entry('c2', '碼頭', 'pier');
const xml = '<?xml version="1.0" encoding="UTF-8"?>';
const tbx = (entries: string, head = xml, type = 'TBX-Basic'): string =>
  `${head}<tbx type="${type}" style="dct" xmlns="urn:iso:std:iso:30042:ed-2" xml:lang="en"><text><body>${entries}</body></text></tbx>`;

test('of damaged terms what can be read is taken, what is left out is counted, and what cannot be read is refused whole', async () => {
  const { at, run } = workplace();
  writeFileSync(at('a.txt'), '他來了。\n');
  await run(['new', 'p', 'a.txt']);
  const imported = async (content: string, name = 't.tbx') => {
    writeFileSync(at(name), content);
    return run(['terms', 'import', 'p.duizhao', name, '--json']);
  };
  const entity = '<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/hostname">]>';
  const refused = {
    'document.bad-xml': [tbx(two).slice(0, -140), tbx(two, `${xml}${entity}`)],
    'document.invalid': [`${xml}<tmx><body/></tmx>`],
    'file.empty': [''],
  };
  for (const [code, files] of Object.entries(refused))
    for (const file of files) expect(failureOf(await imported(file)), file).toMatchObject({ code });
  const open = 'zh-Hant,en\n茶,tea\n"酒,wine\n水,water\n';
  expect(failureOf(await imported(open, 't.csv'))).toMatchObject({
    code: 'terms.cut-off',
    params: { name: 't.csv', line: 3 },
  });
  expect(answerOf(await imported(open.replace('"酒', '"酒"'), 't.csv'))).toMatchObject({ added: 3 });
  const taken = async (content: string) => answerOf(await imported(content));
  // Nothing of a file that was cut off is there: both are new.
  expect(await taken(tbx(two, xml, 'TBX-Strange'))).toMatchObject({ added: 2, skipped: 0 });
  const empty = '<conceptEntry id="c3"></conceptEntry>';
  expect(await taken(tbx(empty + entry('c4', '河', 'river')))).toMatchObject({ added: 1, skipped: 1 });
  const unknown = `<wat/>${entry('c5', '山', 'mountain').replace('<langSec', '<descrip type="odd">?</descrip><langSec')}`;
  expect(await taken(tbx(unknown))).toMatchObject({ added: 1, skipped: 0 });
  expect(await taken(tbx(entry('c6', '船', 'boat') + entry('c6', '橋', 'bridge')))).toMatchObject({
    added: 2,
  });
});
