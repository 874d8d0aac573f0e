import { expect, it } from 'vitest';
import { factsOf } from '#core/text/cleanup/line-facts.ts';

it.each([
  ['他走了。天黑了。', true],
  ['他走了。', false],
  ['他說：「走吧。」', false],
  ['他說：「走吧。」她笑了', true],
  ['走吧！？。」）', false],
  ['。走', false],
  ['他。」走', true],
  ['', false],
])('tells whether a sentence ends inside %j', (line, inside) => {
  expect(factsOf(line).sentenceEnds).toBe(inside);
});

it.each([
  ['甲　　乙', true],
  ['甲 　 乙', true],
  ['甲　乙', true],
  ['甲 乙', false],
  ['甲　', false],
])('tells columns of ideographic spaces: %j', (line, columns) => {
  expect(factsOf(line).isStructured).toBe(columns);
});

it('comes to an end on a line of nothing but marks, or of white space that nothing follows', () => {
  const length = 1_000_000;
  expect(factsOf('。'.repeat(length)).sentenceEnds).toBe(false);
  expect(factsOf(`${'。」'.repeat(length)}走`).sentenceEnds).toBe(true);
  expect(factsOf(`甲${'　'.repeat(length)}\u00a0`).isStructured).toBe(false);
  expect(factsOf(`甲${' '.repeat(length)}\u00a0`).isStructured).toBe(false);
});
