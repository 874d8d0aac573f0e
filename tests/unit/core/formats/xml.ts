import { Parser } from 'htmlparser2';
import { expect } from 'vitest';

/** Well-formed as far as a lenient parser can tell: every element closed by its own end tag, nothing XML cannot hold. */
export const expectXml = (xml: string): void => {
  const stack: string[] = [];
  const parser = new Parser(
    {
      onopentagname: (name) => void stack.push(name),
      onclosetag: (name, implied) => {
        if (stack.pop() !== name) throw new Error(`crossed: ${name}`);
        if (implied && !xml.includes('/>')) throw new Error(`unclosed: ${name}`);
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  expect(stack).toEqual([]);
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  expect(xml.isWellFormed()).toBe(true);
};
