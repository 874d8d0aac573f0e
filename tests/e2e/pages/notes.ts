import type { AnnotationContent } from '#api/annotations.ts';
import type { Side } from '#core/model/index.ts';
import type { App } from '../app.ts';
import { callEngine } from '../call-engine.ts';
import { expect } from '../fixtures.ts';

type Answer<T> = { readonly ok: boolean; readonly value: T };
type FoundRow = {
  readonly segment: number;
  readonly cells: Readonly<Partial<Record<Side, { readonly text: string }>>>;
};

const rowOf = async (app: App, row: number): Promise<FoundRow> => {
  const answer = await callEngine(app, 'rows', 'page', { from: row, count: 1 });
  const found = (answer as Answer<{ readonly rows: readonly FoundRow[] }>).value.rows[0];
  if (found === undefined) throw new Error(`no row ${row}`);
  return found;
};

/** Words of a text, by row and column. */
export type Words = { readonly row: number; readonly side: Side; readonly words: string };

const plainComment: AnnotationContent = {
  kind: 'comment',
  body: 'A remark.',
  wording: null,
  category: null,
  severity: null,
  tags: [],
  visibility: 'shared',
};

/** Annotates words behind the screen. Answers the annotation's id. */
export const annotate = async (
  app: App,
  places: readonly Words[],
  content: Partial<AnnotationContent> = {},
): Promise<number> => {
  const ranges: object[] = [];
  for (const { row, side, words } of places) {
    const found = await rowOf(app, row);
    const text = found.cells[side]?.text ?? '';
    const start = Array.from(text.slice(0, text.indexOf(words))).length;
    ranges.push({ segment: found.segment, side, start, end: start + Array.from(words).length });
  }
  const answer = await callEngine(app, 'annotations', 'create', {
    content: { ...plainComment, ...content },
    ranges,
  });
  expect(answer).toMatchObject({ ok: true });
  type Made = Answer<{ readonly info: { readonly annotation: { readonly id: number } } }>;
  return (answer as Made).value.info.annotation.id;
};

/** The words painted by highlights whose names begin with `name`, in the order of the page. */
export const painted = (app: App, name: string): Promise<readonly string[]> =>
  app.page.evaluate((begin) => {
    const ranges = Array.from(CSS.highlights)
      .filter(([key]) => key.startsWith(begin))
      .flatMap(([, highlight]) => Array.from(highlight));
    const live = ranges.map((range) => {
      const made = document.createRange();
      made.setStart(range.startContainer, range.startOffset);
      made.setEnd(range.endContainer, range.endOffset);
      return made;
    });
    return live
      .sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b))
      .map((range) => range.toString());
  }, name);
