import { fail, type Result } from '../../model/index.ts';

/** What is wrong with a file at a place (UTF-16 units), in English. Failure: document.bad-syntax. */
export const badSyntax = (text: string, at: number, detail: string, name = ''): Result<never> => {
  const before = text.slice(0, at).split(/\r\n|\n|\r/);
  return fail('document.bad-syntax', {
    name,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    detail,
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
