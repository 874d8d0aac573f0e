import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ExportRow } from '#core/formats/export-source.ts';
import type { ExportNote, NotePlace } from '#core/formats/notes.ts';
import { plain } from '#core/model/index.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import { lackOfProgram, sharedPath } from '#tests/needs.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import {
  fillGolden,
  goldenFiles,
  readGolden,
  rowsOfGolden,
  withWords,
  type GoldenFile,
  type GoldenRows,
  type ReadGolden,
} from './golden-files.ts';

/** Formats whose files can be given comments. */
const withComments = new Set('xliff sdlxliff mqxliff mxliff txlf bilingual-docx bilingual-rtf'.split(' '));

const noteOf = (number: number, changed: Partial<ExportNote> = {}): ExportNote => ({
  number,
  kind: 'comment',
  quote: '',
  head: 'Comment',
  body: `remark ${number} <&> 渡口`,
  wording: null,
  author: 'Ann “A” & "B"',
  created: '2026-02-03T04:05:06.000Z',
  resolved: null,
  replies: [],
  ...changed,
});

const placeOn = (note: ExportNote, side: NotePlace['side'], text: string): NotePlace => {
  const length = codePointLength(text);
  return { note, side, start: length > 2 ? 1 : 0, end: length > 2 ? length - 1 : length, isFirst: true };
};

/** A comment on every row: on every other one on its translation, where it has one. */
const noted = ({ rows, column }: GoldenRows): readonly ExportRow[] =>
  rows.map((row, n) => {
    const target = row.texts[column.side]?.text ?? '';
    const side = n % 2 === 1 && target !== '' ? column.side : 'source';
    return { ...row, notes: [placeOn(noteOf(n + 1), side, row.texts[side]?.text ?? '')] };
  });

const bodiesIn = ({ blocks }: ReadGolden): readonly string[] =>
  blocks.flatMap(({ segments = [] }) =>
    segments.flatMap(({ comments = [] }) =>
      comments.flatMap(({ body }) => (body.startsWith('remark ') ? [body] : [])),
    ),
  );

const untranslated = (golden: GoldenRows): GoldenRows =>
  golden.isBilingual
    ? golden
    : {
        ...golden,
        rows: golden.rows.map((row) => ({
          ...row,
          texts: { ...row.texts, [golden.column.side]: plain('') },
        })),
      };

/** A file with comments on all rows, and those of the file as they were. */
const commented = async (file: GoldenFile, bytes: Uint8Array, change: (rows: GoldenRows) => GoldenRows) => {
  const read = await readGolden(file, bytes);
  if (read.failure !== null || read.blocks.length === 0) return null;
  const golden = change(untranslated(rowsOfGolden(read, file.settings)));
  const rows = noted(golden);
  const filled = await fillGolden(file, bytes, { ...golden, rows });
  return filled === null ? null : { read, golden, rows, filled };
};

/** Words for states that are read as comments, and go with the state. */
const isOfState = (comment: string): boolean => /: (?:Rejected|needs-review)/.test(comment);

const sorted = (all: readonly string[]): readonly string[] => all.toSorted();

const commentsOf = ({ blocks }: ReadGolden): readonly string[] =>
  blocks.flatMap(({ segments = [] }) =>
    segments.flatMap(({ comments = [] }) =>
      // Whether a proposal is another wording depends on the translation.
      comments.flatMap(({ body, author, wording }) => (wording === undefined ? [`${author}: ${body}`] : [])),
    ),
  );

const same = (golden: GoldenRows): GoldenRows => golden;
let words = 0;
const translated = (golden: GoldenRows): GoldenRows => ({
  ...golden,
  rows: golden.rows.map((row) => {
    const facts = row.facts?.[golden.column.side];
    const source = row.texts.source;
    if (facts?.locked === true || source === undefined) return row;
    return {
      ...row,
      texts: { ...row.texts, [golden.column.side]: withWords(source, () => `qz${(words += 1)}zq`) },
    };
  }),
});

/** Translations into several languages: only those of one column are filled. */
const ofSeveralLanguages = '12-files.xlf';

const files = goldenFiles().filter(({ name }) => name !== ofSeveralLanguages);
const commentable = files.filter(({ format }) => withComments.has(format));

