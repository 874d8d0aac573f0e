import type { HostileFile } from './file.ts';
import { formatFiles } from './files/formats.ts';
import { jsonFiles } from './files/json.ts';
import { markdownFiles } from './files/markdown.ts';
import { otherFormatFiles } from './files/other-formats.ts';
import { otherFiles } from './files/others.ts';
import { packageFiles } from './files/packages.ts';
import { pageFiles } from './files/pages.ts';
import { plainFiles } from './files/plain.ts';
import { wordFiles } from './files/word.ts';

/** Files that were made to cost more than they weigh. */
const hostileFiles: readonly HostileFile[] = [
  ...plainFiles,
  ...markdownFiles,
  ...pageFiles,
  ...wordFiles,
  ...jsonFiles,
  ...packageFiles,
  ...formatFiles,
  ...otherFormatFiles,
  ...otherFiles,
];

/**
 * One file of each kind of cost, and some of the largest: what is tried unless asked otherwise, in about ten minutes on a quiet
 * machine. All of them take more than an hour.
 */
const usual: readonly string[] = [
  // Rows, repairs, characters of any encoding, a long line, a long file.
  'one-line.txt',
  'repairs.txt',
  'misread.txt',
  'noise.txt',
  'sentences.txt',
  'lines-largest.txt',
  'one-line-largest.txt',
  // Definitions, unclosed brackets, emphasis, nests of quotes and items, a wide table.
  'definitions.md',
  'pictures.md',
  'emphasis.md',
  'quotes-deeper.md',
  'lists-deeper.md',
  'table-wide.md',
  // Depth, unclosed and spanning tables, tags, attributes, a long paragraph, entities.
  'deep.html',
  'table-unclosed.html',
  'spans.html',
  'titles.html',
  'attribute-long.html',
  'paragraph-long.html',
  'largest.html',
  'laughs.xhtml',
  'paragraphs.xhtml',
  // Rows, cells, changes, text, and what is small only while it is packed.
  'rows.docx',
  'cells.docx',
  'changes.docx',
  'text-long.docx',
  'bomb.docx',
  // One word, many words, replies, tags, positions in a long document, and JSON that is none of all this.
  'one-word.jsonld',
  'quotes.jsonld',
  'replies.jsonld',
  'tags.jsonld',
  'positions-large.jsonld',
  'strings.jsonld',
  // Suggestions, annotations, rows.
  'suggestions.duizhao-review',
  'notes.duizhao-review',
  'notes-spread.duizhao-review',
  'rows-over.duizhao-review',
  'bomb.duizhao-review',
];

/** The files that a pattern names; without one, the usual. */
export const chosenFiles = (pattern: string | undefined): readonly HostileFile[] => {
  if (pattern !== undefined) return hostileFiles.filter(({ name }) => new RegExp(pattern).test(name));
  const own = usual.map((name) => {
    const found = hostileFiles.find((file) => file.name === name);
    if (found === undefined) throw new Error(`no hostile file is called ${name}`);
    return found;
  });
  return [...own, ...otherFiles];
};
