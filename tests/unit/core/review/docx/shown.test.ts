import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InlineTag, RichText } from '#core/model/index.ts';
import { plain } from '#core/model/index.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import { applyEdits, validRich } from '#core/text/mapping.ts';
import { bare, type ShownStretch } from '#core/review/docx/look.ts';
import { markersFor, ownText, shownOf } from '#core/review/docx/shown.ts';
import { editsFor, messyText } from '../../text/arbitraries.ts';
import { pair } from './documents.ts';

const types = ['strong', 'emphasis', 'underline', 'strike', 'code', 'sub', 'sup', 'link', 'other'] as const;
const hrefs = ['https://example.org/a', 'https://example.org', 'javascript:alert(1)', 'mailto:a@example.org'];

/** Valid texts with every kind of pair, overlapping and hollow ones too, placeholders, and characters XML cannot hold. */
const rich: fc.Arbitrary<RichText> = fc
  .tuple(messyText(20), fc.constantFrom('', '\u0007', '\u0085', '⟦1⟧', '⟦', '\u{f0001}'))
  .map((parts) => parts.join(''))
  .chain((text) => {
    const at = fc.nat(codePointLength(text));
    const one = fc.tuple(at, at, fc.constantFrom(...types, 'image' as const), fc.constantFrom(...hrefs));
    return fc.array(one, { maxLength: 6 }).map((parts): RichText => {
      const tags = parts.flatMap(([a, b, type, href], i): InlineTag[] =>
        type === 'image'
          ? [{ at: a, kind: 'empty', id: i + 1, type, data: { alt: a % 2 === 0 ? href : '', src: 'x' } }]
          : pair(i + 1, type, Math.min(a, b), Math.max(a, b), type === 'link' ? { href } : undefined),
      );
      return { text, tags: tags.sort((a, b) => a.at - b.at) };
    });
  })
  .filter(validRich);

/** What is shown, joined where it looks the same: how it is cut into stretches does not matter. */
const joined = (shown: readonly ShownStretch[]): readonly unknown[] => {
  const all: { text: string; look: string }[] = [];
  for (const { text, look } of shown) {
    const key = JSON.stringify(look);
    const last = all.at(-1);
    if (last?.look === key) last.text += text;
    else if (text !== '') all.push({ text, look: key });
  }
  return all;
};

