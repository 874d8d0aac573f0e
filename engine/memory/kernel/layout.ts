import { segmentWords } from '#core/memory/slices.ts';

/** Bytes of a row of bits, and of a plane. */
export const rowBytes = segmentWords * 4;
export const planes = 8;

/**
 * Where things are in the memory of the kernel, in bytes. Masks: by class, as many words of 64 bits as the pattern has; `latinAt`: the same by character of Latin-1; `classesAt`: the class of each UTF-16 unit, 16 bits;
 * `shareAt`: what `mostEdits` of `core/memory/score.ts` reckons with, as two numbers of 64 bits; `textsAt`: texts to be compared, of each where it is said where it begins, and where those of its block begin; `ringAt`: what is kept of files.
 */
const mostRows = 256;
const [mostWords, mostMaskWords] = [256, 1 << 15];
/** Words of the longest pattern that bytes are compared with without reading classes. */
const mostLatinWords = 8;
/** Texts of the largest batch whose lists are counted here. What is not used of their room takes no memory. */
const mostNumbers = 1 << 22;
/** Parts of lists that are counted at a time, and their bytes: what a look-up reads mostly. */
const [mostParts, mostPartBytes] = [512, 1 << 18];
/** Texts that are compared at a time. */
const mostTexts = 256;

/** Bytes of keys and slices of all files that are kept together, and of lists: few are asked for twice. */
export const [ringBytes, listRingBytes] = [112 * 2 ** 20, 8 * 2 ** 20];
export const layout = (() => {
  const planesAt = 0;
  const foundAt = planesAt + planes * rowBytes;
  const rowsAt = foundAt + rowBytes;
  const masksAt = rowsAt + mostRows * rowBytes;
  const columnsAt = masksAt + mostMaskWords * 8;
  const latinAt = columnsAt + mostWords * 2 * 8;
  const classesAt = latinAt + 256 * mostLatinWords * 8;
  const shareAt = classesAt + 0x10000 * 2;
  const editsAt = shareAt + 16;
  const otherAt = editsAt + 8;
  const textsAt = editsAt + 16;
  const partsAt = textsAt + mostTexts * 8;
  const listsAt = partsAt + mostParts * 8;
  // The last number is read as if it had two bytes.
  const countsAt = listsAt + mostPartBytes + 16;
  const markedAt = countsAt + mostNumbers;
  const ringAt = markedAt + mostNumbers * 4;
  return {
    planesAt,
    foundAt,
    rowsAt,
    masksAt,
    columnsAt,
    latinAt,
    classesAt,
    shareAt,
    editsAt,
    otherAt,
    textsAt,
    partsAt,
    listsAt,
    countsAt,
    markedAt,
    ringAt,
    mostWords,
    mostMaskWords,
    mostLatinWords,
    mostNumbers,
    mostTexts,
    mostParts,
    mostPartBytes,
    listRingAt: ringAt + ringBytes,
    end: ringAt + ringBytes + listRingBytes,
  };
})();
