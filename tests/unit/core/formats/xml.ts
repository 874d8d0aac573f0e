import { Parser } from 'htmlparser2';
import { expect } from 'vitest';

/** Fails unless a text is well-formed XML, as far as tags and characters go. */
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
