import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { bringUpToDate } from '#cli/build.ts';
import type { EngineClient } from '#api/contract.ts';
import type { GrammarIssue } from '#core/checks/grammar.ts';
import { ok, plain } from '#core/model/index.ts';
import type { Checker } from '#engine/grammar/checker.ts';
import { makeStarDict } from '#tests/stardict.ts';
import { plainContent, rowNumbered } from '../annotating.ts';
import { good } from '../fixtures.ts';
import { openTelling, placeOf } from './telling.ts';

/* The same as `journeys.test.ts` with what is kept on this machine beside projects: dictionaries, termbases in files, backups, the list of projects; and with the checkers of English. */

beforeAll(() => bringUpToDate(['dictionary', 'grammar'], () => undefined), 180_000);

const write = async (client: EngineClient, row: number, text: string) => {
  const { segment, cells } = await rowNumbered(client, row);
  return client.cells.edit({ segment, side: 'en', before: cells['en']?.text ?? '', after: plain(text) });
};

it('keeps dictionaries, and reads Chinese with them', async () => {
  const { client, folder, tell, text } = await openTelling();
  const own = join(folder, 'own');
  mkdirSync(own);
  const put = (name: string, bytes: string | Uint8Array): string => {
    writeFileSync(join(own, name), bytes);
    return join(own, name);
  };
  const boats = makeStarDict({
    name: 'Boats',
    facts: ['date=2024-01-02', 'author=A translator'],
    types: 'th',
    entries: [
      ['渡口', 'dùkǒu\0<b>ferry</b> crossing<br>where boats wait'],
      ['渡船', 'dùchuán\0ferry boat'],
    ],
    synonyms: [
      ['擺渡口', 0],
      ['nowhere', 7],
    ],
  });
  put('boats.ifo', boats.ifo);
  put('boats.idx', boats.idx);
  put('boats.syn', boats.syn);
  const ifo = { path: join(own, 'boats.ifo') };
  const job = 'j';
  await tell('without its words', client.dictionary.import({ from: ifo, job }));
  put('boats.dict.dz', gzipSync(boats.dict));
  await tell('StarDict', client.dictionary.import({ from: ifo, job }));
  put('house.csv', 'word,pinyin,meaning\n渡口,dùkǒu,"the landing, our word"\n,,\n老人,lǎorén,elder\n');
  await tell('a table', client.dictionary.import({ from: { path: join(own, 'house.csv') }, job }));
  put('list.u8', '# CC-CEDICT\n#! license=CC0\n老人 老人 [lao3 ren2] /old person/\nno entry\n');
  await tell('a list', client.dictionary.import({ from: { path: join(own, 'list.u8') }, job }));
  put('empty.csv', '\n');
  await tell('nothing', client.dictionary.import({ from: { path: join(own, 'empty.csv') }, job }));
  put('bad.ifo', 'no dictionary');
  await tell('no dictionary', client.dictionary.import({ from: { path: join(own, 'bad.ifo') }, job }));
  await tell('not there', client.dictionary.import({ from: { path: join(own, 'none.csv') }, job }));
  const listed = good(await tell('list', client.dictionary.list({}))).dictionaries;
  const id = (name: string): string => listed.find((one) => one.name === name)?.id ?? '';
  await tell('look up in all', client.dictionary.lookUp({ text: '渡口', most: 3 }));
  await tell('off, the one of the installation', client.dictionary.set({ id: 'cc-cedict', on: false }));
  for (const word of ['渡口', '摆渡口', '老人', '老人坐在渡口', 'ferry', 'elder', 'nowhere'])
    await tell(`look up ${word}`, client.dictionary.lookUp({ text: word, most: 3 }));
  await tell('off', client.dictionary.set({ id: id('Boats'), on: false }));
  await tell('first', client.dictionary.move({ id: id('house'), to: 0 }));
  await tell('look up again', client.dictionary.lookUp({ text: '渡口' }));
  await tell('unknown', client.dictionary.set({ id: 'none', on: true }));
  await tell('on', client.dictionary.set({ id: id('Boats'), on: true }));
  await tell('remove', client.dictionary.remove({ id: id('Boats') }));
  await tell('remove the one of the installation', client.dictionary.remove({ id: 'cc-cedict' }));
  await tell('look up without it', client.dictionary.lookUp({ text: '渡船' }));
  await tell('bring back', client.dictionary.restore({ id: id('Boats') }));
  await tell('bring back what is there', client.dictionary.restore({ id: 'none' }));
  for (const way of ['pinyin', 'zhuyin', 'jyutping'] as const)
    await tell(`read as ${way}`, client.dictionary.readings({ text: '他說：「行不行？」2026 長大', way }));
  await expect(text()).toMatchFileSnapshot('dictionaries.txt');
});

