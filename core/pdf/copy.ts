import type { PdfFile } from './read.ts';
import { withoutRunningHead } from './running-head.ts';
import { withoutSoftHyphens } from './soft-hyphens.ts';
import { isArray, isDict, isRef, PdfProblem, type PdfDict, type PdfRef, type PdfValue } from './values.ts';
import type { PdfWriter } from './write.ts';

/** Depth of values and objects in each other. */
const deepest = 200;

/** Bytes of a stream that is worth comparing with those that are there already. */
const worthSharing = 512;

/** A number for the bytes of a stream: FNV-1a. */
const hashOf = (bytes: Uint8Array): number => {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
};

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

/** Writes streams, each that is the same as an earlier one only once: fonts that all parts have. */
export const streamSharer = (writer: PdfWriter) => {
  const known = new Map<string, { readonly bytes: Uint8Array; readonly ref: PdfRef }[]>();
  return (entries: PdfDict, bytes: Uint8Array): PdfRef => {
    const key = `${bytes.length} ${hashOf(bytes)} ${[...entries.keys()].join('')}`;
    const alike = known.get(key) ?? [];
    const found = alike.find((one) => isSame(one.bytes, bytes));
    if (found !== undefined) return found.ref;
    const ref = writer.reserve();
    writer.stream(ref, entries, bytes);
    // A copy, since the bytes of the part are let go.
    known.set(key, [...alike, { bytes: bytes.slice(), ref }]);
    return ref;
  };
};

/** What copying the objects of a part needs. */
export type CopyOrder = {
  readonly file: PdfFile;
  readonly writer: PdfWriter;
  /** The pages of the part by their numbers: as they are numbered in the whole, or null. */
  readonly pages: ReadonlyMap<number, PdfRef | null>;
  /** What is added to the numbers by which contents name their tags. */
  readonly firstParent: number;
  readonly share: ReturnType<typeof streamSharer>;
  /** Words may have soft hyphens, which are left out. */
  readonly divided: boolean;
};

/**
 * Copies values of a part with all objects they name, each once. Pages become those of the whole, or null; tags are copied by
 * `structure.ts` alone and are null here.
 */
export const copier = ({ file, writer, pages, firstParent, share, divided }: CopyOrder) => {
  const copies = new Map<number, PdfRef>();

  const stream = (number: number, entries: PdfDict, bytes: Uint8Array, depth: number): PdfRef => {
    const own = new Map(entries);
    own.delete('/Length');
    const isPlain = [...own.values()].every((value) => typeof value === 'string');
    if (isPlain && bytes.length >= worthSharing) {
      const ref = share(own, bytes);
      copies.set(number, ref);
      return ref;
    }
    const ref = writer.reserve();
    copies.set(number, ref);
    writer.stream(ref, copiedDict(own, depth), bytes);
    return ref;
  };
  const reference = (number: number, depth: number): PdfValue => {
    if (pages.has(number)) return pages.get(number) ?? 'null';
    const known = copies.get(number);
    if (known !== undefined) return known;
    const { value, stream: bytes } = file.object(number);
    if (isDict(value)) {
      const type = value.get('/Type');
      if (type === '/StructElem' || type === '/Pages') return 'null';
      if (bytes !== null) return stream(number, value, bytes, depth);
    }
    const ref = writer.reserve();
    copies.set(number, ref);
    writer.object(ref, copied(value, depth));
    return ref;
  };
  const copiedDict = (value: PdfDict, depth: number): PdfDict =>
    new Map(
      [...value].map(([key, one]): [string, PdfValue] =>
        key === '/StructParent' || key === '/StructParents'
          ? [key, String(firstParent + Number(one))]
          : [key, copied(one, depth + 1)],
      ),
    );
  const copied = (value: PdfValue, depth = 0): PdfValue => {
    if (depth > deepest) throw new PdfProblem('values stand too deep in each other');
    if (typeof value === 'string') return value;
    if (isRef(value)) return reference(value.ref, depth + 1);
    return isArray(value) ? value.map((one) => copied(one, depth + 1)) : copiedDict(value, depth);
  };

  const changed = (contents: Uint8Array, headRoom: number | null): Uint8Array => {
    const plain = divided ? withoutSoftHyphens(contents) : contents;
    return headRoom === null ? plain : withoutRunningHead(plain, headRoom);
  };

  return {
    copied: (value: PdfValue): PdfValue => copied(value),
    /** A page, whose contents are never those of another one; without its running head where `headRoom` says how high that may stand. */
    page: (number: number, parent: PdfRef, headRoom: number | null): PdfDict => {
      const entries = new Map(file.dict({ ref: number }));
      entries.delete('/Parent');
      const contents = entries.get('/Contents');
      const { value, stream: bytes } = isRef(contents)
        ? file.object(contents.ref)
        : { value: '', stream: null };
      if (isRef(contents) && isDict(value) && bytes !== null) {
        const own = new Map(value);
        own.delete('/Length');
        const ref = writer.reserve();
        writer.stream(
          ref,
          copiedDict(own, 0),
          value.get('/Filter') === '/FlateDecode' ? changed(bytes, headRoom) : bytes,
        );
        copies.set(contents.ref, ref);
      }
      return new Map([...copiedDict(entries, 0), ['/Parent', parent]]);
    },
  };
};
