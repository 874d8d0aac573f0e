import { once } from '../conversion/tables.ts';
import { simplifiedCharacters } from '../conversion/simplify.ts';
import { traditionalCharacters } from '../conversion/traditional-tables.ts';

const hasSimplified = 1;
const hasTraditional = 2;

/** For Han characters up to U+FFFF: 1 when the Simplified form differs, plus 2 when the Traditional form differs. */
const forms = once((): Uint8Array => {
  const table = new Uint8Array(0x10000);
  const mark = (characters: ReadonlyMap<string, string>, bit: number): void => {
    for (const [char, other] of characters) {
      const code = char.codePointAt(0) ?? 0;
      if (other !== char && code >= 0x3400 && code <= 0x9fff) table[code] = (table[code] ?? 0) | bit;
    }
  };
  mark(simplifiedCharacters(), hasSimplified);
  mark(traditionalCharacters(), hasTraditional);
  return table;
});

const formsOf = (code: number): number => forms()[code] ?? 0;

/** Written in Traditional Chinese only: its Simplified form differs. In: a UTF-16 unit or code point. */
export const isTraditionalForm = (code: number): boolean => (formsOf(code) & hasSimplified) !== 0;

/** Written otherwise in Traditional Chinese, at least usually: its Traditional form differs. */
export const isSimplifiedForm = (code: number): boolean => (formsOf(code) & hasTraditional) !== 0;

/** Whether the Traditional and Simplified forms of a character differ at all (OpenCC's character tables). */
export const isScriptBound = (code: number): boolean => formsOf(code) !== 0;

/** The Simplified form of one character, or the character itself. */
export const simplifiedForm = (char: string): string => simplifiedCharacters().get(char) ?? char;
