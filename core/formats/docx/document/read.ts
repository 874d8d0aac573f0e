import { fail, ok, type Result } from '#core/model/index.ts';
import { blockSink } from '../../block-sink.ts';
import type { ReadFinding, ReadLimits, ReadOptions, Reading } from '../../format.ts';
import { readHtml } from '../../html/read.ts';
import { joinedBytes } from '../../joined-bytes.ts';
import { partRef } from '../../part-ref.ts';
import type { RawBlock } from '../../raw-block.ts';
import { chunkPage, type Chunk } from './chunks.ts';
import type { WordedPart } from './document-parts.ts';
import { drawingPlaces } from './drawing.ts';
import { openDocument, storyContext, type OpenDocument } from './open-document.ts';
import type { Place } from './place.ts';
import { storyOf } from './story.ts';
import { titlePlace } from './title.ts';

type State = {
  readonly options: Set<string>;
  readonly report: (finding: ReadFinding) => void;
  /** Chunks that were read: the words of each are one text, wherever it is taken in. */
  readonly chunks: Set<string>;
  changes: number;
  line: number;
};

type Sink = ReturnType<typeof blockSink>;

/** A document while it is read. */
type Visit = {
  readonly document: OpenDocument;
  readonly sink: Sink;
  readonly state: State;
  readonly add: (place: Place) => void;
};

/** The blocks of what a document takes in. */
function* blocksIn({ part, kind }: Chunk, document: OpenDocument, state: State): Generator<Result<RawBlock>> {
  const bytes = document.office.bytes(part);
  if (!bytes.ok) yield bytes;
  if (!bytes.ok || bytes.value === null) return;
  const report = (finding: ReadFinding): void =>
    state.report({ ...finding, detail: `${part}: ${finding.detail}` });
  if (kind === 'page') {
    const { text, isXml } = chunkPage(part, bytes.value);
    yield* readHtml(text, isXml, report);
    return;
  }
  const inner = openDocument(bytes.value, document.choices, undefined, true);
  if (!inner.ok) yield inner;
  else {
    inner.value.parts.findings.forEach(report);
    yield* blocksOf(inner.value, state);
  }
}

/** What the whole document is refused for. What else is wrong with a chunk is its own fault, which the other words need not pay for. */
const refuses: ReadonlySet<string> = new Set(['document.large-package', 'file.too-many', 'document.refused']);

/** The blocks of a chunk with references that name it. Failures: those that the document is refused for. */
const chunkBlocks = (chunk: Chunk, { document, state }: Visit): Result<readonly RawBlock[]> => {
  const blocks: RawBlock[] = [];
  const { line } = state;
  for (const block of blocksIn(chunk, document, state)) {
    if (!block.ok && refuses.has(block.error.code)) return block;
    if (!block.ok) {
      state.line = line;
      state.report({ code: 'left-out', line: 0, detail: chunk.part, count: 1 });
      return ok([]);
    }
    const { ref, ...rest } = block.value;
    const own = ref === undefined ? rest : { ...rest, ref: partRef(chunk.part, ref) };
    blocks.push(chunk.kind === 'page' ? { ...own, line: (state.line += 1) } : own);
  }
  return ok(blocks);
};

/** Puts the blocks of a chunk behind those that are complete; the last one waits for what follows. True when there was no failure. */
function* addChunk(chunk: Chunk, visit: Visit): Generator<Result<RawBlock>, boolean> {
  const { sink, state } = visit;
  if (chunk.kind === null || state.chunks.has(chunk.part)) return true;
  state.chunks.add(chunk.part);
  const blocks = chunkBlocks(chunk, visit);
  if (!blocks.ok) {
    yield blocks;
    return false;
  }
  yield* sink.end('\n\n');
  for (const block of blocks.value.slice(0, -1)) yield ok(block);
  const last = blocks.value.at(-1);
  if (last === undefined) return true;
  const { gap: _gap, softBreak: _softBreak, ...draft } = last;
  sink.add(draft);
  sink.table();
  return true;
}

function* storyBlocks(part: WordedPart, text: string, visit: Visit): Generator<Result<RawBlock>, boolean> {
  const { document, sink, state, add } = visit;
  const changed = (): void => {
    state.changes += 1;
    state.options.add('trackedChanges');
  };
  const isRefused = (): boolean => state.changes > 0 && document.choices['trackedChanges'] === 'refuse';
  for (const item of storyOf(storyContext(document, part, text, changed))) {
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
    else if (value.kind === 'chunk') {
      const chunk = document.parts.chunk(part.part, value.id);
      if (chunk !== null && !(yield* addChunk(chunk, visit))) return false;
    }
    yield* sink.drain();
  }
  sink.table();
  if (isRefused()) yield fail('document.refused', { reason: 'docx.refusals.tracked' });
  return !isRefused();
}

/** Adds the texts of a part, and gives the blocks that are complete. A failure is the last that comes; true when there was none. */
function* partBlocks(worded: WordedPart, visit: Visit): Generator<Result<RawBlock>, boolean> {
  const { part, kind } = worded;
  const text = visit.document.office.text(part);
  if (!text.ok) yield text;
  if (!text.ok || text.value === null) return text.ok;
  if (kind === 'story') return yield* storyBlocks(worded, text.value.text, visit);
  for (const place of drawingPlaces(part, text.value.text)) {
    if (place.ok) visit.add(place.value);
    else {
      yield place;
      return false;
    }
  }
  return true;
}

function* blocksOf(document: OpenDocument, state: State): Generator<Result<RawBlock>> {
  const sink = blockSink();
  const add = ({ block, rich, ref }: Place): void => {
    state.line += 1;
    sink.add({ ...block, rich, line: state.line, ref });
  };
  const title = titlePlace(document);
  if (title.ok && title.value !== null) add(title.value);
  if (!title.ok) yield title;
  let isGood = title.ok;
  for (const part of document.parts.worded)
    if (isGood) isGood = yield* partBlocks(part, { document, sink, state, add });
  if (isGood) yield* sink.end();
}

/** Options that matter for a document: what it has. */
const optionsOf = ({ office, parts }: OpenDocument): Set<string> => {
  const found = new Set(['altTexts', 'title']);
  if (parts.hasBlocks) found.add('buildingBlocks');
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
  const report = options.report ?? (() => undefined);
  const state: State = { options: new Set(), report, chunks: new Set(), changes: 0, line: 0 };
  function* blocks(): Generator<Result<RawBlock>> {
    const document = openDocument(joinedBytes(bytes), options.choices, options.memo);
    if (!document.ok) {
      yield document;
      return;
    }
    for (const id of optionsOf(document.value)) state.options.add(id);
    document.value.parts.findings.forEach(report);
    yield* blocksOf(document.value, state);
  }
  return { blocks: blocks(), options: () => [...state.options], damage: () => ({ count: 0, places: [] }) };
};
