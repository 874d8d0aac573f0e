import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { forbids, plain } from '#core/model/index.ts';
import { p, r, story, wordFile } from './docx-files.ts';
import { fillGolden, readGolden, rowsOfGolden, type GoldenFile } from './golden-files.ts';
import { xlsxGolden } from './xlsx-golden.ts';

/* What formats hold that is easily read or written wrongly, and that no golden file shows. */

const fileOf = (format: string): GoldenFile => ({
  format,
  name: `trap.${format}`,
  path: '',
  rows: '',
  settings: { target: 'en' },
});

const textsOf = async (format: string, bytes: Uint8Array): Promise<readonly string[]> =>
  (await readGolden(fileOf(format), bytes)).blocks.map(({ rich }) => rich.text);

describe('paragraphs in alternatives of a Word document', () => {
  const alternatives = `<mc:AlternateContent><mc:Choice Requires="wps">${p(r('選的。'))}</mc:Choice><mc:Fallback>${p(r('備用的。'))}</mc:Fallback></mc:AlternateContent>`;
  const document = wordFile(p(r('前。')) + alternatives + p(r('後。')));

  it('are read once, those of the choice', async () => {
    expect(await textsOf('docx', document)).toEqual(['前。', '選的。', '後。']);
  });
});

describe('notes of a Word document that are lines between text and notes', () => {
  const lines = ['separator', 'continuationSeparator'].map(
    (type, n) => `<w:footnote w:type="${type}" w:id="${n - 1}">${p(`<w:r><w:${type}/></w:r>`)}</w:footnote>`,
  );
  const note = `<w:footnote w:id="1">${p(`<w:r><w:footnoteRef/></w:r>${r('註腳。')}`)}</w:footnote>`;
  const document = wordFile(p(`${r('正文。')}<w:r><w:footnoteReference w:id="1"/></w:r>`), [
    story('footnotes.xml', 'footnotes', 'footnotes', lines.join('') + note),
  ]);

  it('make no rows, and stay as they are beside a note that is translated', async () => {
    expect(await textsOf('docx', document)).toEqual(['正文。', '註腳。']);
    const golden = rowsOfGolden(await readGolden(fileOf('docx'), document), { target: 'en' });
    const rows = golden.rows.map((row) => {
      const own = row.texts[golden.column.side] ?? plain('');
      return {
        ...row,
        texts: {
          ...row.texts,
          [golden.column.side]: { ...own, text: own.text.replace('註腳。', 'A note.') },
        },
      };
    });
    const filled = (await fillGolden(fileOf('docx'), document, { ...golden, rows })) ?? new Uint8Array();
    const notes = strFromU8(unzipSync(filled)['word/footnotes.xml'] ?? new Uint8Array());
    expect(notes).toContain('A note.');
    for (const line of lines) expect(notes).toContain(line);
  });
});

describe('WebVTT', () => {
  const cue = '00:01.000 --> 00:02.000';
  const read = (text: string) => textsOf('vtt', Buffer.from(text));

  it('has no cue in a comment, even where that holds times', async () => {
    expect(await read(`WEBVTT\n\nNOTE\n${cue}\n不是字幕。\n\n${cue}\n字幕。\n`)).toEqual(['字幕。']);
  });

  it('has no comment where a cue begins with letters that are like its word', async () => {
    expect(await read(`WEBVTT\n\nNOTES\n${cue}\n字幕。\n`)).toEqual(['字幕。']);
  });

  it('has no words in its header, whose first line may say what it is', async () => {
    expect(await read(`WEBVTT 標題\nX-TIMESTAMP-MAP=LOCAL:00:00.000,MPEGTS:0\n\n${cue}\n字幕。\n`)).toEqual([
      '字幕。',
    ]);
    expect(await read(`WEBVTT 甲 --> 乙\n欄位: 值\n\n${cue}\n字幕。\n`)).toEqual(['字幕。']);
    expect(await read(`WEBVTT\n${cue}\n緊接標頭。\n`)).toEqual(['緊接標頭。']);
  });
});

describe('codes of XLIFF 2 that keep their order', () => {
  const actionsOf = async (...hints: readonly string[]): Promise<unknown> => {
    const codes = hints.map((own, n) => `<ph id="${n + 1}"${own}/>`).join('乙');
    const unit = `<unit id="u"><segment><source>甲${codes}丙</source></segment></unit>`;
    const file = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh" trgLang="en"><file id="f">${unit}</file></xliff>`;
    const { blocks } = await readGolden(fileOf('xliff'), Buffer.from(file));
    const rich = blocks[0]?.segments?.[0]?.rich ?? blocks[0]?.rich;
    return rich?.tags.map((tag) => (['delete', 'copy', 'move'] as const).filter((one) => forbids(tag, one)));
  };

  it('may be neither moved, deleted nor copied', async () => {
    expect(await actionsOf('', ' canDelete="no"')).toEqual([[], ['delete']]);
    const fixed = ' canCopy="no" canDelete="no"';
    const all = ['delete', 'copy', 'move'];
    expect(await actionsOf(`${fixed} canReorder="firstNo"`, `${fixed} canReorder="no"`)).toEqual([all, all]);
  });
});

