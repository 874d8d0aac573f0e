import { readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Result } from '#core/model/index.ts';
import { good, startEngine } from './fixtures.ts';
import { openTelling } from './journeys/telling.ts';

/** What this process, its threads included, has open below a folder. */
const openBelow = (folder: string): readonly string[] =>
  readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${fd}`);
      return path.startsWith(folder) ? [path.slice(folder.length)] : [];
    } catch {
      return [];
    }
  });

const tmx =
  '<?xml version="1.0"?><tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="zh-Hant" datatype="plaintext"/><body><tu><tuv xml:lang="zh-Hant"><seg>船。</seg></tuv><tuv xml:lang="en"><seg>A boat.</seg></tuv></tu></body></tmx>';
const table = 'concept,language,term,status\n1,zh-Hant,船,preferred\n1,en,boat,preferred\n';

/*
 * A file that stays open can be neither moved nor deleted on Windows, and its changes are seen by nobody who has it from a network folder.
 */
it.skipIf(process.platform !== 'linux')(
  'leaves no file open that was only looked into, and none when all is closed',
  async () => {
    const { client, engine, folder } = await openTelling();
    const job = 'j';
    const put = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const at = (name: string): string => join(folder, name);
    const looked: Readonly<Record<string, () => Promise<Result<unknown>>>> = {
      document: () => client.documents.inspect({ from: { path: put('a.txt', '一。\n') } }),
      'no document': () => client.documents.inspect({ from: { path: put('b.bin', '\0\u0001\0') } }),
      'a project that is no document': () => client.documents.inspect({ from: { path: at('rich.duizhao') } }),
      'an import': () => client.documents.import({ from: { path: at('a.txt') }, into: 'open', job }),
      'no import': () => client.documents.import({ from: { path: at('b.bin') }, into: 'open', job }),
      'an update': () =>
        client.documents.update({ document: 2, from: { path: put('letter.txt', '一。\n') }, job }),
      'a memory': () =>
        client.memory.import({
          path: at('m.duizhao-memory'),
          from: { path: put('m.tmx', tmx) },
          job,
        }),
      'a memory that is looked into': () => client.memory.info({ path: at('m.duizhao-memory') }),
      'what a memory finds': () => client.memory.find({ path: at('m.duizhao-memory'), text: '船' }),
      'units of a memory': () => client.memoryUnits.list({ path: at('m.duizhao-memory') }),
      'changed units': () =>
        client.memoryUnits.edit({
          path: at('m.duizhao-memory'),
          unit: 1,
          original: '船。',
          translations: [],
        }),
      'a memory that is written': () =>
        client.memory.export({ path: at('m.duizhao-memory'), to: at('out.tmx'), job }),
      'a termbase': () => client.termbases.make({ path: at('t.duizhao-termbase') }),
      terms: () =>
        client.termbases.import({
          path: at('t.duizhao-termbase'),
          from: { path: put('t-in.csv', table) },
          job,
        }),
      'found terms': () => client.termbases.find({ path: at('t.duizhao-termbase'), text: '船' }),
      'written terms': () =>
        client.termbases.export({ path: at('t.duizhao-termbase'), to: at('t.csv'), job }),
      'a dictionary': () => client.dictionary.import({ from: { path: put('d.csv', '渡口,ferry\n') }, job }),
      'a book': () =>
        client.books.write({
          job,
          columns: ['source', 'en'],
          output: 'epub',
          path: at('b.epub'),
          settings: {},
        }),
      'a book that is read': () => client.review.readBook({ job, from: { path: at('b.epub') } }),
      'an export': () =>
        client.exports.run({
          job,
          columns: ['source', 'en'],
          format: 'docx',
          document: 1,
          path: at('e.docx'),
        }),
      annotations: () => client.annotations.export({ job, format: 'jsonld', path: at('n.jsonld') }),
      'annotations that are read': () => client.annotations.import({ job, from: { path: at('n.jsonld') } }),
      'a backup': () => client.backups.make({}),
      'a copy': () => client.project.copy({}),
    };
    const own = openBelow(folder).toSorted();
    for (const [name, look] of Object.entries(looked)) {
      await look();
      expect(openBelow(folder).toSorted(), name).toEqual(own);
    }
    // A memory that another program has open is looked into beside it.
    const other = startEngine(join(folder, 'other'));
    good(await other.client.library.create({ name: 'other' }));
    good(await other.client.memory.attach({ path: at('m.duizhao-memory') }));
    const withOther = openBelow(folder).toSorted();
    good(await client.memory.info({ path: at('m.duizhao-memory') }));
    expect(openBelow(folder).toSorted(), 'beside another').toEqual(withOther);
    await other.close();
    expect(openBelow(folder).toSorted(), 'the other closed').toEqual(own);
    const { id = '' } = good(await client.backups.list({}))[0] ?? {};
    good(await client.backups.look({ id, from: 1, count: 1 }));
    good(await client.backups.restoreAs({ id, path: at('of-backup.duizhao') }));
    expect(openBelow(folder).toSorted()).toEqual(own);
    good(await client.backups.restore({ id }));
    expect(openBelow(folder).toSorted(), 'put back').toEqual(own);
    good(await client.memory.attach({ path: at('m.duizhao-memory'), writes: true }));
    good(await client.termbases.attach({ path: at('t.duizhao-termbase'), writes: true }));
    good(await client.project.close({}));
    expect(openBelow(folder)).toEqual([]);
    await engine.close();
    expect(openBelow(folder)).toEqual([]);
  },
);
