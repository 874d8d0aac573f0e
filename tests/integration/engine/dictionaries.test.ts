import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { makeStarDict, type StarDictFiles } from '#tests/stardict.ts';
import { codeOf, good, scratch, startEngine } from './fixtures.ts';

type Client = ReturnType<typeof startEngine>['client'];

/** Writes a dictionary of StarDict into a folder; answers the path of its `.ifo`. */
const write = (folder: string, { ifo, idx, dict, syn }: StarDictFiles, packs = false): string => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'own.ifo'), ifo);
  writeFileSync(join(folder, packs ? 'own.idx.gz' : 'own.idx'), packs ? gzipSync(idx) : idx);
  writeFileSync(join(folder, packs ? 'own.dict.dz' : 'own.dict'), packs ? gzipSync(dict) : dict);
  if (syn.length > 0) writeFileSync(join(folder, 'own.syn'), syn);
  return join(folder, 'own.ifo');
};

const add = async (client: Client, path: string) =>
  client.dictionary.import({ from: { path }, job: crypto.randomUUID() });

/** What the dictionaries of the user have for a text: name, words, reading, meanings. */
const found = async (client: Client, text: string): Promise<readonly string[]> =>
  good(await client.dictionary.lookUp({ text }))
    .answers.filter(({ dictionary }) => dictionary.id !== 'cc-cedict')
    .flatMap(({ dictionary, entries, parts }) =>
      [...entries, ...parts.flatMap((part) => part.entries)].map(({ words, reading, meanings }) =>
        [dictionary.name, words.join(' '), reading, meanings.join(' / ')].join(' | '),
      ),
    );

const ferry = makeStarDict({
  name: 'Boats',
  facts: ['date=2024-01-02', 'author=A translator', 'description=Licence: CC0'],
  types: 'th',
  entries: [
    ['渡口', 'dùkǒu\0<b>ferry</b> crossing<br>where boats wait'],
    ['渡船', 'dùchuán\0ferry boat'],
    ['boat', 'bəʊt\0船'],
  ],
  synonyms: [['擺渡口', 0]],
});

test.each([true, false])('a dictionary of StarDict is stored and found, packed: %s', async (packs) => {
  const folder = scratch();
  const { client } = startEngine(folder);
  const done = good(await add(client, write(join(folder, 'own'), ferry, packs)));
  expect(done).toMatchObject({
    dictionary: {
      name: 'Boats',
      version: '2024-01-02',
      licence: 'Licence: CC0',
      author: 'A translator',
      entries: 3,
      on: true,
    },
    skipped: 0,
  });
  const crossing = 'Boats | 渡口 | dùkǒu | ferry crossing / where boats wait';
  expect(await found(client, '渡口')).toEqual([crossing]);
  expect(await found(client, '摆渡口')).toEqual([crossing]);
  expect((await found(client, 'BOAT'))[0]).toBe('Boats | boat | bəʊt | 船');
  // From English, the nearest first; and word by word where no dictionary has the whole.
  expect(await found(client, 'ferry boat')).toEqual(['Boats | 渡船 | dùchuán | ferry boat']);
  expect(await found(client, '他在渡口等渡船')).toEqual([crossing, 'Boats | 渡船 | dùchuán | ferry boat']);
  expect(good(await client.dictionary.lookUp({ text: '渡口' })).answers[0]).toMatchObject({
    dictionary: { id: 'cc-cedict', name: 'CC-CEDICT' },
    entries: [{ words: ['渡口'], scripts: true, reading: 'dù kǒu' }],
  });
});

test('tables and lists in the form of CC-CEDICT are dictionaries too, also packed', async () => {
  const folder = scratch();
  const { client } = startEngine(folder);
  writeFileSync(
    join(folder, 'house.csv'),
    'word,pinyin,meaning\n渡口,dùkǒu,"the landing, our word"\n,,\nx,\n',
  );
  writeFileSync(join(folder, 'big5.tsv'), Buffer.from('b4e7a4660966657272790a', 'hex'));
  writeFileSync(
    join(folder, 'mine.u8.gz'),
    gzipSync('#! name=Mine\n#! license=CC0\n發現 发现 [fa1 xian4] /to find/to discover/\n'),
  );
  expect(good(await add(client, join(folder, 'house.csv')))).toMatchObject({
    dictionary: { name: 'house', entries: 1 },
    skipped: 1,
  });
  good(await add(client, join(folder, 'mine.u8.gz')));
  expect(await found(client, '渡口')).toEqual(['house | 渡口 | dùkǒu | the landing, our word']);
  expect(await found(client, '发现')).toEqual(['Mine | 發現 发现 | fā xiàn | to find / to discover']);
  good(await add(client, join(folder, 'big5.tsv')));
  expect((await found(client, '渡口')).at(-1)).toBe('big5 | 渡口 |  | ferry');
});