/** Finds what is said here, wherever it stands, and tells of each text it was given. */
const checkerOf = (given: string[]): (() => Checker) => {
  const wrong: readonly (readonly [string, GrammarIssue['kind'], readonly string[]])[] = [
    ['he go to', 'Agreement', ['he goes to', 'he went to']],
    ['the the', 'Repetition', ['the']],
  ];
  return () => ({
    ready: Promise.resolve(ok(null)),
    look: ({ text, dialect, own }) => {
      given.push(`${dialect} ${JSON.stringify(text)} own: ${own.join(' ')}`);
      const issues = wrong.flatMap(([words, kind, suggestions]): GrammarIssue[] => {
        const at = text.indexOf(words);
        if (at === -1) return [];
        return [
          { start: at, end: at + words.length, kind, said: `Not ${words}.`, suggestions: [...suggestions] },
        ];
      });
      return Promise.resolve(ok(issues));
    },
    isTooLarge: () => false,
    close: () => Promise.resolve(),
  });
};

it('checks the spelling and the grammar of English', async () => {
  const given: string[] = [];
  const { client, tell, end } = await openTelling({ options: { grammar: checkerOf(given) } });
  await tell('write', write(client, 2, 'The the elder, he go to Linlin’s colour shop; teh end.'));
  const { segment } = await rowNumbered(client, 2);
  await tell('spelling', client.spelling.state({}));
  await tell('misspelt', client.checks.list({ check: 'spelling' }));
  await tell('suggested', client.spelling.suggest({ word: 'teh', language: 'en', most: 3 }));
  await tell('suggested of own words', client.spelling.suggest({ word: 'Linlim', language: 'en', most: 3 }));
  const place = { segment, side: 'en' };
  const at = { ...place, start: 46, end: 49 };
  await tell('replaced', client.spelling.replace({ ...at, word: 'teh', to: 'the' }));
  await tell('replaced what is not there', client.spelling.replace({ ...at, word: 'teh', to: 'the' }));
  await tell('own words', client.spelling.addWords({ words: ['Linlin', 'half-Linlin', 'Linlin'] }));
  await tell('spelling with own words', client.spelling.state({}));
  await tell('spelling off', client.spelling.set({ checks: false }));
  await tell('nothing misspelt', client.checks.groups({ check: 'spelling' }));
  await tell('spelling on', client.spelling.set({ checks: true }));
  await tell('own words gone', client.spelling.removeWords({ words: ['linlin', 'Linlin', 'none'] }));
  await tell('grammar', client.grammar.state({}));
  await tell('grammar off', client.grammar.check({}));
  await tell('looked', client.grammar.check({ anyway: true, job: 'grammar' }));
  const { findings } = good(await tell('found', client.checks.list({ check: 'grammar' })));
  for (const { ranges } of findings)
    for (const range of ranges ?? []) await tell('said', client.grammar.at({ ...place, ...range }));
  await tell('nothing said', client.grammar.at({ ...place, start: 0, end: 1 }));
  const [first] = findings;
  const range = first?.ranges?.[0];
  if (first === undefined || range === undefined) throw new Error('nothing found');
  const words = 'he go to';
  const there = { ...place, start: 15, end: 23 };
  await tell(
    'put right elsewhere',
    client.grammar.replace({ ...place, start: 0, end: 3, words: 'The', to: 'A' }),
  );
  await tell('put right', client.grammar.replace({ ...there, words, to: 'he goes to' }));
  await tell('put right again', client.grammar.replace({ ...there, words, to: 'he goes to' }));
  await tell('looked again', client.grammar.check({ anyway: true }));
  for (let n = 0; n < 3; n += 1) await tell(`undo ${n + 1}`, client.history.undo({}));
  const told = await end();
  await expect(`${told}== given to the checker\n${given.join('\n')}\n`).toMatchFileSnapshot('english.txt');
});

