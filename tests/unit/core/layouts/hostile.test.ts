import * as fc from 'fast-check';
import { parse } from 'parse5';
import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import { bookLayouts } from '#core/layouts/layouts.ts';
import { isCards } from '#core/layouts/settings.ts';
import { hostileRich, hostileText } from '../formats/sources.ts';
import { bookOf, note, partsIn, settingsOf, twoColumns, written } from './books.ts';

/** Elements that books have; whatever the words are, there are no others. */
const known = new Set(
  'html head meta title style link body header main nav section h1 h2 h3 h4 h5 h6 p span div ol li a strong em u s code sub sup br ruby rt aside button details summary hr table thead tbody tr th td del ins b i q'.split(
    ' ',
  ),
);
const schemes = /^(?:#|https?:\/\/|mailto:|[\w-]+\.(?:xhtml|css)(?:#|$))/u;

type Node = {
  readonly nodeName: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
};

const faultsIn = (node: Node): readonly string[] => [
  ...(/^[#a-z]/u.test(node.nodeName) && !node.nodeName.startsWith('#') && !known.has(node.nodeName)
    ? [node.nodeName]
    : []),
  ...(node.attrs ?? []).flatMap(({ name, value }) =>
    name.startsWith('on') || name === 'style' || (/^(?:href|src)$/u.test(name) && !schemes.test(value))
      ? [`${name}=${value}`]
      : [],
  ),
  ...(node.childNodes ?? []).flatMap(faultsIn),
];

const xmlFault = (xml: string): string | null => {
  let fault: string | null = null;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    fault ??= error.message;
  });
  parser.write(xml).close();
  return fault;
};

/** What is wrong with a page, or with the parts of a package. */
const faultsOf = (bytes: Uint8Array, isPage: boolean): readonly string[] =>
  isPage
    ? faultsIn(parse(new TextDecoder().decode(bytes)))
    : [...partsIn(bytes)].flatMap(([name, part]) => {
        if (!/\.(?:xhtml|xml|opf|rels)$/u.test(name)) return [];
        const malformed = xmlFault(part);
        return [
          ...(malformed === null ? [] : [`${name}: ${malformed}`]),
          ...(name.endsWith('.xhtml') ? faultsIn(parse(part)) : []),
        ];
      });

it('never lets words become markup: pages have the elements of books alone, and packages are well-formed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...bookLayouts),
      hostileRich,
      hostileRich,
      hostileText,
      fc.boolean(),
      ({ id, outputs }, original, translation, title, asHeading) => {
        const words = { ...note, body: title, quote: title };
        const book = bookOf(
          [
            {
              kind: asHeading ? 'heading' : 'paragraph',
              level: 1,
              texts: { source: original, en: translation },
              notes: [{ note: words, side: 'source', start: 0, end: 1, isFirst: true }],
            },
            { texts: { source: translation, en: original } },
          ],
          twoColumns,
          title,
        );
        const faults: string[] = [];
        for (const output of outputs) {
          const bytes = written(
            book,
            settingsOf({ layout: id, readings: 'pinyin', glosses: true, back: ['glossary', 'changes'] }),
            output,
          );
          faults.push(...(isCards(output) ? [] : faultsOf(bytes, output === 'html' || output === 'pdf')));
        }
        expect(faults).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
});

it('tells links of other kinds than http, https and mailto as plain words', () => {
  const link = (href: string) => ({
    text: 'x',
    tags: [
      { at: 0, kind: 'open', id: 1, type: 'link', data: { href } },
      { at: 1, kind: 'close', id: 1, type: 'link' },
    ] as const,
  });
  const book = bookOf([
    { texts: { source: link('javascript:alert(1)'), en: link('https://example.org/?a="b"') } },
  ]);
  for (const output of ['html', 'epub', 'docx'] as const) {
    const bytes = written(book, settingsOf({ layout: 'alternating' }), output);
    const all = output === 'html' ? new TextDecoder().decode(bytes) : [...partsIn(bytes).values()].join('\n');
    expect(all).not.toContain('javascript:');
    expect(all).toContain('https://example.org/?a=%22b%22');
  }
});

it('keeps text that runs from right to left, and characters beyond the first plane, as they are', () => {
  const book = bookOf([{ texts: { source: '𠮷野家 \u202bשלום\u202c', en: 'العربية' } }]);
  const page = new TextDecoder().decode(written(book, settingsOf({ layout: 'alternating' }), 'html'));
  expect(page).toContain('𠮷野家 \u202bשלום\u202c');
  expect(page).toContain('العربية');
});
