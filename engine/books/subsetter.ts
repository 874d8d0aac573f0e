import { readFileSync } from 'node:fs';

/** The functions of HarfBuzz's subsetter that are used here: addresses in its memory are numbers (hb-subset.h). */
type HarfBuzz = {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly malloc: (bytes: number) => number;
  readonly free: (address: number) => void;
  readonly hb_blob_create: (at: number, bytes: number, mode: number, data: number, destroy: number) => number;
  readonly hb_blob_destroy: (blob: number) => void;
  readonly hb_blob_get_data: (blob: number, length: number) => number;
  readonly hb_blob_get_length: (blob: number) => number;
  readonly hb_face_create: (blob: number, index: number) => number;
  readonly hb_face_destroy: (face: number) => void;
  readonly hb_face_reference_blob: (face: number) => number;
  readonly hb_set_add: (set: number, value: number) => void;
  readonly hb_set_clear: (set: number) => void;
  readonly hb_set_invert: (set: number) => void;
  readonly hb_subset_input_create_or_fail: () => number;
  readonly hb_subset_input_destroy: (input: number) => void;
  readonly hb_subset_input_set: (input: number, kind: number) => number;
  readonly hb_subset_input_set_flags: (input: number, flags: number) => void;
  readonly hb_subset_input_unicode_set: (input: number) => number;
  readonly hb_subset_or_fail: (face: number, input: number) => number;
};

/** Of the runtime; no library of types that the engine is checked with has it. */
declare const WebAssembly: {
  readonly instantiate: (bytes: Uint8Array) => Promise<{ readonly instance: { readonly exports: unknown } }>;
};

/** HB_MEMORY_MODE_WRITABLE. */
const writable = 2;
/** HB_SUBSET_SETS_LAYOUT_FEATURE_TAG. */
const features = 6;
/** HB_SUBSET_FLAGS_NO_HINTING: paper has no pixels. */
const noHinting = 1;

/** Makes the font that has the characters of a text and nothing else; null where it can not be made. */
export type Subset = (font: Uint8Array, points: Iterable<number>) => Uint8Array | null;

/**
 * Starts HarfBuzz's subsetter, a file of WebAssembly. Every layout feature stays: upright punctuation (`vert`) and its half widths (`halt`).
 * A font of 15 MB and 3,500 characters takes 0.2 s and 40 MB, which are free again when nothing holds what is answered.
 */
export const openSubsetter = async (wasm: string): Promise<Subset> => {
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm));
  const hb = instance.exports as HarfBuzz;
  const { _initialize: start } = instance.exports as { readonly _initialize: () => void };
  start();
  const inputFor = (points: Iterable<number>): number => {
    const input = hb.hb_subset_input_create_or_fail();
    const tags = hb.hb_subset_input_set(input, features);
    hb.hb_set_clear(tags);
    hb.hb_set_invert(tags);
    hb.hb_subset_input_set_flags(input, noHinting);
    const set = hb.hb_subset_input_unicode_set(input);
    for (const point of points) hb.hb_set_add(set, point);
    return input;
  };
  return (font, points) => {
    const at = hb.malloc(font.length);
    // Its memory is another one whenever it has grown.
    new Uint8Array(hb.memory.buffer).set(font, at);
    const blob = hb.hb_blob_create(at, font.length, writable, 0, 0);
    const face = hb.hb_face_create(blob, 0);
    hb.hb_blob_destroy(blob);
    const input = inputFor(points);
    const subset = hb.hb_subset_or_fail(face, input);
    hb.hb_subset_input_destroy(input);
    const made = subset === 0 ? null : bytesOf(hb, subset);
    if (subset !== 0) hb.hb_face_destroy(subset);
    hb.hb_face_destroy(face);
    hb.free(at);
    return made;
  };
};

const bytesOf = (hb: HarfBuzz, face: number): Uint8Array | null => {
  const blob = hb.hb_face_reference_blob(face);
  const [length, at] = [hb.hb_blob_get_length(blob), hb.hb_blob_get_data(blob, 0)];
  const bytes = length === 0 ? null : new Uint8Array(hb.memory.buffer).slice(at, at + length);
  hb.hb_blob_destroy(blob);
  return bytes;
};
