import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { openParts, type Relation } from '#core/review/docx/package-parts.ts';

const namespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The relationships of a part, as a document has them beside it. */
const relationsOf = (part: string, where: string, relations: readonly string[]): readonly Relation[] => {
  const xml = `<Relationships xmlns="${namespace}">${relations.join('')}</Relationships>`;
  const opened = openParts(zipSync({ [where]: strToU8(xml) }), 'a.docx');
  if (!opened.ok) throw new Error(opened.error.code);
  const found = opened.value.relations(part);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};
const relation = (id: string, kind: string, target: string, more = ''): string =>
  `<Relationship Id="${id}" Type="${types}/${kind}" Target="${target}"${more}/>`;

const beside = 'word/_rels/document.xml.rels';

it.each([
  ['beside it', 'comments.xml', 'word/comments.xml'],
  ['in a folder there', './media/a.png', 'word/media/a.png'],
  ['from the beginning', '/word/styles.xml', 'word/styles.xml'],
  ['a folder up', '../docProps/app.xml', 'docProps/app.xml'],
  ['never out of the document', '../../../../etc/passwd', 'etc/passwd'],
])('a part that another names is found %s', (_, target, part) => {
  expect(relationsOf('word/document.xml', beside, [relation('r1', 'comments', target)])).toEqual([
    { id: 'r1', kind: 'comments', part, address: null },
  ]);
});

it('what lies outside is an address and no part, whatever its type: nothing is fetched, nor read as if it were in the document', () => {
  const outside = ' TargetMode="External"';
  expect(
    relationsOf('word/document.xml', beside, [
      relation('r1', 'hyperlink', 'https://example.org/a?b=c', outside),
      relation('r2', 'comments', 'file:///word/comments.xml', outside),
      relation('r3', 'styles', 'styles.xml', ' TargetMode="Internal"'),
    ]),
  ).toEqual([
    { id: 'r1', kind: 'hyperlink', part: null, address: 'https://example.org/a?b=c' },
    { id: 'r2', kind: 'comments', part: null, address: 'file:///word/comments.xml' },
    { id: 'r3', kind: 'styles', part: 'word/styles.xml', address: null },
  ]);
});

it('those of the whole document stand at its beginning, and a part without any has none', () => {
  const all = [relation('r1', 'officeDocument', 'word/document.xml')];
  expect(relationsOf('', '_rels/.rels', all)).toEqual([
    { id: 'r1', kind: 'officeDocument', part: 'word/document.xml', address: null },
  ]);
  expect(relationsOf('word/document.xml', '_rels/.rels', all)).toEqual([]);
  expect(relationsOf('', '_rels/.rels', ['<Relationship/>', '<Other Id="r"/>'])).toEqual([
    { id: '', kind: '', part: '', address: null },
  ]);
});
