import { describe, expect, it } from 'vitest';
import type { ExportRow } from '#core/formats/export-source.ts';
import { plain, type CellState, type RichText } from '#core/model/index.ts';
import { fillGolden, readGolden, rowsOfGolden, type GoldenFile } from './golden-files.ts';

const file = (format: string): GoldenFile => ({
  format,
  name: 'a.xlf',
  path: '',
  rows: '',
  settings: { target: 'en' },
});

type Change = (row: ExportRow, n: number) => ExportRow | readonly ExportRow[];

/** What becomes of a document when its rows are changed. */
const filled = async (document: string, change: Change, format = 'xliff'): Promise<string> => {
  const bytes = Buffer.from(document);
  const read = await readGolden(file(format), bytes);
  expect(read.failure).toBe(null);
  const golden = rowsOfGolden(read, { target: 'en' });
  const own = golden.isBilingual
    ? golden.rows
    : golden.rows.map((row) => ({ ...row, texts: { ...row.texts, c1: plain('') } }));
  const rows = own.flatMap((row, n) => change(row, n));
  const written = await fillGolden(file(format), bytes, { ...golden, rows });
  return Buffer.from(written ?? []).toString('utf8');
};

const withText = (row: ExportRow, text: string | RichText, state: CellState = 'translated'): ExportRow => ({
  ...row,
  texts: { ...row.texts, c1: typeof text === 'string' ? plain(text) : text },
  facts: { ...row.facts, c1: { state, locked: false, origin: 'typed', stale: false } },
});

const two = (units: string, languages = 'trgLang="en"'): string =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh-Hant"${languages === '' ? '' : ` ${languages}`}><file id="f">${units}</file></xliff>`;
const one = (units: string, languages = ' target-language="en"'): string =>
  `<xliff version="1.2"><file original="a" source-language="zh-Hant"${languages} datatype="html"><body>${units}</body></file></xliff>`;

describe('XLIFF 2', () => {
  it('gets a new state, and loses what said more of the old one', async () => {
    const was = two(
      '<unit id="u"><segment state="reviewed" subState="x:legal"><source>甲</source><target>A</target></segment></unit>',
    );
    expect(await filled(was, (row) => withText(row, 'A', 'reviewed'))).toBe(was);
    expect(await filled(was, (row) => withText(row, 'A', 'approved'))).toBe(
      was.replace(' state="reviewed" subState="x:legal"', ' state="final"'),
    );
    expect(await filled(was, (row) => withText(row, 'B', 'reviewed'))).toBe(
      was.replace(' subState="x:legal"', '').replace('<target>A', '<target>B'),
    );
  });

  it('gets a target behind its source, in its white space, and says its language', async () => {
    const was = two(
      '<unit id="u"><segment>\n  <source xml:space="preserve"> 甲 </source>\n</segment></unit>',
      '',
    );
    expect(await filled(was, (row) => withText(row, 'A & B'))).toBe(
      was
        .replace(' srcLang="zh-Hant"', ' srcLang="zh-Hant" trgLang="en"')
        .replace('<segment>', '<segment state="translated">')
        .replace('</source>', '</source>\n  <target xml:space="preserve"> A &amp; B </target>'),
    );
  });

  it('has all words of joined segments in the first, and takes split ones together', async () => {
    const was = two(
      '<unit id="u"><segment id="1"><source>甲。</source><target>A.</target></segment><ignorable><source> </source></ignorable><segment id="2"><source>乙。</source><target>B.</target></segment></unit>',
    );
    const joined = await filled(was, (row, n) =>
      n === 1
        ? []
        : { ...withText(row, 'A and B.'), texts: { source: plain('甲。 乙。'), c1: plain('A and B.') } },
    );
    expect(joined).toBe(
      was
        .replace('id="1"', 'id="1" state="translated"')
        .replace('A.', 'A and B.')
        .replace('id="2"', 'id="2" state="translated"')
        .replace('<target>B.', '<target>'),
    );
    const split = await filled(was, (row, n) => {
      if (n !== 0) return row;
      const { ref: _own, ...second } = row;
      return [
        { ...withText(row, 'One', 'reviewed'), gap: '' },
        { ...withText(second, 'two.', 'translated'), opensBlock: false },
      ];
    });
    expect(split).toBe(was.replace('id="1"', 'id="1" state="translated"').replace('A.', 'One two.'));
  });

  it('gives a code that stands twice an id of its own', async () => {
    const was = two(
      '<unit id="u"><originalData><data id="d1">x</data></originalData><segment><source><pc id="1">甲</pc><ph id="2" dataRef="d1"/></source></segment></unit>',
    );
    const again = await filled(was, (row) => {
      const { tags } = row.texts.source ?? plain('');
      const [open, close, empty] = tags;
      if (open === undefined || close === undefined || empty === undefined) return row;
      return withText(row, {
        text: 'AB',
        tags: [
          { ...open, at: 0 },
          { ...close, at: 1 },
          { ...open, at: 1, id: 8 },
          { ...close, at: 2, id: 8 },
          { ...empty, at: 2 },
          { ...empty, at: 2, id: 9 },
        ],
      });
    });
    expect(again).toContain(
      '<target><pc id="1">A</pc><pc id="copy1" copyOf="1">B</pc><ph id="2" dataRef="d1"/><ph id="copy2" dataRef="d1"/></target>',
    );
    expect((await readGolden(file('xliff'), Buffer.from(again))).failure).toBe(null);
  });

  it('is well-formed whatever the tags do', async () => {
    const was = two(
      '<unit id="u"><segment><source><pc id="1">甲</pc><pc id="2">乙</pc></source></segment></unit>',
    );
    const crossed = await filled(was, (row) => {
      const [a, aEnd, b, bEnd] = row.texts.source?.tags ?? [];
      if (a === undefined || aEnd === undefined || b === undefined || bEnd === undefined) return row;
      const tags = [a, { ...b, at: 1 }, { ...aEnd, at: 2 }, { ...bEnd, at: 3 }];
      return withText(row, { text: 'ABC', tags });
    });
    expect(crossed).toContain('<target><pc id="1">A<pc id="2">BC</pc></pc></target>');
  });

  it('keeps marks on their words, and comments on the text when their words are gone', async () => {
    const target =
      '<target>At <mrk id="m1" type="comment" value="Which?">the ferry</mrk>, <mrk id="m2" type="term">he</mrk> waits.</target>';
    const was = two(`<unit id="u"><segment><source>甲</source>${target}</segment></unit>`);
    expect(await filled(was, (row) => withText(row, 'Today at the ferry, he waits.'))).toContain(
      '<target>Today at <mrk id="m1" type="comment" value="Which?">the ferry</mrk>, <mrk id="m2" type="term">he</mrk> waits.</target>',
    );
    expect(await filled(was, (row) => withText(row, '渡'))).toContain(
      '<target><mrk id="m1" type="comment" value="Which?">渡</mrk></target>',
    );
  });

  it('is refused for a column in another language', async () => {
    const was = two('<unit id="u"><segment><source>甲</source></segment></unit>', 'trgLang="fr"');
    await expect(filled(was, (row) => withText(row, 'A'))).rejects.toThrow('xliff.refusals.language');
  });
});

