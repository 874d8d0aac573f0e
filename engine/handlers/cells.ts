import type { Committed } from '#api/cells.ts';
import type { EngineHandlers } from '#api/index.ts';
import { fail, ok, type Result, type SegmentId, type Sequence } from '#core/model/index.ts';
import { doubtfulCharacters } from '#core/text/conversion/index.ts';
import { authorOf, withProject, type EngineContext } from '../context.ts';
import { convertCells } from '../project/convert-cells.ts';
import { chooseAlternative, copySource, editCell, setLock, setState } from '../project/edit.ts';
import type { OpenProject } from '../project/open-project.ts';
import { rowOfSegment } from '../project/rows.ts';

/** The answer to an edit: where it stands in history, and the row as it now is. */
const committed = (project: OpenProject, segment: SegmentId, done: Result<Sequence>): Result<Committed> => {
  if (!done.ok) return done;
  const row = rowOfSegment(project, segment);
  return row === null ? fail('segment.unknown', { segment }) : ok({ sequence: done.value, row });
};

export const cellsHandlers: EngineHandlers<EngineContext>['cells'] = {
  edit: (context, { segment, side, before, after, edits, burst }) =>
    withProject(context, (project) => {
      const who = { actor: authorOf(context), ...(burst === undefined ? {} : { burst }) };
      return committed(project, segment, editCell(project, { segment, side }, { before, after, edits }, who));
    }),
  setState: (context, { segments, side, state }) =>
    withProject(context, (project) => setState(project, segments, side, state, { actor: authorOf(context) })),
  lock: (context, { segments, side, locked }) =>
    withProject(context, (project) => setLock(project, segments, side, locked, { actor: authorOf(context) })),
  copySource: (context, address) =>
    withProject(context, (project) =>
      committed(project, address.segment, copySource(project, address, { actor: authorOf(context) })),
    ),
  convert: (context, request) =>
    withProject(context, (project) => convertCells(project, request, authorOf(context))),
  doubts: (_context, { texts }) =>
    ok(texts.map(({ source, converted, from, to }) => doubtfulCharacters(source, converted, from, to))),
  chooseAlternative: (context, { segment, side, at, to }) =>
    withProject(context, (project) => {
      const who = { actor: authorOf(context) };
      return committed(project, segment, chooseAlternative(project, { segment, side }, { at, to }, who));
    }),
};
