import { ok, type Result } from '#core/model/index.ts';
import { mainPart, type OfficePackage, type PackageRelation } from '#core/ooxml/package.ts';
import type { ReadFinding } from '../../format.ts';

/** A part with words. `shown`: the part that shows the words of a SmartArt again. */
export type WordedPart = {
  readonly part: string;
  readonly kind: 'story' | 'drawing';
  readonly shown: string | null;
};

export type DocumentParts = {
  readonly main: string;
  readonly styles: string | null;
  readonly settings: string | null;
  readonly theme: string | null;
  readonly numbering: string | null;
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

const findingsOf = (
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
  const workbooks = relations.filter(({ kind, part }) => kind === 'package' && part !== null);
  const chunks = relations.filter(({ kind }) => kind === 'aFChunk' || kind === 'subDocument');
  const found: ReadFinding[] = [];
  if (macros.length > 0)
    found.push({ code: 'macros', line: 0, detail: macros.slice(0, 5).join(', '), count: macros.length });
  for (const { part } of workbooks) found.push({ code: 'docx.chart-workbook', line: 0, detail: part ?? '' });
  if (chunks.length > 0)
    found.push({
      code: 'left-out',
      line: 0,
      detail: chunks[0]?.part ?? chunks[0]?.address ?? '',
      count: chunks.length,
    });
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

/** Parts with words, found by relationships from the main part on, whatever their names. Failures: of the package and its XML. */
export const documentParts = (office: OfficePackage, comments: boolean): Result<DocumentParts> => {
  const main = mainPart(office);
  if (!main.ok) return main;
  const own = office.relations(main.value);
  if (!own.ok) return own;
  const partOf = (kind: string): string | null =>
    own.value.find((one) => one.kind === kind && one.part !== null)?.part ?? null;
  const worded: WordedPart[] = [{ part: main.value, kind: 'story', shown: null }];
  const seen = new Set([main.value]);
  const found = own.value
    .filter(({ kind, part }) => stories.has(kind) && part !== null && (comments || kind !== 'comments'))
    .toSorted((a, b) => (stories.get(a.kind) ?? 0) - (stories.get(b.kind) ?? 0));
  for (const { part } of found) {
    if (part === null || seen.has(part) || !office.has(part)) continue;
    seen.add(part);
    worded.push({ part, kind: 'story', shown: null });
  }
  const all: PackageRelation[] = [];
  const byPart = new Map<string, readonly PackageRelation[]>();
  // Drawings are added behind as they are found: a chart may have shapes of its own.
  for (const { part } of worded) {
    const relations = office.relations(part);
    if (!relations.ok) return relations;
    byPart.set(part, relations.value);
    all.push(...relations.value);
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
      });
    }
  }
  return ok({
    main: main.value,
    styles: partOf('styles'),
    settings: partOf('settings'),
    theme: partOf('theme'),
    numbering: partOf('numbering'),
    worded,
    address: (part, id) => byPart.get(part)?.find((one) => one.id === id)?.address ?? null,
    findings: findingsOf(all, office.names),
  });
};
