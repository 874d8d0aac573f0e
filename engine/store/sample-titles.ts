import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Sample } from '#api/library.ts';
import { readJsonFile } from './read-json.ts';

const fileName = /^(?<title>[\w-]+?)-(?<language>zh-Hant|zh-Hans|en)\.(?:txt|md|html)$/;

/**
 * `titles.json` beside the samples: file name to title. To clean a first line up takes a third of a second of tables, which
 * the first screen need not wait for.
 */
const writtenTitles = (folder: string): ReadonlyMap<string, string> => {
  const written = readJsonFile(join(folder, 'titles.json'));
  if (typeof written !== 'object' || written === null) return new Map();
  return new Map(
    Object.entries(written).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
};

/** A sample by the name of its file: what that calls it, and the title that is written down for it, or null. */
type NamedSample = Pick<Sample, 'id' | 'language'> & {
  readonly title: string;
  readonly written: string | null;
};

/** The samples of a folder, by file name; none when it is missing. */
export const namedSamples = (folder: string): readonly NamedSample[] => {
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch {
    return [];
  }
  const titles = writtenTitles(folder);
  return names.flatMap((id) => {
    const parts = fileName.exec(id)?.groups;
    if (parts === undefined) return [];
    const language = parts['language'] as Sample['language'];
    return [{ id, language, title: parts['title'] ?? id, written: titles.get(id) ?? null }];
  });
};

/** The samples of a folder where all titles are written down; else null, as the samples themselves have to be read. */
export const samplesByTitles = (folder: string): readonly Sample[] | null => {
  const samples: Sample[] = [];
  for (const { id, language, written } of namedSamples(folder)) {
    if (written === null) return null;
    samples.push({ id, name: written, language });
  }
  return samples;
};
