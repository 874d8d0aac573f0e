import { fail, type Result } from '../../model/index.ts';

/** What can be wrong with a file of strings: keys `syntax.*` of `failures.json`. */
export type SyntaxFaultKind =
  | 'end'
  | 'value'
  | 'name'
  | 'key'
  | 'quoted-value'
  | 'colon'
  | 'object-comma'
  | 'array-comma'
  | 'semicolon'
  | 'more'
  | 'depth'
  | 'quote'
  | 'bracket'
  | 'map-value'
  | 'sign'
  | 'indent'
  | 'tab'
  | 'escape'
  | 'alias'
  | 'key-line'
  | 'unexpected';

/** Where and why a file cannot be read; the place in UTF-16 units. */
export type SyntaxFault = { readonly at: number; readonly fault: SyntaxFaultKind };

/** Whether a fault is that the file ends: nothing comes behind it, or a string that is not closed. */
const isEnd = (text: string, at: number): boolean =>
  text.trim() !== '' && /^\s*(?:"(?:[^"\\\r\n]|\\.)*\\?\s*)?$/.test(text.slice(at, at + 100_000));

/** What is wrong with a file at a place. Failure: document.bad-syntax. */
export const badSyntax = (text: string, { at, fault }: SyntaxFault, name = ''): Result<never> => {
  const before = text.slice(0, at).split(/\r\n|\n|\r/);
  return fail('document.bad-syntax', {
    name,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    fault: fault !== 'depth' && isEnd(text, at) ? 'end' : fault,
  });
};

/** Tells the lines, from 1, of ever later places of a text. */
export const lineCounter = (text: string): ((at: number) => number) => {
  const ending = /\r\n|\n|\r/g;
  let [line, next] = [1, ending.exec(text)];
  return (at) => {
    while (next !== null && ending.lastIndex <= at) {
      line += 1;
      next = ending.exec(text);
    }
    return line;
  };
};