describe('a text as a document for review shows it', () => {
  it('comes back as it was, tag by tag', () => {
    fc.assert(
      fc.property(rich, (frozen) => {
        expect(ownText(frozen, shownOf(frozen)).rich).toEqual(frozen);
      }),
      { numRuns: 500 },
    );
  });

  it('comes back as a text that can be stored, whatever was made of it', () => {
    fc.assert(
      fc.property(rich, rich, (frozen, other) => {
        expect(validRich(ownText(frozen, shownOf(other)).rich)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('comes back looking as it was left', () => {
    // Markers of the one may be mere words to the other, and of two links over each other only the inner one is shown.
    const simple = rich.map(({ text, tags }) => ({
      text,
      tags: tags.filter(({ kind, type }) => kind !== 'empty' && type !== 'link'),
    }));
    fc.assert(
      fc.property(simple, simple, (frozen, other) => {
        const shown = shownOf(other);
        expect(joined(shownOf(ownText(frozen, shown).rich))).toEqual(joined(shown));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps what cannot be shown where its words are still there', () => {
    const frozen: RichText = {
      text: 'a\u0007b 漢字 end',
      tags: [
        ...pair(1, 'other', 4, 6, { ruby: 'hanzi' }),
        ...pair(2, 'link', 7, 10, { href: 'javascript:alert(1)' }),
      ],
    };
    expect(ownText(frozen, [{ text: 'a␇b 漢字, the end', look: bare }]).rich).toEqual({
      text: 'a\u0007b 漢字, the end',
      tags: [
        ...pair(1, 'other', 4, 6, { ruby: 'hanzi' }),
        ...pair(2, 'link', 12, 15, { href: 'javascript:alert(1)' }),
      ],
    });
  });

  it('lets placeholders be moved, copied and deleted, and takes a damaged one for words', () => {
    const image: InlineTag = {
      at: 2,
      kind: 'empty',
      id: 7,
      type: 'image',
      data: { alt: 'a\nmap', src: 'm.png' },
    };
    const frozen: RichText = { text: 'ab', tags: [image] };
    const marker = markersFor('ab')(image);
    expect(marker).toBe('⟦7 a map⟧');
    const own = (text: string): RichText => ownText(frozen, [{ text, look: bare }]).rich;
    expect(own(`${marker}ab`)).toEqual({ text: 'ab', tags: [{ ...image, at: 0 }] });
    expect(own('ab')).toEqual(plain('ab'));
    expect(own(`a${marker}b${marker}`)).toEqual({
      text: 'ab',
      tags: [
        { ...image, at: 1 },
        { ...image, at: 2, id: 1 },
      ],
    });
    const first = { ...image, id: 1 };
    expect(
      ownText({ text: '', tags: [first] }, [{ text: '⟦1 a map⟧⟦1 a map⟧', look: bare }]).rich.tags,
    ).toEqual([
      { ...first, at: 0 },
      { ...image, at: 0, id: 2 },
    ]);
    expect(own('ab⟦7 a mop⟧')).toEqual(plain('ab⟦7 a mop⟧'));
  });

  it('takes over formatting that was added, widened and taken away, and keeps the data of links', () => {
    const frozen: RichText = {
      text: 'one two three',
      tags: [
        ...pair(1, 'strong', 0, 3),
        ...pair(2, 'link', 8, 13, { href: 'https://example.org', title: 't' }),
      ],
    };
    const strong = { ...bare, strong: true };
    const link = { ...bare, href: 'https://example.org/' };
    expect(
      ownText(frozen, [
        { text: 'one two', look: strong },
        { text: ' ', look: bare },
        { text: 'three', look: link },
      ]).rich.tags,
    ).toEqual([
      ...pair(1, 'strong', 0, 7),
      ...pair(2, 'link', 8, 13, { href: 'https://example.org', title: 't' }),
    ]);
    expect(
      ownText(frozen, [
        { text: 'one two ', look: bare },
        { text: 'three', look: { ...link, emphasis: true } },
      ]).rich.tags,
    ).toEqual([
      { at: 8, kind: 'open', id: 2, type: 'link', data: { href: 'https://example.org', title: 't' } },
      { at: 8, kind: 'open', id: 3, type: 'emphasis' },
      { at: 13, kind: 'close', id: 3, type: 'emphasis' },
      { at: 13, kind: 'close', id: 2, type: 'link' },
    ]);
  });

  it('takes no line under a link for an underlining', () => {
    const frozen: RichText = {
      text: 'one',
      tags: pair(1, 'link', 0, 3, { href: 'https://example.org/%E4%B8%80' }),
    };
    const look = { ...bare, underline: true, href: 'https://example.org/一' };
    expect(ownText(frozen, [{ text: 'one', look }]).rich).toEqual(frozen);
    expect(ownText(plain('one'), [{ text: 'one', look: { ...bare, underline: true } }]).rich.tags).toEqual(
      pair(1, 'underline', 0, 3),
    );
  });

  it('takes any typing for what it is where there is no formatting', () => {
    const change = messyText(20).chain((text) => fc.tuple(fc.constant(text), editsFor(text)));
    fc.assert(
      fc.property(change, ([text, edits]) => {
        const wanted = applyEdits(text, edits);
        expect(ownText(plain(text), shownOf(plain(wanted))).rich).toEqual(plain(wanted));
      }),
      { numRuns: 300 },
    );
  });

  it('says where a place in the document is in the text', () => {
    const image: InlineTag = { at: 2, kind: 'empty', id: 1, type: 'image' };
    const { place } = ownText({ text: '一𠮷三', tags: [image] }, [{ text: '一𠮷⟦1⟧三four', look: bare }]);
    expect([0, 1, 2, 3, 4, 5, 6, 7].map(place)).toEqual([0, 1, 2, 2, 2, 2, 3, 4]);
    expect([10, 99].map(place)).toEqual([7, 7]);
    fc.assert(
      fc.property(messyText(20), fc.nat(60), (text, n) => {
        const at = Math.min(n, codePointLength(text));
        expect(ownText(plain(text), shownOf(plain(text))).place(at)).toBe(at);
      }),
      { numRuns: 200 },
    );
  });
});
