import Database from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A sentence like no other: a document is longer than one portion of an update. */
export const sentence = (n: number): string => `第${n}句說的是山裡的第${(n * 7919) % 10007}條河。`;

const count = 400;
const numbers = Array.from({ length: count }, (_, n) => n);

/** A document of so many paragraphs, each a sentence. */
export const older: readonly string[] = numbers.map(sentence);

/** One in which rows changed, came, went, moved, were joined, and became headings. */
export const newer: readonly string[] = [
  ...numbers.slice(300, 350).map(sentence),
  ...numbers.slice(0, 100).map((n) => sentence(n).replace('河', '大河')),
  ...Array.from({ length: 180 }, (_, n) => `新來的第${n}段講的是海邊的事${n * 31}。`),
  ...numbers.slice(100, 200).map(sentence),
  // Rows 200 to 279 are gone.
  ...Array.from(
    { length: 10 },
    (_, n) => `${sentence(280 + 2 * n).replace('。', '，')}${sentence(281 + 2 * n)}`,
  ),
  ...numbers.slice(350).map(sentence),
];

export const textOf = (paragraphs: readonly string[]): string => `${paragraphs.join('\n\n')}\n`;

export const writeNewer = (folder: string, paragraphs: readonly string[] = newer): string => {
  const path = join(folder, 'newer.txt');
  writeFileSync(path, textOf(paragraphs));
  return path;
};

const tables = ['blocks', 'segments', 'cells', 'repairs', 'annotations', 'anchors', 'replies'];

/** Everything a project holds, as it lies on the disk, without history and without the bytes of newer files. */
export const contentOf = (path: string): unknown => {
  const file = new Database(path, { readonly: true });
  const rows = tables.map((table) => [table, file.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]);
  const documents = file.prepare('SELECT * FROM documents WHERE version_of IS NULL').all();
  file.close();
  return { rows, documents };
};
