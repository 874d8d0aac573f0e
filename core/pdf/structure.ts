import type { PdfFile } from './read.ts';
import { isArray, isDict, isRef, PdfProblem, type PdfDict, type PdfRef, type PdfValue } from './values.ts';
import type { PdfWriter } from './write.ts';

/** What the tags of a part need of the whole. */
export type Placing = {
  readonly file: PdfFile;
  readonly writer: PdfWriter;
  /** The page as it is numbered in the whole; null of one that is left out. */
  readonly page: (value: PdfValue | undefined) => PdfRef | null;
  /** Anything else that an element has, with its references as they are in the whole. */
  readonly copied: (value: PdfValue) => PdfValue;
};

/** Elements deeper than that are not written by any browser. */
const deepest = 400;

/** Keys that are not copied as they are. */
const own = new Set(['/P', '/Pg', '/K', '/Type']);

const listed = (value: PdfValue | null): readonly PdfValue[] => (value === null ? [] : [value]);

const kidsOf = (value: PdfValue | undefined): readonly PdfValue[] =>
  value === undefined || value === 'null' ? [] : isArray(value) ? value : [value];

/**
 * Copies the elements of a part (ISO 32000-1, section 14.7.2) whose contents stand on pages that are kept; what has nothing left goes.
 * Answers the elements below the root of the part, and what became of each element by its number. O(elements).
 */
export const copyStructure = (
  { file, writer, page, copied }: Placing,
  parent: PdfRef,
  isWhole: boolean,
): { readonly kids: readonly PdfRef[]; readonly element: (number: number) => PdfRef | null } => {
  const made = new Map<number, PdfRef>();

  /** What an element holds of a page: marked content by its number, or an object such as a link. */
  const held = (kid: PdfDict, own: PdfRef | null): PdfValue | null => {
    const on = kid.has('/Pg') ? page(kid.get('/Pg')) : own;
    if (on === null) return null;
    return new Map([...kid].map(([key, one]) => [key, key === '/Pg' ? on : copied(one)] as const));
  };

  const element = (number: number, above: PdfRef, depth: number): PdfRef | null => {
    if (depth > deepest || made.has(number)) throw new PdfProblem('the tags go in circles');
    const entries = file.dict({ ref: number });
    const on = entries.has('/Pg') ? page(entries.get('/Pg')) : null;
    const ref = writer.reserve();
    made.set(number, ref);
    const before = kidsOf(entries.get('/K'));
    const kids = before.flatMap((kid): readonly PdfValue[] => {
      const value = isRef(kid) ? file.resolved(kid) : kid;
      if (typeof value === 'string') return on === null ? [] : [value];
      if (!isDict(value)) return [];
      if (isRef(kid) && value.has('/S')) return listed(element(kid.ref, ref, depth + 1));
      return listed(held(value, on));
    });
    if (kids.length === 0 && (before.length > 0 || !isWhole)) {
      made.delete(number);
      return null;
    }
    const all: [string, PdfValue][] = [['/Type', '/StructElem']];
    for (const [key, value] of entries) if (!own.has(key)) all.push([key, copied(value)]);
    all.push(['/P', above]);
    if (on !== null) all.push(['/Pg', on]);
    if (kids.length > 0) all.push(['/K', kids.length === 1 ? (kids[0] ?? 'null') : kids]);
    writer.object(ref, new Map(all));
    return ref;
  };

  const root = file.dict(file.root.get('/StructTreeRoot'));
  const tops = kidsOf(file.resolved(root.get('/K'))).flatMap((kid) => {
    const dict = file.dict(kid);
    return dict.get('/S') === '/Document' ? kidsOf(dict.get('/K')) : [kid];
  });
  // A root of one element is named by reference, and resolved to its dictionary.
  const named = isRef(root.get('/K')) && isDict(file.resolved(root.get('/K')));
  const below = named ? kidsOf(file.dict(root.get('/K')).get('/K')) : tops;
  const kids = below.flatMap((kid) => (isRef(kid) ? (element(kid.ref, parent, 0) ?? []) : []));
  return { kids, element: (number) => made.get(number) ?? null };
};

/** Entries of a tree of numbers (section 7.9.7) by their keys. */
export const numberTree = (file: PdfFile, root: PdfValue | undefined): ReadonlyMap<number, PdfValue> => {
  const found = new Map<number, PdfValue>();
  const read = (value: PdfValue | undefined, depth: number): void => {
    if (depth > deepest) throw new PdfProblem('a tree goes in circles');
    const node = file.dict(value);
    const entries = kidsOf(file.resolved(node.get('/Nums')));
    for (let n = 0; n + 1 < entries.length; n += 2) {
      const one = entries[n + 1];
      if (one !== undefined) found.set(Number(entries[n]), one);
    }
    for (const kid of kidsOf(file.resolved(node.get('/Kids')))) read(kid, depth + 1);
  };
  read(root, 0);
  return found;
};
