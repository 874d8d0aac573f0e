import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignBlocks, type Comparable } from '#core/formats/align-blocks.ts';

/** Blocks in short: `p` paragraphs, `h` headings, `l` items of a list, then the text. */
const blocks = (text: string): readonly Comparable[] =>
  text === ''
    ? []
    : text.split(' ').map((one) => ({
        kind: one.startsWith('h') ? 'heading' : one.startsWith('l') ? 'list-item' : 'paragraph',
        level: 0,
        text: one.slice(1),
      }));

describe('blocks of a file and of a project', () => {
  it.each([
    ['', '', []],
    ['pa pb pc', 'pa pb pc', [0, 1, 2]],
    ['pa pb pc', 'px py pz', [0, 1, 2]],
    ['pa pb pc', 'pa pc', [0, 2]],
    ['pa pc', 'pa pb pc', [0, -1, 1]],
    ['pa pb pc', 'pa pbx pc pd', [0, 1, 2, -1]],
    ['ha pb hc pd', 'ha pbx hcx pd pe', [0, 1, 2, 3, -1]],
    // As many on both sides of a gap are the same, whatever they are.
    ['ha pb pc', 'ha lx pc py', [0, 1, 2, -1]],
    // Else the first of each kind, in order.
    ['ha pb hc pd pe', 'ha hx px pe', [0, 2, 3, 4]],
    ['ha pb pc pd', 'ha hx px', [0, -1, 1]],
    ['pa pb hc', 'hx px', [2, -1]],
    ['pa', '', []],
    ['', 'pa', [-1]],
    ['pa pb', 'pb pa pc', [1, -1, -1]],
    ['pa la', 'la pa px', [1, -1, -1]],
  ] as const)('%j and %j', (read, present, expected) => {
    expect(alignBlocks(blocks(read), blocks(present))).toEqual(expected);
  });

  it('are paired in order, each once, and those that are alike always', () => {
    const some = fc.array(fc.constantFrom(...blocks('pa pb ha hb la')), { maxLength: 8 });
    fc.assert(
      fc.property(some, some, (read, present) => {
        const pairs = alignBlocks(read, present);
        const found = pairs.filter((at) => at >= 0);
        expect(pairs).toHaveLength(present.length);
        expect(found).toEqual([...new Set(found)].toSorted((a, b) => a - b));
        expect(found.every((at) => at < read.length)).toBe(true);
      }),
    );
    const same = Array.from({ length: 2100 }, (_, n): Comparable => ({
      kind: 'paragraph',
      level: 0,
      text: `${n}`,
    }));
    const other = same.map((one, n): Comparable => ({ ...one, text: `x${n}` }));
    // More differences than are looked for: paired from the front by their kinds.
    expect(alignBlocks(same, other.slice(1))).toEqual(other.slice(1).map((_, n) => n));
  });
});
