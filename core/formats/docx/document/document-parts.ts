import { ok, type Result } from '#core/model/index.ts';
import { mainPart, type OfficePackage, type PackageRelation } from '#core/ooxml/package.ts';
import type { ReadFinding } from '../../format.ts';
import { chunkIn, type Chunk } from './chunks.ts';

/**
 * A part with words. `shown`: the part that shows the words of a SmartArt again. `isBlock`: it is of the building blocks, which have styles of their
 * own.
 */
export type WordedPart = {
  readonly isBlock?: true;
  readonly part: string;
  readonly kind: 'story' | 'drawing';
  readonly shown: string | null;
};

/** Parts that say how text is set. */
type LookParts = {
  readonly styles: string | null;
  readonly settings: string | null;
  readonly theme: string | null;
  readonly numbering: string | null;
};

export type DocumentParts = LookParts & {
  readonly main: string;
  /** Of the building blocks, where they are read. */
  readonly blocks: LookParts | null;
  /** Whether there are building blocks (section 12.2). */
  readonly hasBlocks: boolean;
  /** What the document takes in when it is opened, by the part and relationship that say so. */
  readonly chunk: (part: string, id: string) => Chunk | null;
  /** In the order in which they are read: the document, its notes, headers and footers, then the drawings of each. */
  readonly worded: readonly WordedPart[];
  /** Where relationships lead, by part and id. */
  readonly address: (part: string, id: string) => string | null;
  readonly findings: readonly ReadFinding[];
};

const stories: ReadonlyMap<string, number> = new Map(
  ['footnotes', 'endnotes', 'header', 'footer', 'comments'].map((kind, order) => [kind, order]),
);
const drawings = new Set(['chart', 'chartEx', 'diagramData', 'chartUserShapes']);

/** Programs in a document, which are kept and never run. */
const programs = new Set(['vbaProject', 'oleObject', 'control', 'activeXControlBinary']);

const macrosOf = (
  relations: readonly PackageRelation[],
  names: readonly string[],
): readonly ReadFinding[] => {
  const macros = [
    ...new Set([
      ...relations
        .filter(({ kind, part }) => programs.has(kind) && part !== null)
        .map(({ part }) => part ?? ''),
      ...names.filter((name) => /(?:^|\/)vbaProject\.bin$/i.test(name)),
    ]),
  ];
  if (macros.length === 0) return [];
  return [{ code: 'macros', line: 0, detail: macros.slice(0, 5).join(', '), count: macros.length }];
};

const isChunk = ({ kind }: PackageRelation): boolean => kind === 'aFChunk' || kind === 'subDocument';

/** Chunks by where they are and by which relationship. Failures: of the zip. */
const chunksOf = (
  office: OfficePackage,
  relations: readonly PackageRelation[],
): Result<ReadonlyMap<PackageRelation, Chunk>> => {
  const chunks = new Map<PackageRelation, Chunk>();
  for (const one of relations.filter(isChunk)) {
    if (one.part === null || one.kind !== 'aFChunk') continue;
    const chunk = chunkIn(office, one.part);
    if (!chunk.ok) return chunk;
    chunks.set(one, chunk.value);
  }
  return ok(chunks);
};

const findingsOf = (
  relations: readonly PackageRelation[],
  names: readonly string[],
  chunks: ReadonlyMap<PackageRelation, Chunk>,
): readonly ReadFinding[] => {
  const workbooks = relations.filter(({ kind, part }) => kind === 'package' && part !== null);
  const left = relations.filter((one) => isChunk(one) && (chunks.get(one)?.kind ?? null) === null);
  const found = [...macrosOf(relations, names)];
  for (const { part } of workbooks) found.push({ code: 'docx.chart-workbook', line: 0, detail: part ?? '' });
  if (left.length > 0) {
    const detail = left.slice(0, 5).map(({ part, address }) => part ?? address ?? '');
    found.push({ code: 'left-out', line: 0, detail: detail.join(', '), count: left.length });
  }
  return found;
};

/** The drawing of a SmartArt, which its data names by a relationship of the part that it stands in ([MS-ODRAWXML], `dataModelExt`). */
const shownBy = (
  office: OfficePackage,
  data: string,
  relations: readonly PackageRelation[],
): Result<string | null> => {
  const text = office.text(data);
  if (!text.ok) return text;
  const id = /<\w+:dataModelExt\s[^>]*relId="([^"]+)"/.exec(text.value?.text ?? '')?.[1];
  return ok(relations.find((one) => one.id === id && one.kind === 'diagramDrawing')?.part ?? null);
};

