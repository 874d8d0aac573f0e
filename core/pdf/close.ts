import { documentEntries, type DocumentFacts } from './document-facts.ts';
import { writeOutline, type OutlineItem } from './outline.ts';
import { textString, type PdfRef, type PdfValue } from './values.ts';
import type { PdfWriter } from './write.ts';

/** What was added of a part: its branches of pages, its outline, and its topmost tags. */
type Section = {
  readonly branches: readonly PdfRef[];
  readonly count: number;
  readonly items: readonly OutlineItem[];
  readonly kids: readonly PdfRef[];
};

/** Front matter has small Roman numbers, everything else is counted from 1 (section 12.4.2). */
export type PartKind = 'front' | 'text';

/** What has been joined so far. */
export type Joined = {
  readonly writer: PdfWriter;
  readonly pageRoot: PdfRef;
  readonly structureRoot: PdfRef;
  /** The one element that holds all others. */
  readonly document: PdfRef;
  readonly dests: Map<string, PdfValue>;
  readonly parents: [number, PdfValue][];
  readonly sections: Record<PartKind, Section[]>;
};

/** Tags of the whole: one document, and by which tags contents stand. */
const writeStructure = (
  { writer, structureRoot, document, parents }: Joined,
  all: readonly Section[],
  facts: DocumentFacts,
): void => {
  const tops = all.flatMap(({ kids }) => kids);
  const entries: [string, PdfValue][] = [
    ['/Type', '/StructElem'],
    ['/S', '/Document'],
    ['/Lang', textString(facts.language)],
    ['/P', structureRoot],
    ['/K', tops],
  ];
  writer.object(document, new Map(entries));
  const kids: PdfRef[] = [];
  for (let at = 0; at < parents.length; at += 500) {
    const own = parents.slice(at, at + 500);
    const kid = writer.reserve();
    const limited: [string, PdfValue][] = [
      ['/Limits', [String(own[0]?.[0] ?? 0), String(own.at(-1)?.[0] ?? 0)]],
      ['/Nums', own.flatMap(([key, value]) => [String(key), value])],
    ];
    writer.object(kid, new Map(limited));
    kids.push(kid);
  }
  const tree = writer.reserve();
  writer.object(tree, new Map([['/Kids', kids]]));
  const root: [string, PdfValue][] = [
    ['/Type', '/StructTreeRoot'],
    ['/K', document],
    ['/ParentTree', tree],
    ['/ParentTreeNextKey', String((parents.at(-1)?.[0] ?? -1) + 1)],
  ];
  writer.object(structureRoot, new Map(root));
};

/** Labels of pages: small Roman numbers in front, then Arabic ones from the first page of the text on. */
const labelsOf = (front: number, first: number): PdfValue => [
  ...(front === 0 ? [] : ['0', new Map([['/S', '/r']])]),
  String(front),
  new Map([['/S', '/D'], ...(first === 1 ? [] : [['/St', String(first)] as const])]),
];

/** The book's own title is no chapter above the others. */
const flat = (items: readonly OutlineItem[]): readonly OutlineItem[] =>
  items.flatMap((item) => [{ ...item, items: [] }, ...flat(item.items)]);

/** Writes what holds the parts together, and ends the file. `first`: the number of the first page of the text. */
export const closePdf = (joined: Joined, facts: DocumentFacts, first: number): void => {
  const { writer, sections, pageRoot, structureRoot, dests } = joined;
  const all = [...sections.front, ...sections.text];
  const branches = all.flatMap((section) => section.branches);
  const count = all.reduce((sum, section) => sum + section.count, 0);
  const front = sections.front.reduce((sum, section) => sum + section.count, 0);
  const root: [string, PdfValue][] = [
    ['/Type', '/Pages'],
    ['/Count', String(count)],
    ['/Kids', branches],
  ];
  writer.object(pageRoot, new Map(root));
  writeStructure(joined, all, facts);
  const items = [
    ...sections.front.flatMap((section) => flat(section.items)),
    ...sections.text.flatMap((section) => section.items),
  ];
  const outline = writeOutline(writer, items);
  const catalog = writer.reserve();
  const { info, entries } = documentEntries(writer, facts);
  writer.object(
    catalog,
    new Map<string, PdfValue>([
      ['/Type', '/Catalog'],
      ['/Pages', pageRoot],
      ['/StructTreeRoot', structureRoot],
      ['/MarkInfo', new Map([['/Marked', 'true']])],
      ['/PageLabels', new Map([['/Nums', labelsOf(front, first)]])],
      ['/Dests', dests],
      ...(outline === null ? [] : [['/Outlines', outline] as const]),
      ...entries,
    ]),
  );
  writer.end(
    new Map([
      ['/Root', catalog],
      ['/Info', info],
    ]),
  );
};