it('keeps termbases in files, and changes texts with their terms', async () => {
  const { client, folder, tell, tellFile, end } = await openTelling();
  const job = 'j';
  const path = join(folder, 'shared.duizhao-termbase');
  await tell('make', client.termbases.make({ path }));
  await tell('make again', client.termbases.make({ path }));
  const table = join(folder, 'terms.csv');
  const lines = [
    'concept,language,term,status,note',
    '1,zh-Hant,老人,preferred,A person',
    '1,en,old man,preferred,A person',
    '1,en,elder,forbidden,A person',
    '2,zh-Hant,窗,preferred,',
    '2,en,window,preferred,',
    '3,zh-Hant,茶館,preferred,',
    '3,en,teahouse,preferred,',
    '4,xx-not-a-language,?,preferred,',
  ];
  writeFileSync(table, lines.join('\n'));
  await tell('import', client.termbases.import({ path, from: { path: table }, job }));
  await tell('import again', client.termbases.import({ path, from: { path: table }, job }));
  await tell(
    'import nothing',
    client.termbases.import({ path, from: { path: join(folder, 'none.csv') }, job }),
  );
  await tell('attach', client.termbases.attach({ path, writes: true }));
  await tell('attach again', client.termbases.attach({ path }));
  await tell('create', client.termbases.create({ name: 'House' }));
  await tell('create again', client.termbases.create({ name: 'House' }));
  await tell('move', client.termbases.move({ path, to: 1 }));
  await tell('move far', client.termbases.move({ path, to: 9 }));
  await tell('move what is not there', client.termbases.move({ path: join(folder, 'none'), to: 0 }));
  const { concepts } = good(await tell('list', client.terms.list({ termbase: path })));
  const { segment } = await rowNumbered(client, 2);
  await tell('in a row', client.terms.inRow({ segment }));
  await tell('wanted by checks', client.checks.list({ check: 'terms' }));
  const old = concepts.find(({ note }) => note === 'A person');
  if (old === undefined) throw new Error('no concept');
  await tell('get', client.terms.get({ concept: old.id }));
  const content = {
    terms: [
      { language: 'zh-Hant', text: '老人', status: 'preferred' as const },
      { language: 'en', text: 'aged man', status: 'preferred' as const },
    ],
  };
  await tell('edit', write(client, 2, 'The old man sits by a window. Old men sit.'));
  const { texts } = good(await tell('impact', client.terms.impact({ concept: old.id, content })));
  const accepted = texts.map(({ segment: of, side, before }) => ({ segment: of, side, before }));
  await tell('change with texts', client.terms.changeWithTexts({ concept: old.id, content, accepted }));
  await tell('change with texts again', client.terms.changeWithTexts({ concept: old.id, content, accepted }));
  await tell('undo', client.history.undo({}));
  await tell('undo of the termbase', client.termbases.undo({ path, job }));
  await tell('redo of the termbase', client.termbases.redo({ path, job }));
  await tell('to the project', client.termbases.transfer({ concepts: [old.id], to: null, keep: false }));
  await tell('find', client.termbases.find({ path, text: '老' }));
  for (const name of ['shared.tbx', 'shared.csv']) {
    const to = join(folder, name);
    await tell(`export ${name}`, client.termbases.export({ path, to, job }));
    tellFile(to);
  }
  await tell(
    'export names',
    client.termbases.export({ path, to: join(folder, 'n.csv'), kind: 'person', job }),
  );
  await tell('candidates', client.terms.candidates({ job, count: 5 }));
  await tell('detach', client.termbases.detach({ path }));
  await tell('available', client.termbases.available({}));
  await expect(await end()).toMatchFileSnapshot('termbases.txt');
});

