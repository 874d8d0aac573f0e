import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readWholeXml, type XmlVisitor } from '#core/xml/read.ts';
import { goldOf, type Gold } from '#tests/alignment/gold.ts';

const read = (path: string, visitor: XmlVisitor): void => {
  const fault = readWholeXml(readFileSync(path, 'utf8'), visitor);
  if (fault !== null) throw new Error(`${path}: ${JSON.stringify(fault)}`);
};

/** Sentences (`s`) of a text by their ids. */
const sentencesOf = (path: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  let id = '';
  read(path, {
    open: ({ name, attributes }) => {
      if (name === 's') id = attributes.get('id') ?? '';
    },
    text: (text) => {
      if (id !== '') found.set(id, (found.get(id) ?? '') + text);
    },
    close: (name) => {
      if (name === 's') id = '';
    },
  });
  return found;
};

/** The sentences that a link names on one side, in ids with spaces between. */
const named = (ids: string, sentences: ReadonlyMap<string, string>): readonly string[] =>
  ids.split(' ').flatMap((id) => (id === '' ? [] : [sentences.get(id) ?? '']));

/** Of a file of links the two texts that it names, with what its links say: first the one that is linked to. */
const pairOf = (folder: string, file: string): Gold => {
  let [from, to] = ['', ''];
  const links: string[] = [];
  read(join(folder, file), {
    open: ({ attributes }) => {
      from = attributes.get('fromDoc') ?? from;
      to = attributes.get('toDoc') ?? to;
      const targets = attributes.get('xtargets');
      if (targets !== undefined) links.push(targets);
    },
  });
  const [left, right] = [sentencesOf(join(folder, from)), sentencesOf(join(folder, to))];
  return goldOf(
    `${basename(folder)}: ${file}`,
    links.map((link) => {
      const [ofRight = '', ofLeft = ''] = link.split(';');
      return { left: named(ofLeft, left), right: named(ofRight, right), opens: false };
    }),
  );
};

/**
 * Texts with their alignment in the files of InterText: `X.N_zh.N_en.xml` links `X.N_zh.xml` and `X.N_en.xml`, all in one folder. Links must
 * follow the order of both texts.
 */
export const interText = (folder: string): readonly Gold[] =>
  readdirSync(folder)
    .filter((name) => /_zh\..*_en\.xml$/u.test(name))
    .toSorted()
    .map((name) => pairOf(folder, name));
