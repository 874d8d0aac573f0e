import type { AnnotationContent, AnnotationInfo, AnnotationRange } from '#api/annotations.ts';
import type { EngineClient } from '#api/contract.ts';
import type { Row, Side } from '#core/model/index.ts';
import { good } from './fixtures.ts';

/** What an annotation says unless a test says otherwise. */
export const plainContent: AnnotationContent = {
  kind: 'comment',
  body: 'A remark.',
  wording: null,
  category: null,
  severity: null,
  tags: [],
  visibility: 'shared',
};

export const rowNumbered = async (client: EngineClient, row: number): Promise<Row> => {
  const found = good(await client.rows.page({ from: row, count: 1 })).rows[0];
  if (found === undefined) throw new Error(`no row ${row}`);
  return found;
};

/** Where the first `words` stand in a text of a row. The texts of these tests are all of the BMP unless told. */
export const rangeOf = async (
  client: EngineClient,
  row: number,
  side: Side,
  words: string,
): Promise<AnnotationRange> => {
  const { segment, cells } = await rowNumbered(client, row);
  const start = Array.from((cells[side]?.text ?? '').split(words)[0] ?? '').length;
  return { segment, side, start, end: start + Array.from(words).length };
};

/** Annotates words, each given as row, side and words. */
export const annotate = async (
  client: EngineClient,
  places: readonly (readonly [row: number, side: Side, words: string])[],
  content: Partial<AnnotationContent> = {},
): Promise<AnnotationInfo> => {
  const ranges: AnnotationRange[] = [];
  for (const [row, side, words] of places) ranges.push(await rangeOf(client, row, side, words));
  return good(await client.annotations.create({ content: { ...plainContent, ...content }, ranges })).info;
};
