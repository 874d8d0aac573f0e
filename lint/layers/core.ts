import type { Layer } from './layer.ts';

/** Pure: the same answer to the same question, on every machine. */
const core = (at: string, imports: readonly string[], packages: readonly string[] = []): Layer => ({
  at,
  imports,
  packages,
  pure: true,
});

/** What most rules build on. */
const known: readonly string[] = ['core/model', 'core/text'];
const bookParts = 'core/package core/dictionary core/readings core/annotations core/formats/docx'.split(' ');
const officeParts: readonly string[] =
  'core/model core/text core/ooxml core/package core/xml core/formats/*.ts'.split(' ');
const ofFormats =
  'core/model core/text core/annotations core/ooxml core/package core/xml core/formats/*.ts'.split(' ');
const bookBack = 'core/formats/epub core/layouts/marks.ts core/review core/review/docx'.split(' ');
const withFiles: readonly string[] = ['core/model', 'core/text', 'core/formats/*.ts'];

/** The rules. */
export const coreLayers: readonly Layer[] = [
  // The rules. What formats share lies beside their folders; a folder of a format knows no other unless it is said here.
  core('core', []),
  core('core/model', []),
  core('core/text', ['core/model'], '@exodus/bytes diff entities opencc-js pinyin-pro re2js'.split(' ')),
  core(
    'core/annotations',
    // A note is Markdown, and its links and emphasis are spans of a text.
    ['core/model', 'core/text', 'core/formats/md', 'core/formats/spans.ts'],
    ['diff', 'mdast', 'mdast-util-from-markdown', 'pinyin-pro'],
  ),
  // What formats in a zip, and formats of XML, have in common.
  core('core/package', ['core/model', 'core/text'], ['fflate']),
  // Files that a browser printed, joined. It knows no book.
  core('core/pdf', [], ['fflate']),
  core('core/xml', [...known, 'core/formats/limits.ts', 'core/formats/source-place.ts']),
  core('core/ooxml', [...known, 'core/package', 'core/xml', 'core/formats/limits.ts'], ['htmlparser2']),
  core('core/checks', [
    ...known,
    'core/terms',
    'core/spelling',
    'core/readings',
    'core/align',
    'core/annotations/hash.ts',
  ]),
  core('core/spelling', 'core/model core/text core/memory/distance.ts core/readings/zhuyin.ts'.split(' ')),
  ...['memory', 'align'].map((id) => core(`core/${id}`, ['core/model', 'core/text'])),
  core('core/dictionary', [...known, 'core/formats/csv/cells.ts'], ['entities']),
  core('core/readings', known, ['pinyin-pro', 'to-jyutping']),
  core('core/terms', [...known, 'core/dictionary'], ['pinyin-pro', 'to-jyutping']),
  core('core/splitting', ['core/model', 'core/text', 'core/annotations']),
  core('core/formats', ['core/model', 'core/text', 'core/xml', 'core/formats/*'], ['diff', 'entities']),
  core('core/formats/*', ofFormats, ['htmlparser2']),
  // What the formats of subtitles have in common.
  core('core/formats/subtitles', ['core/model', 'core/text', 'core/splitting', 'core/formats/*.ts']),
  ...['srt', 'vtt', 'ass', 'lrc'].map((id) =>
    core(
      `core/formats/${id}`,
      ['core/model', 'core/text', 'core/formats/*.ts', 'core/formats/subtitles'],
      ['entities'],
    ),
  ),
  // Texts, spreadsheets and presentations of OpenDocument hold the same paragraphs.
  ...['ods', 'odp'].map((id) =>
    core(`core/formats/${id}`, ['core/formats/*.ts', 'core/formats/odt/document']),
  ),
  // Slides hold the paragraphs that drawings of Word documents hold, and runs look alike in all of them.
  ...['odt', 'pptx', 'xlsx'].map((id) =>
    core(`core/formats/${id}`, [...officeParts, 'core/formats/docx/document']),
  ),
  // Word documents take in pages.
  core('core/formats/docx', [...officeParts, 'core/annotations', 'core/formats/html']),
  core(
    'core/formats/html',
    ['core/model', 'core/text', 'core/annotations', 'core/xml', 'core/formats/*.ts'],
    ['entities', 'htmlparser2', 'parse5'],
  ),
  // Books are made of pages.
  core(
    'core/formats/epub',
    ['core/model', 'core/text', 'core/package', 'core/xml', 'core/formats/*.ts', 'core/formats/html'],
    ['entities'],
  ),
  core(
    'core/formats/md',
    // Markdown holds HTML.
    ['core/model', 'core/text', 'core/formats/*.ts', 'core/formats/html'],
    [
      'diff',
      'entities',
      'mdast',
      'mdast-util-from-markdown',
      'mdast-util-gfm-footnote',
      'mdast-util-gfm-strikethrough',
      'mdast-util-gfm-table',
      'micromark-extension-cjk-friendly',
      'micromark-extension-gfm-footnote',
      'micromark-extension-gfm-strikethrough',
      'micromark-extension-gfm-table',
      'micromark-extension-gfm-task-list-item',
    ],
  ),
  // Formats of strings share what finds a text's codes, reads and fills.
  ...['android', 'apple-strings', 'csv', 'json', 'php', 'po', 'properties', 'resx', 'stringsdict'].map((id) =>
    core(`core/formats/${id}`, [
      'core/model',
      'core/text',
      'core/xml',
      'core/formats/*.ts',
      'core/formats/strings',
    ]),
  ),
  core(
    'core/formats/yaml',
    ['core/model', 'core/text', 'core/formats/*.ts', 'core/formats/strings'],
    ['yaml'],
  ),
  // Files of other tools that are XLIFF with words of their own.
  ...['sdlxliff', 'mqxliff', 'mxliff', 'txlf', 'xliff-12'].map((id) =>
    core(
      `core/formats/${id}`,
      'core/model core/text core/package core/xml core/formats/*.ts core/formats/xliff'.split(' '),
    ),
  ),
  // Tables of the same tools, in a Word document or in Rich Text Format.
  core('core/rtf', ['core/text']),
  core(
    'core/formats/bilingual-rtf',
    'core/model core/text core/rtf core/formats/*.ts core/formats/bilingual-docx'.split(' '),
  ),
  // Projects of OmegaT: folders of source files, with a memory in TMX.
  core('core/omegat', [...withFiles, 'core/xml', 'core/formats/tmx', 'core/formats/csv'], ['re2js']),
  core('core/formats/mqxlz', ['core/formats/*.ts', 'core/formats/xliff', 'core/formats/mqxliff']),
  core('core/formats/sdlppx', ['core/formats/*.ts', 'core/formats/xliff', 'core/formats/sdlxliff']),
  // Books for readers.
  core('core/layouts', [...withFiles, ...bookParts, 'core/formats/report/csv.ts'], ['hyphen']),
  // Reports are pages, tables and Word files: they are made of what these formats write.
  core('core/formats/report', ['core/model', 'core/text', 'core/formats/*.ts', 'core/formats/html']),
  core(
    'core/review/docx',
    [
      'core/model',
      'core/text',
      'core/annotations',
      'core/ooxml',
      'core/package',
      'core/review',
      'core/formats',
    ],
    ['fflate', 'htmlparser2'],
  ),
  core('core/review/report', ['core/model', 'core/text', 'core/package', 'core/review', 'core/formats']),
  core('core/book-back', [...ofFormats, ...bookBack]),
  core('core/import', ['core/model', 'core/text', 'core/formats', 'core/align'], ['fractional-indexing']),
  core(
    'core/review',
    ['core/model', 'core/text', 'core/annotations', 'core/formats/jsonld/values.ts'],
    ['diff'],
  ),
];
