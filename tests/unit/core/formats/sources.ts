import * as fc from 'fast-check';
import type { ExportRow, ExportSource, Labels, OriginalFile } from '#core/formats/export-source.ts';
import type { FillFinding, FormatCode, WriteOptions } from '#core/formats/format.ts';
import { readBlocks } from './read-blocks.ts';
import type { RawBlock } from '#core/formats/raw-block.ts';
import { plain } from '#core/model/index.ts';
import type { BlockId, BlockKind, InlineTag, Language, RichText, Side } from '#core/model/index.ts';

/** Everything a reader gives for a text; a failure is a failed test. */
export const blocksOf = (format: string, ...chunks: string[]): RawBlock[] =>
  Array.from(readBlocks(format, chunks), (result) => {
    if (!result.ok) throw new Error(result.error.code);
    return result.value;
  });

/** A file as writers are given it. */
export const fileOf = (text: string): OriginalFile => ({
  encoding: 'utf-8',
  bytes: () => new TextEncoder().encode(text),
  text: () => text,
});

export const labels: Labels = { language: 'en', number: 'No.', page: 'Page {page} of {pages}' };

export type RowSpec = Partial<Omit<ExportRow, 'texts' | 'block'>> & {
  kind?: BlockKind;
  level?: number;
  texts: Partial<Record<Side, string | RichText>>;
};

/** Rows from the few things a test cares about; every row opens a block unless it says otherwise. */
export const rowsOf = (specs: readonly RowSpec[]): ExportRow[] => {
  let block = 0;
  return specs.map(({ kind = 'paragraph', level = 0, texts, ...rest }, i) => {
    const opensBlock = rest.opensBlock ?? true;
    if (opensBlock) block++;
    const rich = Object.entries(texts).map(([side, text]) => [
      side,
      typeof text === 'string' ? plain(text) : text,
    ]);
    return {
      row: i + 1,
      block: { id: block as BlockId, kind, level },
      opensDocument: null,
      gap: '\n\n',
      ...rest,
      opensBlock,
      texts: Object.fromEntries(rich) as ExportRow['texts'],
    };
  });
};

export const three: ExportSource['columns'] = [
  { side: 'source', language: 'zh-Hant', label: '原文' },
  { side: 'zh-Hans', language: 'zh-Hans', label: '简体中文' },
  { side: 'en', language: 'en', label: 'English' },
];

export const sourceOf = (
  specs: readonly RowSpec[],
  columns: ExportSource['columns'] = three,
  title = '',
): ExportSource => ({ title, columns, rows: rowsOf(specs), labels });

export const column = (side: Side, language: Language): ExportSource['columns'] => [
  { side, language, label: language },
];

/** Text made of what breaks markup, with Han, Latin, controls and characters beyond the BMP. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ...Array.from('<>&"\'`*_[]()!#+-=~|\\/.:;{}1a中。，“”‘’ 𠮷\t\n'),
      ' ',
      '</w:t>',
      ']]>',
      '<!--',
      '-->',
      '<script>',
      '</td>',
      '**',
      '```',
      '1. ',
      '- ',
      '\n---\n',
      '&lt;',
      '&#60;',
      '\u0000',
      '\u0007',
      '\ud800',
      '\uffff',
      'javascript:',
      '> ',
      '](http://x)',
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));

const tagTypes = [
  'strong',
  'emphasis',
  'code',
  'link',
  'underline',
  'sub',
  'other',
  'image',
  'break',
] as const;

/** Any list of tags whatever, valid or not. */
export const hostileRich: fc.Arbitrary<RichText> = fc
  .tuple(
    hostileText,
    fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 30 }),
        kind: fc.constantFrom('open', 'close', 'empty'),
        id: fc.integer({ min: 1, max: 4 }),
        type: fc.constantFrom(...tagTypes),
        data: fc.dictionary(fc.constantFrom('href', 'alt', 'src', 'title', 'ruby', 'markup'), hostileText),
      }),
      { maxLength: 6 },
    ),
  )
  .map(([text, tags]) => ({ text, tags: tags as InlineTag[] }));

/** What a format that sees it only while a file is filled finds there. */
export const findingsOf = (
  { fill }: FormatCode,
  source: ExportSource,
  options: WriteOptions,
): readonly FillFinding[] => {
  const found: FillFinding[] = [];
  fill?.(source, { ...options, find: (one) => void found.push(one) }, () => undefined);
  return found;
};