describe('XLIFF 1.2', () => {
  it('gets its target before everything that comes behind it, and its language', async () => {
    const was = one(
      '<trans-unit id="1"><source>甲</source><alt-trans><target>old</target></alt-trans></trans-unit>',
      '',
    );
    expect(await filled(was, (row) => withText(row, 'A', 'approved'))).toBe(
      was
        .replace(' datatype="html"', ' datatype="html" target-language="en"')
        .replace('id="1"', 'id="1" approved="yes"')
        .replace('</source>', '</source><target state="final">A</target>'),
    );
  });

  it('is approved no longer when its state is lower, and forgets where a text came from', async () => {
    const was = one(
      '<trans-unit id="1" approved="yes"><source>甲</source><target state="final" state-qualifier="exact-match">A</target></trans-unit>',
    );
    expect(await filled(was, (row) => withText(row, 'B', 'translated'))).toBe(
      was
        .replace('approved="yes"', 'approved="no"')
        .replace('state="final" state-qualifier="exact-match">A', 'state="translated">B'),
    );
  });

  it('is never rewritten where the file locks it', async () => {
    const was = one(
      '<group translate="no"><trans-unit id="1"><source>甲</source><target>A</target></trans-unit></group>',
    );
    expect(await filled(was, (row) => withText(row, 'B', 'approved'))).toBe(was);
  });

  it('is cut in its target as in seg-source, with the codes around segments', async () => {
    const cut = '<g id="1"><mrk mtype="seg" mid="1">甲</mrk> <mrk mtype="seg" mid="2">乙</mrk></g>';
    const was = one(
      `<trans-unit id="1"><source><g id="1">甲 乙</g></source><seg-source>${cut}</seg-source><target/></trans-unit>`,
    );
    expect(await filled(was, (row, n) => (n === 1 ? withText(row, 'B', 'draft') : row))).toBe(
      was.replace(
        '<target/>',
        '<target state="new"><g id="1"><mrk mtype="seg" mid="1"></mrk> <mrk mtype="seg" mid="2">B</mrk></g></target>',
      ),
    );
  });
});

describe('SDLXLIFF', () => {
  const unit = (seg: string, target: string): string =>
    one(
      `<trans-unit id="1"><source>甲</source><seg-source><mrk mtype="seg" mid="1">甲</mrk></seg-source><target><mrk mtype="seg" mid="1">${target}</mrk></target><sdl:seg-defs>${seg}</sdl:seg-defs></trans-unit>`,
    ).replace('<xliff ', '<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" ');

  it('stays without a state until somebody gives it one', async () => {
    const was = unit('<sdl:seg id="1"/>', 'A');
    expect(await filled(was, (row) => withText(row, 'A', 'draft'), 'sdlxliff')).toBe(was);
    expect(await filled(was, (row) => withText(row, 'A', 'approved'), 'sdlxliff')).toBe(
      was.replace('<sdl:seg id="1"/>', '<sdl:seg id="1" conf="ApprovedSignOff"/>'),
    );
  });

  it('keeps a sign-off that nobody changed, and a rejection too', async () => {
    for (const word of ['ApprovedSignOff', 'RejectedTranslation', 'SomethingNew']) {
      const was = unit(`<sdl:seg id="1" conf="${word}" percent="99"/>`, 'A');
      expect(await filled(was, (row) => row, 'sdlxliff')).toBe(was);
    }
  });
});
