import { strToU8 } from 'fflate';

/**
 * What a file is given to: an import, a newer version of the user's own document, a Word document that came back,
 * annotations, annotations of a project with a long document, a package that was handed back, and one that was handed over.
 */
export type Reader = 'import' | 'update' | 'word' | 'annotations' | 'annotations-large' | 'merge' | 'take';

/** Sound files that hostile ones are made of. */
export type Sound = {
  /** A Word document of the review that is open. */
  readonly docx: Uint8Array;
  readonly handedOver: Uint8Array;
  readonly handedBack: Uint8Array;
};

export type HostileFile = {
  readonly name: string;
  readonly reader: Reader;
  /** Mebibytes, where it is to be of another size than the others. */
  readonly megabytes?: number;
  /** Bytes of a file of about `size`, before it is packed where it is. */
  readonly make: (size: number, sound: Sound) => Uint8Array;
};

/** `piece` again and again, about `size` bytes. */
export const repeated = (piece: string, size: number): string =>
  piece.repeat(Math.ceil(size / Buffer.byteLength(piece)));

/** Pieces by their numbers, about `size` bytes of them. */
export const numbered = (piece: (number: number) => string, size: number): string => {
  const pieces: string[] = [];
  for (let [number, length] = [0, 0]; length < size; number += 1) {
    const next = piece(number);
    pieces.push(next);
    length += next.length;
  }
  return pieces.join('');
};

export const bytesOf = (
  name: string,
  make: HostileFile['make'],
  more: Partial<HostileFile> = {},
): HostileFile => ({ name, reader: 'import', make, ...more });

export const text = (
  name: string,
  make: (size: number) => string,
  more: Partial<HostileFile> = {},
): HostileFile => bytesOf(name, (size) => strToU8(make(size)), more);

export const many = (name: string, piece: string, more: Partial<HostileFile> = {}): HostileFile =>
  bytesOf(
    name,
    (size) => {
      const bytes = Buffer.from(piece);
      return Buffer.alloc(Math.ceil(size / bytes.length) * bytes.length, bytes);
    },
    more,
  );

/** The largest that is to be borne. */
export const largest = { megabytes: 128 } as const;

/** Bytes without any order, the same each time. */
export const noise = (size: number): Uint8Array => {
  const bytes = new Uint8Array(size);
  let state = 7;
  for (let at = 0; at < size; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = 1 + ((state >>> 24) % 255);
  }
  return bytes;
};
