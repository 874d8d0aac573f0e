import { fail, type Result } from '#core/model/index.ts';
import { blockSink } from '../../block-sink.ts';
import type { ReadLimits, ReadOptions, Reading } from '../../format.ts';
import type { RawBlock } from '../../raw-block.ts';
import type { WordedPart } from './document-parts.ts';
import { drawingPlaces } from './drawing.ts';
import { openDocument, storyContext, type OpenDocument } from './open-document.ts';
import { joinedBytes } from '../../joined-bytes.ts';
import type { Place } from './place.ts';
import { storyOf } from './story.ts';
import { titlePlace } from './title.ts';

type State = { readonly options: Set<string>; changes: number };

type Sink = ReturnType<typeof blockSink>;

/** Adds the texts of a part to `sink`, and gives the blocks that are complete. A failure is the last that comes; true when there was none. */
function* partBlocks(
  document: OpenDocument,
  { part, kind }: WordedPart,
  sink: Sink,
  add: (place: Place) => void,
  state: State,
): Generator<Result<RawBlock>, boolean> {
  const text = document.office.text(part);
  if (!text.ok) yield text;
  if (!text.ok || text.value === null) return text.ok;
  if (kind === 'drawing') {
    for (const place of drawingPlaces(part, text.value.text)) {
      if (place.ok) add(place.value);
      else {
        yield place;
        return false;
      }
    }
    return true;
  }
  const changed = (): void => {
    state.changes += 1;
    state.options.add('trackedChanges');
  };
  const isRefused = (): boolean => state.changes > 0 && document.choices['trackedChanges'] === 'refuse';
  for (const item of storyOf(storyContext(document, part, text.value.text, changed))) {
    if (isRefused()) break;
    if (!item.ok) {
      yield item;
      return false;
    }
    const { value } = item;
    if (value.kind === 'places') value.places.forEach(add);
    else if (value.kind === 'table') sink.table();
    else if (value.kind === 'row') sink.row();
    else if (value.kind === 'cell') sink.cell(value.skipped);
    yield* sink.drain();
  }
  sink.table();
  if (isRefused()) yield fail('document.refused', { reason: 'docx.refusals.tracked' });
  return !isRefused();
}

function* blocksOf(document: OpenDocument, state: State): Generator<Result<RawBlock>> {
  const sink = blockSink();
  let line = 0;
  const add = ({ block, rich, ref }: Place): void => {
    line += 1;
    sink.add({ ...block, rich, line, ref });
  };
  const title = titlePlace(document);
  if (title.ok && title.value !== null) add(title.value);
  if (!title.ok) yield title;
  let isGood = title.ok;
  for (const part of document.parts.worded)
    if (isGood) isGood = yield* partBlocks(document, part, sink, add, state);
  if (isGood) yield* sink.end();
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
    const document = openDocument(joinedBytes(bytes), options.choices, options.memo);
    if (!document.ok) {
      yield document;
      return;
    }
    for (const id of optionsOf(document.value)) state.options.add(id);
    for (const finding of document.value.parts.findings) options.report?.(finding);
    yield* blocksOf(document.value, state);
  }
  return { blocks: blocks(), options: () => [...state.options], damage: () => ({ count: 0, places: [] }) };
};
