import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** How much larger the space of young objects becomes when much of it outlived a collection; V8's own is 2. */
const [steady, usual] = [1, 2];
let holders = 0;

/**
 * Keeps the space of young objects as large as it is, in all threads of the process, until what is answered is called. V8 makes it larger by how much has outlived collections in all, so that long work which lets go of what it reads ends
 * with 128 MB of it, and is no faster. Work may overlap.
 */
export const holdYoungSpace = (): (() => void) => {
  holders += 1;
  if (holders === 1) setFlagsFromString(`--semi-space-growth-factor=${steady}`);
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    holders -= 1;
    if (holders === 0) setFlagsFromString(`--semi-space-growth-factor=${usual}`);
  };
};

const megabyte = 1_048_576;
const youngNow = (): number =>
  (getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? 0) / megabyte;

/**
 * The same once this thread has so many megabytes for young objects: with few, long work collects without end. `look` is called now and then.
 */
export const limitYoungSpace = (
  most: number,
): { readonly look: () => void; readonly letGrow: () => void } => {
  let release: (() => void) | null = null;
  return {
    look: () => {
      if (release === null && youngNow() >= most) release = holdYoungSpace();
    },
    letGrow: () => {
      release?.();
      release = null;
    },
  };
};