it('keeps backups, and knows projects and samples', async () => {
  const samples = join(import.meta.dirname, '../../../../samples');
  const { client, folder, tell, text } = await openTelling({ options: { samplesFolder: samples } });
  await tell('samples', client.library.samples({}));
  const first = good(await tell('back up', client.backups.make({})));
  await tell('edit', write(client, 2, 'Edited behind the backup.'));
  const second = good(await tell('back up again', client.backups.make({})));
  await tell('list', client.backups.list({}));
  const { projects } = good(await tell('projects', client.backups.projects({})));
  const project = projects[0]?.id ?? '';
  for (const id of [first.id, second.id])
    await tell('look', client.backups.look({ project, id, from: 2, count: 1 }));
  await tell('look beyond', client.backups.look({ id: first.id, from: 99, count: 1 }));
  await tell('look at none', client.backups.look({ id: 'none', from: 1, count: 1 }));
  const path = join(folder, 'again.duizhao');
  await tell('a project of it', client.backups.restoreAs({ id: first.id, path }));
  await tell('a project of it over another', client.backups.restoreAs({ id: first.id, path }));
  await tell('a project of it in the library', client.backups.restoreAs({ project, id: first.id }));
  await tell('put back', client.backups.restore({ id: first.id }));
  await tell('list with what was there', client.backups.list({}));
  await tell('remove', client.backups.remove({ ids: [second.id, 'none'] }));
  await tell('remove a rescued copy that is none', client.backups.removeRescued({ path }));
  await tell('recent', client.library.recent({}));
  await tell('a sample', client.documents.inspect({ from: { sample: 'page-en.html' } }));
  await tell('no sample', client.documents.inspect({ from: { sample: '../package.json' } }));
  writeFileSync(join(folder, 'note.txt'), '再見。\n');
  const from = { path: join(folder, 'note.txt') };
  await tell('a document', client.documents.import({ from, into: 'open', job: 'j' }));
  const { items } = good(await client.annotations.list({}));
  await client.annotations.create({
    content: plainContent,
    ranges: [await placeOf(client, 'source', '再見')],
  });
  await tell('by document', client.annotations.list({ group: 'document', count: items.length + 1 }));
  await tell('preferences', client.preferences.get({}));
  await tell(
    'set',
    client.preferences.set({ author: '甲', fontSize: 20, hiddenColumns: ['fr'], grammar: false }),
  );
  await tell(
    'doubts',
    client.cells.doubts({
      texts: [{ source: '他吃面，里长来了', converted: '他吃麵，里長來了', from: 'zh-Hans', to: 'zh-Hant' }],
    }),
  );
  await tell('add to memories', client.memory.add({ from: { path: join(folder, 'none.tmx') }, job: 'j' }));
  await tell('close', client.project.close({}));
  await tell('close again', client.project.close({}));
  await tell('forget', client.library.forget({ path }));
  await tell('recent without it', client.library.recent({}));
  await tell('remove all', client.backups.remove({ project }));
  await tell('projects', client.backups.projects({}));
  await tell('another', client.library.create({ name: 'rich' }));
  await tell('another of the name', client.library.create({ name: 'rich' }));
  await tell('refused', client.project.refused({}));
  await expect(text()).toMatchFileSnapshot('backups.txt');
});
