import { Converter } from 'opencc-js';

/** For characters up to U+FFFF: 1 when the Simplified form differs, 2 when the Traditional form differs. */
type Forms = Uint8Array;

const hasSimplified = 1;
const hasTraditional = 2;

const firstHan = 0x3400;
const lastHan = 0x9fff;

let table: Forms | undefined;

/** Converts every character on its own: separated by line ends, so that no phrase rule sees two of them. */
const build = (): Forms => {
  const forms = new Uint8Array(0x10000);
  const chars: string[] = [];
  for (let code = firstHan; code <= lastHan; code++) chars.push(String.fromCharCode(code));
  const joined = chars.join('\n');
  const toSimplified = Converter({ from: 't', to: 'cn' })(joined).split('\n');
  const toTraditional = Converter({ from: 'cn', to: 't' })(joined).split('\n');
  chars.forEach((char, index) => {
    const bits =
      (toSimplified[index] === char ? 0 : hasSimplified) |
      (toTraditional[index] === char ? 0 : hasTraditional);
    forms[firstHan + index] = bits;
  });
  return forms;
};

const formsOf = (code: number): number => (table ??= build())[code] ?? 0;

/** Written in Traditional Chinese only: its Simplified form differs. In: a UTF-16 unit or code point. */
export const isTraditionalForm = (code: number): boolean => (formsOf(code) & hasSimplified) !== 0;

/** Written otherwise in Traditional Chinese, at least usually: its Traditional form differs. */
export const isSimplifiedForm = (code: number): boolean => (formsOf(code) & hasTraditional) !== 0;

/** Whether the Traditional and Simplified forms of a character differ at all (OpenCC's character tables). */
export const isScriptBound = (code: number): boolean => formsOf(code) !== 0;

let toSimplified: ((text: string) => string) | undefined;

/** The Simplified form of one character, or the character itself. */
export const simplifiedForm = (char: string): string =>
  (toSimplified ??= Converter({ from: 't', to: 'cn' }))(char);