test('they are switched, ordered, removed and brought back, and stay after a restart', async () => {
  const folder = scratch();
  const first = startEngine(folder);
  const { client } = first;
  writeFileSync(join(folder, 'a.csv'), '渡口,one\n');
  writeFileSync(join(folder, 'b.csv'), '渡口,two\n');
  const a = good(await add(client, join(folder, 'a.csv'))).dictionary.id;
  const b = good(await add(client, join(folder, 'b.csv'))).dictionary.id;
  const ids = async (of: Client) =>
    good(await of.dictionary.list({})).dictionaries.map(({ id, on }) => `${id} ${on}`);
  expect(await ids(client)).toEqual(['cc-cedict true', `${a} true`, `${b} true`]);
  good(await client.dictionary.move({ id: b, to: 0 }));
  good(await client.dictionary.set({ id: 'cc-cedict', on: false }));
  expect(await ids(client)).toEqual([`${b} true`, 'cc-cedict false', `${a} true`]);
  expect(
    good(await client.dictionary.lookUp({ text: '渡口' })).answers.map(({ dictionary }) => dictionary.id),
  ).toEqual([b, a]);
  good(await client.dictionary.remove({ id: b }));
  expect(await found(client, '渡口')).toEqual(['a | 渡口 |  | one']);
  await first.close();
  const again = startEngine(folder);
  good(await again.client.dictionary.restore({ id: b }));
  expect(await ids(again.client)).toEqual([`${b} true`, 'cc-cedict false', `${a} true`]);
  expect(await found(again.client, '渡口')).toEqual(['b | 渡口 |  | two', 'a | 渡口 |  | one']);
  expect(codeOf(await again.client.dictionary.remove({ id: 'cc-cedict' }))).toBe('dictionary.unknown');
  expect(codeOf(await again.client.dictionary.set({ id: '../x', on: true }))).toBe('dictionary.unknown');
});

test('what is broken, or made to flood, is refused or left out, and nothing of it stays', async () => {
  const folder = scratch();
  const { client } = startEngine(folder);
  const stored = () => {
    const own = join(folder, 'data', 'dictionaries');
    return existsSync(own) ? readdirSync(own) : [];
  };
  const at = (name: string) => join(folder, name);
  writeFileSync(at('x.ifo'), 'no dictionary');
  expect(codeOf(await add(client, at('x.ifo')))).toBe('dictionary.not-stardict');
  const alone = makeStarDict({ entries: [['渡口', 'ferry']] });
  writeFileSync(at('alone.ifo'), alone.ifo);
  expect(codeOf(await add(client, at('alone.ifo')))).toBe('dictionary.missing-part');
  // A place beyond the file, a size that no entry has, an index that is cut off.
  const short = { ...ferry, dict: ferry.dict.subarray(0, 50) };
  expect(good(await add(client, write(at('short'), short)))).toMatchObject({
    skipped: 2,
    dictionary: { entries: 1 },
  });
  const huge = { ...ferry, idx: ferry.idx.map((byte, n) => (n === 11 ? 0xff : byte)) };
  expect(good(await add(client, write(at('huge'), huge)))).toMatchObject({
    skipped: 1,
    dictionary: { entries: 2 },
  });
  const cut = { ...ferry, idx: ferry.idx.subarray(0, 20) };
  expect(good(await add(client, write(at('cut'), cut)))).toMatchObject({
    skipped: 1,
    dictionary: { entries: 1 },
  });
  const kept = stored().length;
  // Twenty megabytes of nothing in twenty kilobytes.
  const bomb = write(at('bomb'), { ...ferry, dict: new Uint8Array(0) }, true);
  writeFileSync(join(at('bomb'), 'own.dict.dz'), gzipSync(Buffer.alloc(24 * 1024 * 1024)));
  expect(codeOf(await add(client, bomb))).toBe('file.too-large');
  writeFileSync(join(at('bomb'), 'own.dict.dz'), Buffer.from('1f8b0800000000000003ffff', 'hex'));
  expect(codeOf(await add(client, bomb))).toBe('document.damaged-package');
  writeFileSync(at('none.csv'), 'just words\nand more\n');
  expect(codeOf(await add(client, at('none.csv')))).toBe('dictionary.no-entries');
  expect(codeOf(await add(client, at('not-there.csv')))).toBe('file.not-found');
  expect(stored().length).toBe(kept);
});

test('an import can be cancelled, and leaves nothing', async () => {
  const folder = scratch();
  const { client } = startEngine(folder);
  const rows = Array.from({ length: 20_000 }, (_, n) => `word${n},meaning ${n}`);
  writeFileSync(join(folder, 'long.csv'), rows.join('\n'));
  const importing = client.dictionary.import({ from: { path: join(folder, 'long.csv') }, job: 'long' });
  good(await client.jobs.cancel({ job: 'long' }));
  expect(codeOf(await importing)).toBe('job.cancelled');
  expect(good(await client.dictionary.list({})).dictionaries.map(({ id }) => id)).toEqual(['cc-cedict']);
});
