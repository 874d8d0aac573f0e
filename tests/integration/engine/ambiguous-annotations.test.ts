import { expect, test } from 'vitest';
import { makeAnchor } from '#core/annotations/anchor.ts';
import type { Anchor, AnnotationId, Cell, SegmentId, Side, Step } from '#core/model/index.ts';
import { newAnnotation } from '#engine/annotations/create.ts';
import { followSteps } from '#engine/annotations/follow.ts';
import { commit } from '#engine/project/commit.ts';
import { redo, undo } from '#engine/project/history.ts';
import { closeProject, type OpenProject } from '#engine/project/open-project.ts';
import { anchorsOf } from '#engine/store/anchors-repository.ts';
import { findCell } from '#engine/store/cells-repository.ts';
import { plainContent } from './annotating.ts';
import { counted } from './counting.ts';
import { good, projectFile, reopen, scratch } from './fixtures.ts';

const count = 300;
const text = '天黑了，天又亮了。';

const opened = (): OpenProject =>
  reopen(
    projectFile(scratch(), [
      {
        language: 'zh-Hant' as const,
        targets: ['en' as const],
        rows: [
          { source: text, texts: { en: 'Night and day.' }, opens: true },
          { source: text, texts: { en: 'Again.' }, opens: true },
          { source: '結束。', texts: { en: 'The end.' }, opens: true },
        ],
      },
    ]),
  );

const segmentOf = (project: OpenProject, row: number): SegmentId => {
  const segment = project.order.segmentAt(row);
  if (segment === null) throw new Error(`no row ${row}`);
  return segment;
};

/** One that may be in the first two rows, in two places each. */
const unsure = (project: OpenProject): Anchor => {
  const rows = [segmentOf(project, 1), segmentOf(project, 2)];
  const place = (segment: SegmentId, start: number) => ({ segment, start, end: start + 1 });
  const live = good(makeAnchor(text, 'source', place(rows[0] ?? (0 as SegmentId), 0)));
  const candidates = rows.flatMap((segment) => [place(segment, 0), place(segment, 4)]);
  return { ...live, status: 'ambiguous', candidates };
};

const annotated = (project: OpenProject, from: number, to: number) => {
  const steps = Array.from({ length: to - from }, (_, n): Step[] => {
    const id = (from + n) as AnnotationId;
    const content = { ...plainContent, tags: [] };
    const after = newAnnotation(id, content, { author: 'a', at: '2026-01-02T03:04:05.678Z' });
    return [
      { on: 'annotation', id, before: null, after },
      { on: 'anchors', annotation: id, before: [], after: [unsure(project)] },
    ];
  }).flat();
  good(commit(project, { kind: 'import-annotations', steps, actor: 'a' }));
};

const edit = (project: OpenProject, row: number, side: Side, put: string): Step => {
  const segment = segmentOf(project, row);
  const before = findCell(project.handle, segment, side);
  if (before === null) throw new Error('no cell');
  const after: Cell = { ...before, text: put, tags: [] };
  return { on: 'cell', segment, side, before, after };
};

const startsOf = (project: OpenProject, annotation: number): readonly number[] =>
  anchorsOf(project.handle, annotation as AnnotationId).flatMap(({ candidates }) =>
    candidates.map(({ start }) => start),
  );

test('an edit reads no annotation that may be elsewhere, however many there are', () => {
  const open = opened();
  annotated(open, 1, count + 1);
  const { project, read } = counted(open);
  const others = [edit(project, 3, 'source', '完。'), edit(project, 1, 'en', 'Day and night.')];
  expect(followSteps(project, others)).toEqual([]);
  expect(read()).toBeLessThan(10);
  expect(followSteps(project, [edit(project, 2, 'source', `今${text}`)])).toHaveLength(count);
  closeProject(open);
});

test('places to choose are followed as annotations come, go and come back', () => {
  const project = opened();
  const act = (...steps: Step[]) => good(commit(project, { kind: 'edit', steps, actor: 'a' }));
  annotated(project, 1, 2);
  act(edit(project, 2, 'source', `今${text}`));
  expect(startsOf(project, 1)).toEqual([0, 4, 1, 5]);
  annotated(project, 2, 3);
  act(edit(project, 1, 'source', `那${text}`));
  expect([1, 2].map((id) => startsOf(project, id))).toEqual([
    [1, 5, 1, 5],
    [1, 5, 0, 4],
  ]);
  good(undo(project, 'a'));
  good(undo(project, 'a'));
  act(edit(project, 1, 'source', `那時${text}`));
  expect([1, 2].map((id) => startsOf(project, id))).toEqual([[2, 6, 1, 5], []]);
  good(undo(project, 'a'));
  expect(startsOf(project, 1)).toEqual([0, 4, 1, 5]);
  good(redo(project, 'a'));
  expect(startsOf(project, 1)).toEqual([2, 6, 1, 5]);
  closeProject(project);
});
