import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { workbook } from '../integration/engine/small-documents.ts';
import { p, r, wordFile } from '../unit/core/formats/docx-files.ts';
import { book3, zipped } from '../unit/core/formats/epub-books.ts';

/** Files of each kind that a client sends, small, for walks through the whole app. */
const golden = join(import.meta.dirname, '../unit/core/formats/golden');

export const footnote = (id: number): string =>
  `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r>`;

/** Three paragraphs, two of them with a footnote's reference. */
export const catalogue = wordFile(
  p(r('館藏目錄')) +
    p(r('舊報紙') + footnote(1) + r('共三十七捆')) +
    p(r('渡口') + footnote(2) + r('在南岸')),
);

/** A segment that is a draft with a comment, and one that is signed off and locked. */
export const ferry = [
  '<?xml version="1.0" encoding="utf-8"?><xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2" sdl:version="1.0">',
  '<doc-info xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><cmt-defs><cmt-def id="c1"><Comments xmlns=""><Comment severity="Medium" user="Ann" date="2024-03-01T09:30:00+08:00" version="1.0">哪個渡口？</Comment></Comments></cmt-def></cmt-defs></doc-info>',
  '<file original="a.docx" datatype="x-sdlfilterframework2" source-language="zh-TW" target-language="en-US"><body>',
  '<trans-unit id="t1"><source>渡口在南岸。鎖住的一句。</source><seg-source><mrk mtype="seg" mid="1"><mrk mtype="x-sdl-comment" sdl:cid="c1">渡口</mrk>在南岸。</mrk><mrk mtype="seg" mid="2">鎖住的一句。</mrk></seg-source><target><mrk mtype="seg" mid="1">The ferry.</mrk><mrk mtype="seg" mid="2">A locked sentence.</mrk></target><sdl:seg-defs><sdl:seg id="1" conf="Draft"/><sdl:seg id="2" conf="ApprovedSignOff" locked="true"/></sdl:seg-defs></trans-unit>',
  '</body></file></xliff>',
].join('\n');

/** Three cues, the first two of which are one sentence. */
export const film = [
  '1',
  '00:00:01,000 --> 00:00:03,000',
  '那天清晨，老人站在岸邊，',
  '',
  '2',
  '00:00:03,200 --> 00:00:05,000',
  '什麼也沒有說。',
  '',
  '3',
  '00:00:08,000 --> 00:00:10,000',
  '船開了。',
  '',
].join('\r\n');

export const book = zipped(book3);

/** All of them by name, each with one of its originals. The book comes last: it has most rows. */
export const clientsFiles = async (): Promise<
  readonly { readonly name: string; readonly bytes: string | Uint8Array; readonly original: string }[]
> => [
  { name: 'catalogue.docx', bytes: catalogue, original: '館藏目錄' },
  { name: 'ferry.sdlxliff', bytes: ferry, original: '鎖住的一句。' },
  { name: 'film.srt', bytes: film, original: '船開了。' },
  { name: 'sheet.xlsx', bytes: workbook({ 年表: ['武昌起義'] }), original: '武昌起義' },
  { name: 'talk.pptx', bytes: await readFile(join(golden, 'pptx/notes.pptx')), original: '講題' },
  { name: 'text.odt', bytes: await readFile(join(golden, 'odt/headers.odt')), original: '正文' },
  { name: 'book.epub', bytes: book, original: '渡口的早晨' },
];

/** A part of a package on the disk, as text. */
export const partOf = async (path: string, part: string): Promise<string> =>
  strFromU8(unzipSync(await readFile(path))[part] ?? new Uint8Array());