describe.each(commentable.map((file) => [`${file.format}/${file.name}`, file] as const))('%s', (_, file) => {
  const bytes = readFileSync(file.path);

  it.each([
    ['with its own texts', same],
    ['with other texts', translated],
  ])('is given comments once, %s, and keeps those that it had', async (__, change) => {
    const done = await commented(file, bytes, change);
    if (done === null) return;
    const { read, golden, rows, filled } = done;
    const again = await readGolden(file, filled);
    expect(again.failure).toBe(null);
    expect(sorted(bodiesIn(again))).toEqual(
      sorted(rows.flatMap(({ notes = [] }) => notes.map(({ note }) => note.body))),
    );
    const were = commentsOf(read).filter((one) => !isOfState(one));
    const others = commentsOf(again).filter((one) => !isOfState(one) && !one.includes(': remark '));
    expect(sorted(others)).toEqual(sorted(were));
    const texts = again.blocks.flatMap(({ segments = [] }) => segments.map(({ rich }) => rich.text));
    expect(texts).toEqual(read.blocks.flatMap(({ segments = [] }) => segments.map(({ rich }) => rich.text)));
    const refilled = await fillGolden(file, filled, { ...golden, rows });
    expect(Buffer.from(refilled ?? []).toString('utf8')).toBe(Buffer.from(filled).toString('utf8'));
  });
});

/** They have segments that their tool says nothing of: there is no place for their locks. */
const withoutPlace = new Set(['gaps.sdlxliff', 'outside.sdlxliff']);

const lockable = new Set(['xliff', 'sdlxliff', 'mqxliff', 'mxliff', 'txlf']);

describe.each(
  files
    .filter(({ format, name }) => lockable.has(format) && !withoutPlace.has(name))
    .map((file) => [`${file.format}/${file.name}`, file] as const),
)('%s', (_, file) => {
  const bytes = readFileSync(file.path);

  it('is locked where that was done here', async () => {
    const read = await readGolden(file, bytes);
    if (read.failure !== null || read.blocks.length === 0) return;
    const golden = translated(untranslated(rowsOfGolden(read, file.settings)));
    const { side } = golden.column;
    const rows = golden.rows.map((row) => {
      const facts = row.facts?.[side];
      return facts === undefined
        ? row
        : { ...row, facts: { ...row.facts, [side]: { ...facts, locked: true } } };
    });
    const filled = await fillGolden(file, bytes, { ...golden, rows });
    const again = await readGolden(file, filled ?? new Uint8Array());
    expect(again.failure).toBe(null);
    const facts = again.blocks.flatMap(({ segments = [] }) =>
      segments.flatMap((one) => one.translations ?? []),
    );
    expect(facts.length).toBe(golden.rows.length);
    expect(facts.filter(({ locked }) => locked !== true)).toEqual([]);
  });
});

const xliff = (name: string, target: string): GoldenFile => ({
  format: 'xliff',
  name,
  path: '',
  rows: '',
  settings: { target },
});

const changedBy = async (document: string, change: (row: ExportRow, n: number) => ExportRow) => {
  const bytes = Buffer.from(document);
  const golden = untranslated(rowsOfGolden(await readGolden(xliff('a.xlf', 'en'), bytes), { target: 'en' }));
  const filled = await fillGolden(xliff('a.xlf', 'en'), bytes, { ...golden, rows: golden.rows.map(change) });
  return Buffer.from(filled ?? []).toString('utf8');
};

const one = (unit: string): string =>
  `<xliff version="1.2"><file original="a" source-language="zh-Hant" target-language="en" datatype="html"><body>${unit}</body></file></xliff>`;
const two = (unit: string): string =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh-Hant" trgLang="en"><file id="f">${unit}</file></xliff>`;

const lock = (row: ExportRow, locked: boolean, text?: string): ExportRow => ({
  ...row,
  texts: text === undefined ? row.texts : { ...row.texts, c1: plain(text) },
  facts: { ...row.facts, c1: { state: 'translated', locked, origin: 'typed', stale: false } },
});

it('does not write as a note what the file proposes already, and writes what it does not', async () => {
  const was = one(
    '<trans-unit id="1"><source>甲</source><target>A</target><alt-trans><target>B</target></alt-trans></trans-unit>',
  );
  const proposing = (proposal: string) => (row: ExportRow) => ({
    ...row,
    notes: [
      placeOn(noteOf(1, { kind: 'alternative', body: '', proposal, wording: `Use: ${proposal}` }), 'c1', 'A'),
    ],
  });
  expect(await changedBy(was, proposing('B'))).toBe(was);
  expect(await changedBy(was, proposing('C'))).toContain(' annotates="target">Comment\nUse: C</note>');
});