describe('words that look like the escape of a character, in a workbook', () => {
  it('are written so that they are read as they are', async () => {
    const bytes = xlsxGolden['escapes']?.() ?? new Uint8Array();
    const golden = rowsOfGolden(await readGolden(fileOf('xlsx'), bytes), { target: 'en' });
    const words = 'call it _x0041_, not _x41_';
    const rows = golden.rows.map((row, n) =>
      n === 0 ? { ...row, texts: { ...row.texts, [golden.column.side]: plain(words) } } : row,
    );
    const filled = (await fillGolden(fileOf('xlsx'), bytes, { ...golden, rows })) ?? new Uint8Array();
    expect((await textsOf('xlsx', filled)).join('\n')).toContain(words);
    const strings = unzipSync(filled)['xl/sharedStrings.xml'] ?? new Uint8Array();
    expect(strFromU8(strings)).toContain('call it _x005F_x0041_, not _x41_');
  });
});

/** A file of XLIFF 1.2 with one unit, and the same filled with these words in its first row, whatever its lock. */
const xliff = (unit: string): string =>
  `<xliff version="1.2"><file original="a" source-language="zh-Hant" target-language="en" datatype="html"><body>${unit}</body></file></xliff>`;

const filledXliff = async (unit: string, words: string): Promise<string> => {
  const bytes = Buffer.from(xliff(unit));
  const golden = rowsOfGolden(await readGolden(fileOf('xliff'), bytes), { target: 'en' });
  const rows = golden.rows.map((row) => ({
    ...row,
    texts: { ...row.texts, [golden.column.side]: plain(words) },
  }));
  return Buffer.from((await fillGolden(fileOf('xliff'), bytes, { ...golden, rows })) ?? []).toString('utf8');
};

describe('XLIFF 1.2', () => {
  it('has a new target behind seg-source and before alternatives, where its schema has it', async () => {
    const cut = '<source>甲</source><seg-source><mrk mtype="seg" mid="1">甲</mrk></seg-source>';
    const other = '<alt-trans><source>甲</source><target>Z</target></alt-trans>';
    expect(await filledXliff(`<trans-unit id="1">${cut}${other}</trans-unit>`, 'A')).toMatch(
      /<\/seg-source><target[^>]*><mrk mtype="seg" mid="1">A<\/mrk><\/target><alt-trans>/,
    );
  });

  it('keeps what must not be translated as it is, whatever the project says', async () => {
    const locked = '<trans-unit id="1" translate="no"><source>甲</source><target>A</target></trans-unit>';
    expect(await filledXliff(locked, 'B')).toBe(xliff(locked));
  });
});

describe('a target that is not there', () => {
  it('is another thing than an empty one: each stays what it is', async () => {
    const units =
      '<trans-unit id="1"><source>甲</source></trans-unit><trans-unit id="2"><source>乙</source><target/></trans-unit><trans-unit id="3"><source>丙</source><target>C</target></trans-unit>';
    const bytes = Buffer.from(xliff(units));
    const read = await readGolden(fileOf('xliff'), bytes);
    const own = rowsOfGolden(read, { target: 'en' });
    expect(Buffer.from((await fillGolden(fileOf('xliff'), bytes, own)) ?? []).toString()).toBe(xliff(units));
  });
});

describe('a character that XML cannot hold, in XLIFF 2', () => {
  it('is a code of its own, written where the translation has it', async () => {
    const unit = '<unit id="u"><segment><source>甲<cp hex="001A"/>乙</source></segment></unit>';
    const file = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh" trgLang="en"><file id="f">${unit}</file></xliff>`;
    const golden = rowsOfGolden(await readGolden(fileOf('xliff'), Buffer.from(file)), { target: 'en' });
    const rows = golden.rows.map((row) => ({
      ...row,
      texts: { ...row.texts, [golden.column.side]: { ...(row.texts.source ?? plain('')), text: 'AB' } },
    }));
    const filled = (await fillGolden(fileOf('xliff'), Buffer.from(file), { ...golden, rows })) ?? [];
    expect(Buffer.from(filled).toString()).toContain('<target>A<cp hex="001A"/>B</target>');
  });
});

describe('texts of a memory in another script', () => {
  it('are never taken for those that are not there', async () => {
    const tuv = (language: string, words: string): string =>
      `<tuv xml:lang="${language}"><seg>${words}</seg></tuv>`;
    const memory = `<?xml version="1.0"?><tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body><tu>${tuv('en', 'a ferry')}${tuv('zh', '渡船')}</tu></body></tmx>`;
    const read = await readGolden(fileOf('tmx'), Buffer.from(memory));
    const given = (wanted: string): unknown =>
      rowsOfGolden(read, { source: 'en' }, [wanted]).rows.map(({ texts }) => texts['c1']?.text);
    expect(given('zh-TW')).toEqual(['']);
    expect(given('zh-Hans')).toEqual(['渡船']);
  });
});

describe('plural forms of Android', () => {
  const item = (form: string, words: string): string => `<item quantity="${form}">${words}</item>`;
  const resources = (...items: readonly string[]): string =>
    `<resources><plurals name="files">${items.join('')}</plurals></resources>`;

  it.each([
    ['zh-HK', resources(item('one', '%d file'), item('other', '%d files')), [item('other', 'W2')]],
    ['en', resources(item('other', '%d 個檔案')), [item('one', 'W1'), item('other', 'W1')]],
  ] as const)('are those of the language that is written: %s', async (target, file, expected) => {
    const golden = rowsOfGolden(await readGolden(fileOf('android'), Buffer.from(file)), { target });
    const rows = golden.rows.map((row, n) => ({
      ...row,
      texts: { ...row.texts, [golden.column.side]: plain(`W${n + 1}`) },
    }));
    const filled = (await fillGolden(fileOf('android'), Buffer.from(file), { ...golden, rows })) ?? [];
    expect(Buffer.from(filled).toString()).toBe(resources(...expected));
  });
});
