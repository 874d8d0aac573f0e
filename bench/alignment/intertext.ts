import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readWholeXml, type XmlVisitor } from '#core/xml/read.ts';
import type { Gold } from '#tests/alignment/gold.ts';

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

/** The stretch of a text that ids with spaces between name: of ids that do not follow each other, what lies between them too. */
const stretchOf = (
  ids: string,
  numbers: ReadonlyMap<string, number>,
): readonly [from: number, end: number] => {
  const named = ids.split(' ').flatMap((id) => numbers.get(id) ?? []);
  return named.length === 0 ? [0, 0] : [Math.min(...named), Math.max(...named) + 1];
};

const numbersOf = (sentences: ReadonlyMap<string, string>): ReadonlyMap<string, number> =>
  new Map([...sentences.keys()].map((id, n) => [id, n]));

/** Of a file of links the two texts that it names, with what its links say: first the one that is linked to. Links may cross. */
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
  const [lefts, rights] = [sentencesOf(join(folder, from)), sentencesOf(join(folder, to))];
  const [leftNumbers, rightNumbers] = [numbersOf(lefts), numbersOf(rights)];
  return {
    name: `${basename(folder)}: ${file}`,
    left: [...lefts.values()],
    right: [...rights.values()],
    leftOpens: Array.from(lefts, () => false),
    rightOpens: Array.from(rights, () => false),
    beads: links.map((link) => {
      const [ofRight = '', ofLeft = ''] = link.split(';');
      const [left, leftEnd] = stretchOf(ofLeft, leftNumbers);
      const [right, rightEnd] = stretchOf(ofRight, rightNumbers);
      return { left, leftEnd, right, rightEnd };
    }),
  };
};

/**
 * Texts with their alignment in the files of InterText: `X.N_zh.N_en.xml` links `X.N_zh.xml` and `X.N_en.xml`, all in one folder.
 */
export const interText = (folder: string): readonly Gold[] =>
  readdirSync(folder)
    .filter((name) => /_zh\..*_en\.xml$/u.test(name))
    .toSorted()
    .map((name) => pairOf(folder, name));