/** Stories of a document, or of its building blocks: the part itself, then its notes, headers, footers and, where wanted, comments. */
const storiesOf = (
  office: OfficePackage,
  main: string,
  relations: readonly PackageRelation[],
  comments: boolean,
): readonly string[] => {
  const found = relations
    .filter(({ kind, part }) => stories.has(kind) && part !== null && (comments || kind !== 'comments'))
    .toSorted((a, b) => (stories.get(a.kind) ?? 0) - (stories.get(b.kind) ?? 0))
    .flatMap(({ part }) => (part !== null && office.has(part) ? [part] : []));
  return [main, ...found];
};

const partOf = (relations: readonly PackageRelation[], kind: string): string | null =>
  relations.find((one) => one.kind === kind && one.part !== null)?.part ?? null;

const lookParts = (relations: readonly PackageRelation[]): LookParts => ({
  styles: partOf(relations, 'styles'),
  settings: partOf(relations, 'settings'),
  theme: partOf(relations, 'theme'),
  numbering: partOf(relations, 'numbering'),
});

/** Adds the drawings of each part behind, as they are found: a chart may have shapes of its own. Gives the relationships of all. */
const addDrawings = (
  office: OfficePackage,
  worded: WordedPart[],
  seen: Set<string>,
): Result<ReadonlyMap<string, readonly PackageRelation[]>> => {
  const byPart = new Map<string, readonly PackageRelation[]>();
  for (const { part, isBlock } of worded) {
    const relations = office.relations(part);
    if (!relations.ok) return relations;
    byPart.set(part, relations.value);
    for (const one of relations.value) {
      if (!drawings.has(one.kind) || one.part === null || seen.has(one.part) || !office.has(one.part))
        continue;
      seen.add(one.part);
      const shown = one.kind === 'diagramData' ? shownBy(office, one.part, relations.value) : ok(null);
      if (!shown.ok) return shown;
      worded.push({
        part: one.part,
        kind: 'drawing',
        shown: shown.value !== null && office.has(shown.value) ? shown.value : null,
        ...(isBlock === true ? { isBlock } : {}),
      });
    }
  }
  return ok(byPart);
};

/** Which parts beside the usual ones are read: by option comments and building blocks; chunks, but not in a chunk. */
export type WantedParts = {
  readonly comments: boolean;
  readonly buildingBlocks: boolean;
  readonly chunks: boolean;
};

/** Parts with words, found by relationships from the main part on, whatever their names. Failures: of the package and its XML. */
export const documentParts = (office: OfficePackage, wanted: WantedParts): Result<DocumentParts> => {
  const main = mainPart(office);
  if (!main.ok) return main;
  const own = office.relations(main.value);
  if (!own.ok) return own;
  const missing = office.missingRelations(main.value);
  if (!missing.ok) return missing;
  const worded: WordedPart[] = [];
  const seen = new Set<string>();
  const add = (part: string, isBlock: boolean): void => {
    if (seen.has(part)) return;
    seen.add(part);
    worded.push({ part, kind: 'story', shown: null, ...(isBlock ? { isBlock } : {}) });
  };
  for (const part of storiesOf(office, main.value, own.value, wanted.comments)) add(part, false);
  const glossary = partOf(own.value, 'glossaryDocument');
  const hasBlocks = glossary !== null && office.has(glossary);
  const blocks = hasBlocks && wanted.buildingBlocks ? office.relations(glossary) : ok(null);
  if (!blocks.ok) return blocks;
  if (glossary !== null && blocks.value !== null)
    for (const part of storiesOf(office, glossary, blocks.value, wanted.comments)) add(part, true);
  const byPart = addDrawings(office, worded, seen);
  if (!byPart.ok) return byPart;
  const all = [...byPart.value.values()].flat();
  const chunks = wanted.chunks ? chunksOf(office, all) : ok(new Map<PackageRelation, Chunk>());
  if (!chunks.ok) return chunks;
  const relation = (part: string, id: string): PackageRelation | undefined =>
    byPart.value.get(part)?.find((one) => one.id === id);
  return ok({
    main: main.value,
    ...lookParts(own.value),
    blocks: blocks.value === null ? null : lookParts(blocks.value),
    hasBlocks,
    chunk: (part, id) => {
      const one = relation(part, id);
      return one === undefined ? null : (chunks.value.get(one) ?? null);
    },
    worded,
    address: (part, id) => relation(part, id)?.address ?? null,
    findings: [
      ...(missing.value === null ? [] : [{ code: 'part-missing' as const, line: 0, detail: missing.value }]),
      ...findingsOf(all, office.names, chunks.value),
      ...(hasBlocks && !wanted.buildingBlocks
        ? [{ code: 'docx.building-blocks' as const, line: 0, detail: glossary }]
        : []),
    ],
  });
};
