import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Pages of values as JSON, deflated: millions of rows take some hundred megabytes, and none of them V8's heap. */
export type Packed<T> = { readonly add: (page: readonly T[]) => void; readonly all: Iterable<T> };

/**
 * Keeps what a project answered until it is closed. Only then is it printed: a reader that takes its time (`| less`)
 * must not keep the project from others.
 */
export const createPacked = <T>(): Packed<T> => {
  const pages: Uint8Array[] = [];
  return {
    add: (page) => void pages.push(deflateRawSync(JSON.stringify(page), { level: 1 })),
    all: {
      *[Symbol.iterator]() {
        for (const page of pages) yield* JSON.parse(inflateRawSync(page).toString()) as readonly T[];
      },
    },
  };
};
