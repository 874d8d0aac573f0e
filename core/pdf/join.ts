import { closePdf, type Joined, type PartKind } from './close.ts';
import { copier, streamSharer } from './copy.ts';
import type { DocumentFacts } from './document-facts.ts';
import { readOutline } from './outline.ts';
import { pagesOf } from './pages.ts';
import type { PdfFile } from './read.ts';
import { copyStructure, numberTree } from './structure.ts';
import { isArray, isRef, type PdfDict, type PdfRef, type PdfValue } from './values.ts';
import { pdfWriter } from './write.ts';

/** Pages that bear no running head, by their places in a file; `room`: how far from the upper edge heads stand, in CSS pixels. */
export type BarePages = { readonly pages: ReadonlySet<number>; readonly room: number };

/** Pages of a branch of the tree of pages. */
const perBranch = 32;
/** A branch of the tree of pages. */
const branchOf = (parent: PdfRef, kids: readonly PdfRef[]): PdfDict =>
  new Map<string, PdfValue>([
    ['/Type', '/Pages'],
    ['/Parent', parent],
    ['/Count', String(kids.length)],
    ['/Kids', kids],
  ]);

/** Writes pages in branches of the tree of pages. */
const branchesOf = (
  kept: readonly PdfRef[],
  { writer, pageRoot }: Joined,
  page: (old: PdfRef) => PdfRef | null,
  entries: (number: number, parent: PdfRef) => PdfDict,
): readonly PdfRef[] => {
  const branches: PdfRef[] = [];
  for (let at = 0; at < kept.length; at += perBranch) {
    const branch = writer.reserve();
    const refs: PdfRef[] = [];
    for (const old of kept.slice(at, at + perBranch)) {
      const own = page(old);
      if (own === null) continue;
      writer.object(own, entries(old.ref, branch));
      refs.push(own);
    }
    writer.object(branch, branchOf(pageRoot, refs));
    branches.push(branch);
  }
  return branches;
};

/**
 * Joins files that Chromium printed to one: their pages, tags, outlines, links and named places. What is added goes to `sink` at once; of
 * each part only its numbers are kept, and the streams that parts share. Throws `PdfProblem` on what Chromium does not write.
 */
export const joinPdf = (sink: (bytes: Uint8Array) => void, facts: DocumentFacts) => {
  const writer = pdfWriter(sink);
  const joined: Joined = {
    writer,
    pageRoot: writer.reserve(),
    structureRoot: writer.reserve(),
    document: writer.reserve(),
    dests: new Map(),
    parents: [],
    sections: { front: [], text: [] },
  };
  const { pageRoot, document, dests, parents, sections } = joined;
  const share = streamSharer(writer);
  const sizes = new Set<PdfValue>();
  let nextParent = 0;

  /** Adds the first `count` pages of a file; front matter may come last. */
  const add = (file: PdfFile, kind: PartKind, count = Infinity, bare: BarePages | null = null): void => {
    const all = pagesOf(file);
    const pages = new Map(all.map(({ ref }, n) => [ref, n < count ? writer.reserve() : null] as const));
    const kept = all.slice(0, count);
    const [one] = kept;
    if (one !== undefined) sizes.add(file.resolved(file.dict(one).get('/MediaBox')));
    const firstParent = nextParent;
    const page = (value: PdfValue | undefined): PdfRef | null =>
      isRef(value) ? (pages.get(value.ref) ?? null) : null;
    const copies = copier({ file, writer, pages, firstParent, share, divided: facts.divided === true });
    const { kids, element } = copyStructure(
      { file, writer, page, copied: copies.copied },
      document,
      kept.length === all.length,
    );
    const elementOf = (value: PdfValue | undefined): PdfRef | null =>
      isRef(value) ? element(value.ref) : null;

    const withoutHead = new Set(kept.filter((_, n) => bare?.pages.has(n)).map(({ ref }) => ref));
    const branches = branchesOf(kept, joined, page, (number, parent) =>
      copies.page(number, parent, withoutHead.has(number) ? (bare?.room ?? null) : null),
    );
    for (const [key, value] of numberTree(
      file,
      file.dict(file.root.get('/StructTreeRoot')).get('/ParentTree'),
    )) {
      nextParent = Math.max(nextParent, firstParent + key + 1);
      const list = file.resolved(value);
      const mapped = isArray(list) ? list.map((one) => elementOf(one) ?? 'null') : elementOf(value);
      if (mapped !== null && !(isArray(mapped) && mapped.every((one) => one === 'null')))
        parents.push([firstParent + key, mapped]);
    }
    for (const [name, value] of file.dict(file.root.get('/Dests'))) {
      const dest = file.resolved(value);
      const on = isArray(dest) ? page(dest[0]) : null;
      if (isArray(dest) && on !== null) dests.set(name, [on, ...dest.slice(1)]);
    }
    const items = readOutline(file, page, elementOf);
    sections[kind].push({ branches, count: kept.length, items, kids });
  };

  /** Adds an empty page to the front matter, of the size of those that are there. */
  const addBlank = (): void => {
    const [size] = [...sizes];
    if (size === undefined) return;
    const [branch, ref] = [writer.reserve(), writer.reserve()];
    const entries: [string, PdfValue][] = [
      ['/Type', '/Page'],
      ['/Parent', branch],
      ['/MediaBox', size],
      ['/Resources', new Map()],
    ];
    writer.object(ref, new Map(entries));
    writer.object(branch, branchOf(pageRoot, [ref]));
    sections.front.push({ branches: [branch], count: 1, items: [], kids: [] });
  };

  return {
    add,
    addBlank,
    /** Ends the file. `first`: the number of the first page of the text. */
    end: (first = 1): void => closePdf(joined, facts, first),
  };
};