it('says a comment in its mark where a second note would make a history of the first one unclear', async () => {
  const was = two(
    '<unit id="u"><ctr:changeTrack xmlns:ctr="urn:oasis:names:tc:xliff:changetracking:2.0"><ctr:revisions appliesTo="note"/></ctr:changeTrack><notes><note id="n1">n</note></notes><segment><source>甲</source></segment></unit>',
  );
  const noted = await changedBy(was, (row) => ({ ...row, notes: [placeOn(noteOf(1), 'source', '甲')] }));
  expect(noted).toBe(
    was.replace(
      '<source>甲</source>',
      '<source><sm id="dzm1" type="comment" value="remark 1 &lt;&amp;&gt; 渡口"/>甲<em startRef="dzm1"/></source>',
    ),
  );
  expect((await readGolden(xliff('a.xlf', 'en'), Buffer.from(noted))).failure).toBe(null);
});

describe('a lock of XLIFF', () => {
  it('says that a unit is not translated where it says what the original says', async () => {
    const was = one('<trans-unit id="1"><source>甲</source></trans-unit>');
    expect(await changedBy(was, (row) => lock(row, true))).toContain('<trans-unit id="1" translate="no">');
    const now = two('<unit id="u"><segment><source>甲</source></segment></unit>');
    expect(await changedBy(now, (row) => lock(row, true))).toContain('<unit id="u" translate="no">');
  });

  it('is a mark of ours where the translation is to be kept, and can be opened again', async () => {
    const was = one(
      '<trans-unit id="1"><source>甲</source><target state="translated">A</target></trans-unit>',
    );
    const locked = await changedBy(was, (row) => lock(row, true));
    expect(locked).toContain(
      '</target><context-group purpose="x-duizhao-locked"><context context-type="x-duizhao-locked">0</context></context-group></trans-unit>',
    );
    expect(await changedBy(locked, (row) => lock(row, true))).toBe(locked);
    expect(await changedBy(locked, (row) => lock(row, false))).toBe(was);
    const now = two(
      '<unit id="u"><segment state="translated"><source>甲</source><target>A</target></segment><segment state="translated"><source>乙</source><target>B</target></segment></unit>',
    );
    const first = await changedBy(now, (row, n) => lock(row, n === 0));
    expect(first).toContain('<unit id="u" xmlns:dz="urn:duizhao:" dz:locked="0">');
    expect(await changedBy(first, (row) => lock(row, false, 'C'))).not.toContain('dz:locked=');
  });

  it('of the file stays, and so does what it locks', async () => {
    const was = one('<trans-unit id="1" translate="no"><source>甲</source><target>A</target></trans-unit>');
    expect(await changedBy(was, (row) => lock(row, false, 'B'))).toBe(was);
  });
});

const suite = sharedPath('conformance/xliff-2.1');
const lint = lackOfProgram('xmllint', 'what validates XLIFF against its schemas');

it.skipIf(suite === null || lint !== null)('leaves the files of the suite valid', async () => {
  const folder = mkdtempSync(join(quickFolder, 'duizhao-comments-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const paths: string[] = [];
  for (const path of globSync('{core,modules}/valid/*.xlf', { cwd: suite ?? '' }).sort()) {
    const bytes = readFileSync(join(suite ?? '', path));
    const target = /\strgLang="([^"]+)"/.exec(bytes.toString('utf8'))?.[1] ?? 'en';
    for (const change of [same, translated]) {
      const done = await commented(xliff(basename(path), target), bytes, change);
      if (done === null) continue;
      expect((await readGolden(xliff('', target), done.filled)).failure, path).toBe(null);
      const own = join(folder, `${paths.length}-${basename(path)}`);
      writeFileSync(own, done.filled);
      paths.push(own);
    }
  }
  console.log(`XLIFF 2.1: ${paths.length} files with comments`);
  const schema = join(suite ?? '', 'schemas/xliff_core_2.0.xsd');
  const run = (): Buffer =>
    execFileSync('xmllint', ['--nonet', '--noout', '--schema', schema, ...paths], { stdio: 'pipe' });
  expect(run).not.toThrow();
});
