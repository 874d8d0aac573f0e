import { fail, type Result } from '#core/model/index.ts';
import { blockSink } from '../../block-sink.ts';
import type { ReadLimits, ReadOptions, Reading } from '../../format.ts';
import type { RawBlock } from '../../raw-block.ts';
import { drawingPlaces } from './drawing.ts';
import { openDocument, storyContext, type OpenDocument } from './open-document.ts';
import type { Place } from './place.ts';
import { storyOf } from './story.ts';
import { titlePlace } from './title.ts';

const joined = (bytes: Iterable<Uint8Array>): Uint8Array => {
  const pieces = Array.from(bytes);
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};

type State = { readonly options: Set<string>; changes: number };

function* blocksOf(document: OpenDocument, state: State): Generator<Result<RawBlock>> {
  const sink = blockSink();
  let line = 0;
  const add = ({ block, rich, ref }: Place): void => {
    line += 1;
    sink.add({ ...block, rich, line, ref });
  };
  const title = titlePlace(document);
  if (!title.ok) return yield title;
  if (title.value !== null) add(title.value);
  for (const { part, kind } of document.parts.worded) {
    const text = document.office.text(part);
    if (!text.ok) return yield text;
    if (text.value === null) continue;
    if (kind === 'drawing') {
      for (const place of drawingPlaces(part, text.value.text))
        if (place.ok) add(place.value);
        else return yield place;
      yield* sink.drain();
      continue;
    }
    const context = storyContext(document, part, text.value.text, () => {
      state.changes += 1;
      state.options.add('trackedChanges');
    });
    for (const item of storyOf(context)) {
      if (!item.ok) return yield item;
      if (state.changes > 0 && document.choices['trackedChanges'] === 'refuse')
        return yield fail('document.refused', { reason: 'docx.refusals.tracked' });
      const { value } = item;
      if (value.kind === 'places') value.places.forEach(add);
      else if (value.kind === 'table') sink.table();
      else if (value.kind === 'row') sink.row();
      else if (value.kind === 'cell') sink.cell(value.skipped);
      yield* sink.drain();
    }
    sink.table();
  }
  yield* sink.end();
}

/** Options that matter for a document: what it has. */
const optionsOf = ({ office, parts }: OpenDocument): Set<string> => {
  const found = new Set(['altTexts', 'title']);
  const relations = office.relations(parts.main);
  if (relations.ok && relations.value.some(({ kind }) => kind === 'comments')) found.add('comments');
  return found;
};

/** Reads a Word document. Failures: of the package, its XML, `document.refused` where tracked changes are. */
export const readDocument = (
  bytes: Iterable<Uint8Array>,
  options: ReadOptions,
  _limits: ReadLimits,
): Reading => {
  const state: State = { options: new Set(), changes: 0 };
  function* blocks(): Generator<Result<RawBlock>> {
    const document = openDocument(joined(bytes), options.choices);
    if (!document.ok) return yield document;
    for (const id of optionsOf(document.value)) state.options.add(id);
    for (const finding of document.value.parts.findings) options.report?.(finding);
    yield* blocksOf(document.value, state);
  }
  return { blocks: blocks(), options: () => [...state.options], damage: () => ({ count: 0, places: [] }) };
};
