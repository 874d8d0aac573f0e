import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readFile, writeFile } from 'node:fs/promises';

const main = 'word/document.xml';

/**
 * Rewrites the table rows of a Word document that hold text to be reviewed, as somebody does in Word: `rewrite` is given them as
 * XML, without the heading, and answers those that are to stand there. Answers how many there were.
 */
export const rewriteRows = async (
  path: string,
  rewrite: (rows: readonly string[]) => readonly (string | undefined)[],
): Promise<number> => {
  const files = unzipSync(await readFile(path));
  const xml = strFromU8(files[main] ?? new Uint8Array());
  const rows = (xml.match(/<w:tr[ >].*?<\/w:tr>/gs) ?? []).slice(1);
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) throw new Error(`no rows in ${path}`);
  const from = xml.indexOf(first);
  const to = xml.indexOf(last) + last.length;
  const written = `${xml.slice(0, from)}${rewrite(rows).join('')}${xml.slice(to)}`;
  await writeFile(path, zipSync({ ...files, [main]: strToU8(written) }));
  return rows.length;
};
