import { usualness } from '../decode/common-han.ts';
import { isHanCode } from './characters.ts';
import { pinyinLetters } from './readings.ts';
import { isSimplifiedForm, isTraditionalForm } from './scripts.ts';
import type { Survey } from './survey.ts';

const pattern = new RegExp(`\\?([${pinyinLetters}]{1,6})\\)`, 'y');

/**
 * A gloss whose opening parenthesis was swallowed: `?shù)`. The decoder met half a character before the parenthesis,
 * took both for one bad pair and wrote a question mark. In: text and a UTF-16 offset. Out: its reading, where it ends.
 */
export const shiftAt = (
  text: string,
  at: number,
): { readonly reading: string; readonly end: number } | undefined => {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match ? { reading: match[1] ?? '', end: pattern.lastIndex } : undefined;
};

/** What may follow half a character: up to twelve misread ones, and the letter that completed the last. */
const misread = /\?([?\u0080-\uffff]{1,12})([A-Za-z@-~€])(.?)/y;

/**
 * Whether a question mark may stand for half a character: to widen it would destroy what the inversion needs. Text that
 * was read one byte off holds rare characters, or those of the other script, and ends with one letter between Han.
 * In: text, the UTF-16 offset of a run of marks and its length, the survey.
 */
export const mayBeHalfCharacter = (text: string, start: number, length: number, survey: Survey): boolean => {
  for (let at = start; at < start + length; at++)
    if (text.charAt(at) === '?' && isHalfAt(text, at, survey)) return true;
  return false;
};

const isHalfAt = (text: string, at: number, survey: Survey): boolean => {
  if (shiftAt(text, at)) return true;
  return Array.from(misreadAfter(text, at)).some((char) => isOdd(char, survey));
};

/** What stands between a question mark and one letter between Han, which may have completed a misread character; or ''. */
const misreadAfter = (text: string, at: number): string => {
  misread.lastIndex = at;
  const [, between = '', letter = '', after = ''] = misread.exec(text) ?? [];
  const isAlone = letter === '€' || after === '' || after === '(' || isHanCode(after.charCodeAt(0));
  return letter !== '' && isAlone ? between : '';
};

/** So few characters that only one script writes do not show a document's script. */
const fewestBound = 5;

/** Whether a document is too short to tell what is odd in it, and the pattern of half a character is there. */
export const isHalfInFragment = (text: string, at: number, { traditional, simplified }: Survey): boolean =>
  traditional + simplified < fewestBound && misreadAfter(text, at) !== '';

/** Not what running Chinese of the document's script is made of. */
const isOdd = (char: string, { mainScript }: Survey): boolean => {
  const code = char.codePointAt(0) ?? 0;
  if (!isHanCode(code)) return char !== '?' && !'，。、；：！「」『』“”（）《》…—'.includes(char);
  if (usualness(char) === undefined) return true;
  if (mainScript === 'zh-Hant') return isSimplifiedForm(code) && !isTraditionalForm(code);
  return mainScript === 'zh-Hans' && isTraditionalForm(code) && !isSimplifiedForm(code);
};
