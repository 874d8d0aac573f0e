import type { Definition, RootContent } from 'mdast';
import { describe, expect, it, test } from 'vitest';
import { parse } from '#core/formats/md/parse.ts';
import { readMd } from '#core/formats/md/read.ts';
import { simpleDefinitions } from '#core/formats/md/simple-definitions.ts';
import { definitionsOf } from '#core/formats/md/stretches.ts';
import { joinedStretch, nextStretch } from '#core/formats/md/windows.ts';

const essence = ({ type, identifier, label, url, title, data, position }: Definition) => ({
  type,
  identifier,
  label,
  url,
  title,
  slice: data?.title ?? null,
  from: position?.start.offset,
  to: position?.end.offset,
});

const isDefinition = (node: RootContent): node is Definition => node.type === 'definition';

describe('definitions that are read without the parser', () => {
  it.each([
    '[a]: http://x/1\n',
    '[a]: http://x/1\n[b]: http://x/2 "title"\n\ntext [a]',
    '[Das Haus]:  /url/ä?q=1#f   "鐵路 “quoted” title"  \n[二]: <b>\n',
    '[a]: b\n[b]: c\ntext that follows',
    '[a]: b\n"a title on the next line"\n',
    '[a]: b\n[c]:\nd\n',
    '[a]: b "t" x\n[c]: d\n',
    '[a]: b\n[^note]: words\n',
    '[a]: b\n===\n',
    '[a]: b\n---\n',
    '[a b\tc]: d\n\n',
    '[ a]: b\n\n',
    '[a ]: b\n\n',
    '[ẞ]: b\n[SS]: c\n\n',
    '[a]: b\n> quote\n',
    '[a]: b\n\n    code\n',
    '[a]: *b*_c_\n[x!]: [y]\n\n',
    '[a]:b\n\n',
    '[a]: b',
  ])('say what it says: %j', (text) => {
    const found = simpleDefinitions(text, 0);
    const own = found?.nodes ?? [];
    const all = parse(text, 'friendly').filter(isDefinition);
    expect(own.map(essence)).toEqual(all.slice(0, own.length).map(essence));
    // What follows reads by itself as it does behind them.
    const rest = parse(text.slice(found?.to ?? 0), 'friendly');
    const kinds = (nodes: readonly RootContent[]) => nodes.map(({ type }) => type);
    expect([...own.map(({ type }) => type), ...kinds(rest)]).toEqual(kinds(parse(text, 'friendly')));
  });

  it.each([
    '[a\\]]: b\n\n',
    '[a&amp;]: b\n\n',
    '[a]: b&amp;c\n\n',
    '[^a]: note\n\n',
    ' [a]: b\n\n',
    '[a]: <b c>\n\n',
    '[a]: b (title)\n\n',
    "[a]: b 'title'\n\n",
    '[ ]: b\n\n',
    '[a]: b(c\n\n',
    '[a]\n\n',
  ])('leave to the parser what has rules of its own: %j', (text) => {
    expect(simpleDefinitions(text, 0)).toBeNull();
  });

  it('are found wherever they stand, each name once', () => {
    const many = Array.from({ length: 3000 }, (_, n) => `[a${n}]: http://x/${n}`).join('\n');
    const { targets } = definitionsOf(`words\n\n${many}\n[A1]: other\n\n> [q]: quoted\n`);
    expect(targets.size).toBe(3001);
    expect(targets.get('a1')?.url).toBe('http://x/1');
    expect(targets.get('q')?.url).toBe('quoted');
  });
});

test('small blocks are parsed together, up to a size and a weight', () => {
  const text = '*a*\n\n'.repeat(5000);
  expect(nextStretch(text, 0, 8192).to).toBe(4);
  const { to, as, cut, weight } = joinedStretch(text, 0, 8192);
  expect([as, cut]).toEqual(['markup', false]);
  expect(to).toBeGreaterThan(1000);
  expect(to).toBeLessThanOrEqual(2048);
  expect(weight).toBeLessThanOrEqual(500 * 2);
  // A list goes on behind a blank line, so it is no part of what stands before it.
  const list = '*a*\n\n- b\n\n  c\n';
  expect(joinedStretch(list, 0, 8192).to).toBe(4);
});

test('joined or not, a document is read alike, with its lines', () => {
  const blocks = (text: string) =>
    Array.from(readMd(text), (block) =>
      block.ok ? [block.value.kind, block.value.rich.text, block.value.line] : [],
    );
  const pieces = ['*a*', 'b `c`', '# d', '[l]: x', 'e [l] f', '| g |\n|-|\n| h |', '![i](j)', 'k\nl *m*'];
  const apart = pieces.flatMap((piece) =>
    blocks(`[l]: x\n\n${piece}\n`).map(([kind, words]) => [kind, words]),
  );
  const joined = blocks(`[l]: x\n\n${pieces.join('\n\n')}\n`);
  expect(joined.map(([kind, words]) => [kind, words])).toEqual(apart);
  expect(joined.map(([, , line]) => line)).toEqual([3, 5, 7, 11, 13, 15, 17, 19].slice(0, joined.length));
});
