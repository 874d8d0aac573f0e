import { unzlibSync, zlibSync } from 'fflate';

const textOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

const count = (text: string, sign: RegExp): number => text.match(sign)?.length ?? 0;

/** A text object, and in it where its first words stand: six numbers, the last of which counts from the upper edge of the page. */
const textObject = /^BT\n[\s\S]*?^ET\n/gmu;
const placed = /^1 0 0 -1 -?[\d.]+ (-?[\d.]+) Tm$/mu;

/**
 * The contents of a page (deflated) without the words in its upper margin: Chromium draws the boxes of the margins before it clips to what is
 * between them, and no style tells it to leave them out on one page of a chapter. `above`: CSS pixels from the upper edge. What is not
 * written like that stays as it is. O(length).
 */
export const withoutRunningHead = (contents: Uint8Array, above: number): Uint8Array => {
  const text = textOf(unzlibSync(contents));
  const clipped = text.search(/^W\*? n$/mu);
  const margins = clipped === -1 ? text : text.slice(0, clipped);
  const kept = margins.replaceAll(textObject, (object) => {
    const at = Number(placed.exec(object)?.[1]);
    // Marked content has to end where it begins.
    const isWhole = count(object, /\bB(?:DC|MC)\b/gu) === count(object, /\bEMC\b/gu);
    return at < above && isWhole ? '' : object;
  });
  if (kept === margins) return contents;
  return zlibSync(Uint8Array.from(kept + text.slice(margins.length), (one) => one.charCodeAt(0)));
};
