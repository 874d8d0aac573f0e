import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { RichText, Row, Side } from '#core/model/index.ts';
import { applyFormat, applyLink } from '#core/text/formatting/format.ts';
import { wrapInSourceTag, sourceTags } from '#core/text/formatting/source-tags.ts';
import { annotate } from './annotating.ts';
import { good, scratch, startEngine } from './fixtures.ts';
import { allRows, importFile } from './importing.ts';

const page = '# 書\n\n館員用*很細的針*縫好書頁。\n';
const english = 'They sew the pages with fine needles.';
const href = 'https://example.org/pages';

/** What is formatted how, whatever its tags are called. */
const looks = ({ text, tags }: RichText): readonly string[] =>
  tags.flatMap(({ at, kind, id, type }) => {
    const end = tags.find((tag) => tag.kind === 'close' && tag.id === id);
    return kind === 'open' && end !== undefined
      ? [`${type} ${Array.from(text).slice(at, end.at).join('')}`]
      : [];
  });

/** The English of a row formatted as a translator would: a word bold, one a link, the original's emphasis on two. */
const formattedPage = async () => {
  const folder = scratch();
  const engine = startEngine(folder);
  const { client } = engine;
  good(await importFile(engine, folder, 'page.md', page));
  const row = async (n: number): Promise<Row> => {
    const found = (await allRows(engine))[n - 1];
    if (found === undefined) throw new Error('no row');
    return found;
  };
  const write = async (side: Side, before: string, after: RichText) =>
    good(
      await client.cells.edit({
        segment: (await row(2)).segment,
        side,
        before,
        after: { text: after.text, tags: [...after.tags] },
      }),
    );
  await write('en', '', { text: english, tags: [] });
  await annotate(client, [[2, 'en', 'the pages with']]);
  const place = (words: string) => ({
    start: english.indexOf(words),
    end: english.indexOf(words) + words.length,
  });
  let text: RichText = applyFormat({ text: english, tags: [] }, place('They sew'), { type: 'strong' });
  text = applyLink(text, place('pages'), href);
  const original = (await row(2)).cells.source ?? { text: '', tags: [] };
  const [emphasis] = sourceTags(original, text);
  if (emphasis === undefined) throw new Error('no tag');
  text = wrapInSourceTag(original, text, place('fine needles'), emphasis);
  await write('en', english, text);
  const shown = async (n: number, side: Side) => looks((await row(n)).cells[side] ?? { text: '', tags: [] });
  const written = async (format: 'md' | 'html' | 'docx') => {
    const columns: Side[] = ['en'];
    return readFileSync(good(await client.exports.run({ job: format, format, columns })).path);
  };
  return { client, engine, folder, row, write, shown, written };
};

const all = ['strong They sew', 'link pages', 'emphasis fine needles'];

test('formatting leaves annotations on their words, and is one step of undo', async () => {
  const { client, shown } = await formattedPage();
  expect(await shown(2, 'en')).toEqual(all);
  const anchors = good(await client.annotations.list({})).items[0]?.anchors;
  expect(anchors?.map(({ words, status }) => [words, status])).toEqual([['the pages with', 'live']]);
  const [last] = good(await client.history.list({}));
  expect([last?.kind, last?.shows]).toEqual(['edit', 'tags']);
  good(await client.history.undo({}));
  expect(await shown(2, 'en')).toEqual([]);
  good(await client.history.redo({}));
  expect(await shown(2, 'en')).toEqual(all);
});

test('formatting lasts through a split inside it and joining again', async () => {
  const { client, row, shown } = await formattedPage();
  const { segment } = await row(2);
  good(await client.segments.split({ segment, side: 'en', at: english.indexOf('needles') }));
  expect(await shown(2, 'en')).toEqual(['strong They sew', 'link pages', 'emphasis fine']);
  expect(await shown(3, 'en')).toEqual(['emphasis needles']);
  good(await client.segments.merge({ segment }));
  expect(await shown(2, 'en')).toEqual(all);
});

test('formatting of an original goes into the text that is converted from it', async () => {
  const { row, shown, write } = await formattedPage();
  const { text, tags } = (await row(2)).cells.source ?? { text: '', tags: [] };
  await write('source', text, applyFormat({ text, tags }, { start: 0, end: 2 }, { type: 'strong' }));
  expect(await shown(2, 'zh-Hans')).toEqual(['strong 馆员', 'emphasis 很细的针']);
});

test('formatting goes out with every export, and comes back with Markdown and pages', async () => {
  const { engine, folder, written } = await formattedPage();
  const md = (await written('md')).toString();
  expect(md).toContain('**They sew** the [pages](<https://example.org/pages>) with *fine needles*.');
  const html = (await written('html')).toString();
  expect(html).toContain('<strong>They sew</strong>');
  expect(html).toContain(`<a href="${href}" rel="noopener noreferrer">pages</a>`);
  expect(html).toContain('<em>fine needles</em>');
  const parts = unzipSync(await written('docx'));
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const runs = [...xml.matchAll(/<w:r>.*?<\/w:r>/g)].map(([run]) => run);
  expect(runs.find((run) => run.includes('They sew'))).toContain('<w:b/>');
  expect(runs.find((run) => run.includes('fine needles'))).toContain('<w:i/>');
  expect(strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array())).toContain(href);
  for (const [name, content] of [
    ['back.md', md],
    ['back.html', html],
  ] as const) {
    good(await importFile(engine, folder, name, content));
    const back = (await allRows(engine)).flatMap(({ cells }) =>
      looks(cells.source ?? { text: '', tags: [] }),
    );
    expect(back, name).toEqual(expect.arrayContaining(all));
  }
});
