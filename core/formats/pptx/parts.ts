import { officeNames } from '../docx/document/names.ts';
import { ok, type Result } from '#core/model/index.ts';
import { checkRelations, mainPart, type OfficePackage, type PackageRelation } from '#core/ooxml/package.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readWholeXml } from '#core/xml/read.ts';
import type { ReadFinding } from '../format.ts';
import type { Choices } from '../import-options.ts';

/** A part with words: a slide, its notes, what was said of it, a master; or a drawing. `shown`: the part that shows the words of a SmartArt again. */
export type SlidePart = {
  readonly part: string;
  readonly kind: 'slide' | 'notes' | 'comments' | 'master' | 'drawing';
  readonly shown: string | null;
};

export type PresentationParts = {
  /** Slides in the order of the presentation, each followed by its drawings, notes and comments; then masters and layouts. */
  readonly parts: readonly SlidePart[];
  readonly findings: readonly ReadFinding[];
  /** Whether any of the slides that are read has comments. */
  readonly hasComments: boolean;
};

/** What the presentation itself says: its slides in order (section 19.2.1.34), by relationship. */
const slideIds = (text: string, part: string): Result<readonly string[]> => {
  const ids: string[] = [];
  const fault = readWholeXml(
    text,
    {
      open: ({ name, attributes }) => {
        const id = attributes.get('r:id');
        if (name === 'p:sldId' && id !== undefined) ids.push(id);
      },
    },
    { namespaces: officeNames },
  );
  return fault === null ? ok(ids) : xmlFailure(fault, part);
};

/** Whether a slide is hidden (section 19.3.1.38, `show`). */
const isHidden = (text: string): boolean =>
  /<(?:\w+:)?sld\s[^>]*\bshow="(?:0|false)"/.test(text.slice(0, 8192));

const drawings = new Set(['chart', 'chartEx', 'diagramData', 'chartUserShapes']);
const programs = new Set(['vbaProject', 'oleObject', 'control', 'activeXControlBinary']);

/** The drawing of a SmartArt, which its data names by a relationship of the slide ([MS-ODRAWXML], `dataModelExt`). */
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

/** Gathers parts, each once. */
const collector = (office: OfficePackage) => {
  const parts: SlidePart[] = [];
  const seen = new Set<string>();
  const macros: string[] = [];
  /** Slides that the presentation has and the package has not. */
  const missing: string[] = [];
  const books: string[] = [];
  const comments = { found: false };
  const add = (part: string | null, kind: SlidePart['kind'], shown: string | null = null): boolean => {
    if (part === null || seen.has(part) || !office.has(part)) return false;
    seen.add(part);
    parts.push({ part, kind, shown });
    return true;
  };
  /** Drawings of a part, and of these. */
  const addDrawings = (part: string): Result<readonly PackageRelation[]> => {
    const relations = office.relations(part);
    if (!relations.ok) return relations;
    for (const one of relations.value) {
      if (programs.has(one.kind) && one.part !== null) macros.push(one.part);
      if (one.kind === 'package' && one.part !== null) books.push(one.part);
      if (!drawings.has(one.kind) || one.part === null) continue;
      const shown = one.kind === 'diagramData' ? shownBy(office, one.part, relations.value) : ok(null);
      if (!shown.ok) return shown;
      if (!add(one.part, 'drawing', shown.value)) continue;
      const inner = addDrawings(one.part);
      if (!inner.ok) return inner;
    }
    return relations;
  };
  const findings = (): readonly ReadFinding[] => [
    ...missing.map((detail) => ({ code: 'part-missing' as const, line: 0, detail })),
    ...(macros.length === 0
      ? []
      : [{ code: 'macros' as const, line: 0, detail: macros.slice(0, 5).join(', '), count: macros.length }]),
    ...books.map((detail) => ({ code: 'pptx.chart-workbook' as const, line: 0, detail })),
  ];
  return { add, addDrawings, parts, macros, missing, findings, comments };
};

const addSlide = (
  office: OfficePackage,
  slide: string,
  choices: Choices,
  { add, addDrawings, comments }: ReturnType<typeof collector>,
): Result<null> => {
  const text = office.text(slide);
  if (!text.ok) return text;
  if (text.value === null || (choices['hidden'] !== true && isHidden(text.value.text))) return ok(null);
  add(slide, 'slide');
  const relations = addDrawings(slide);
  if (!relations.ok) return relations;
  const notes = relations.value.find(({ kind }) => kind === 'notesSlide')?.part ?? null;
  if (choices['notes'] === true) add(notes, 'notes');
  // Of old (section 13.3.2), and in threads ([MS-PPTX], 2.1.29): the last words of both types are the same.
  for (const { kind, part } of relations.value) {
    if (kind !== 'comments' || part === null || !office.has(part)) continue;
    comments.found = true;
    if (choices['comments'] === true) add(part, 'comments');
  }
  return ok(null);
};

const addMasters = (
  relations: readonly PackageRelation[],
  office: OfficePackage,
  { add }: ReturnType<typeof collector>,
): Result<null> => {
  for (const { kind, part } of relations) {
    if (kind !== 'slideMaster' || part === null) continue;
    add(part, 'master');
    const own = office.relations(part);
    if (!own.ok) return own;
    for (const one of own.value) if (one.kind === 'slideLayout') add(one.part, 'master');
  }
  return ok(null);
};

/** Parts with words, found by relationships whatever their names, in the order of the presentation. Failures: of the package and its XML. */
export const presentationParts = (office: OfficePackage, choices: Choices): Result<PresentationParts> => {
  const main = mainPart(office);
  if (!main.ok) return main;
  const text = office.text(main.value);
  if (!text.ok) return text;
  const ids = slideIds(text.value?.text ?? '', main.value);
  if (!ids.ok) return ids;
  const whole = checkRelations(office, main.value);
  if (!whole.ok) return whole;
  const relations = office.relations(main.value);
  if (!relations.ok) return relations;
  const found = collector(office);
  for (const { kind, part } of relations.value)
    if (programs.has(kind) && part !== null) found.macros.push(part);
  for (const id of ids.value) {
    const slide = relations.value.find((one) => one.id === id)?.part ?? null;
    if (slide === null || !office.has(slide)) found.missing.push(slide ?? id);
    const done = slide === null ? ok(null) : addSlide(office, slide, choices, found);
    if (!done.ok) return done;
  }
  const masters = choices['masters'] === true ? addMasters(relations.value, office, found) : ok(null);
  return masters.ok
    ? ok({ parts: found.parts, findings: found.findings(), hasComments: found.comments.found })
    : masters;
};
