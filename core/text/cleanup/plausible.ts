import { usualness } from '../decode/common-han.ts';
import { isEast, isEastMark, isHanCode } from './characters.ts';

/** Whether a text is Chinese with everyday characters only (those of the first levels of GB 2312 and Big5). */
export const isEverydayChinese = (text: string): boolean => {
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (isHanCode(code) ? usualness(char) === undefined : code > 0x7f && !isEast(code) && !isEastMark(code))
      return false;
  }
  return true;
};

/** How many characters of a text are Han that everyday Chinese does not write, or no Han at all where Han is about. */
export const countOdd = (text: string): number => {
  let odd = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (isHanCode(code) ? usualness(char) === undefined : code > 0x7f && !isEastMark(code)) odd++;
  }
  return odd;
};
