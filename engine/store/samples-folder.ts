import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Sample } from '#api/library.ts';
import { applyRepairs, createSurvey, findRepairs } from '#core/text/cleanup/index.ts';
import { namedSamples } from './sample-titles.ts';

/** How much of a sample is read for its title, in UTF-16 units. */
const headLength = 2000;

const htmlTitle = (text: string): string | undefined => /<title>([^<]+)<\/title>/i.exec(text)?.[1];

/** The line as it will be once the document is cleaned up. */
const cleaned = (line: string, text: string): string => {
  const survey = createSurvey();
  for (const each of text.split('\n')) survey.observe(each);
  const repairs = findRepairs(line, survey.finish()).filter(({ certainty }) => certainty === 'certain');
  return applyRepairs(line, repairs).text;
};

/** What a document calls itself: its title element, its first heading, or its first line if that is short. */
const titleOf = (path: string, fallback: string): string => {
  const text = readFileSync(path, 'utf8')
    .slice(0, headLength)
    .replace(/^\uFEFF/, '');
  const firstLine = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
  const title =
    extname(path) === '.html' ? (htmlTitle(text) ?? '') : cleaned(firstLine.replace(/^#+\s*/, ''), text);
  const trimmed = title.trim();
  return trimmed !== '' && Array.from(trimmed).length <= 80 ? trimmed : fallback.replaceAll('-', ' ');
};

/** The documents offered in an empty library, by file name. A folder that is missing offers none. */
export const listSamples = (folder: string): readonly Sample[] =>
  namedSamples(folder).map(({ id, language, title, written }) => ({
    id,
    name: written ?? titleOf(join(folder, id), title),
    language,
  }));
