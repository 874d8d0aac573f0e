import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * What some tests need beside the project: where it is missing they are skipped and say so, unless the machine was set up to
 * have it. `DUIZHAO_NEEDS` names what was set up, with spaces between; a test that would be skipped for want of one fails.
 */
export const needs = [
  'browser',
  'window',
  'soffice',
  'pdftotext',
  'xmllint',
  'msgfmt',
  'epubcheck',
  'omegat',
  'postgres',
  'strace',
  'shared',
] as const;

export type Need = (typeof needs)[number];

/** Whether the machine was set up to have it; throws when a name is not known, for a misspelt one would require nothing. */
const isSetUp = (need: Need, named: string): boolean => {
  const names = named.split(/\s+/).filter((name) => name !== '');
  for (const name of names)
    if (!(needs as readonly string[]).includes(name)) throw new Error(`DUIZHAO_NEEDS: unknown: ${name}`);
  return names.includes(need);
};

/**
 * The reason to skip what cannot run: `what` for want of `need`. Throws it instead where the machine was set up to have
 * that. `named`: what was set up.
 */
export const skipReason = (need: Need, what: string, named = process.env['DUIZHAO_NEEDS'] ?? ''): string => {
  const reason = `${what} (needs ${need === 'shared' ? '../shared' : need})`;
  if (isSetUp(need, named)) throw new Error(`not to be skipped here, which was set up for it: ${reason}`);
  return reason;
};

/** The same for something that is looked for: null when it is there, and the reason printed when not. */
export const lackOf = (need: Need, isThere: boolean, what: string, named?: string): string | null => {
  if (isThere) return null;
  const reason = skipReason(need, what, named);
  console.log(`skipped: ${reason}`);
  return reason;
};

/** Null when a program is there, else the reason to skip what needs it. */
export const lackOfProgram = (
  need: 'soffice' | 'pdftotext' | 'xmllint' | 'msgfmt' | 'omegat' | 'strace',
  what: string,
): string | null => {
  const places = (process.env['PATH'] ?? '').split(delimiter);
  const name = process.platform === 'win32' ? `${need}.exe` : need;
  return lackOf(
    need,
    places.some((place) => existsSync(join(place, name))),
    what,
  );
};

const shared = join(import.meta.dirname, '../../shared');

/** A file or folder that was given beside the project, or null, with the reason said, where it is not. */
export const sharedPath = (path: string): string | null => {
  const full = join(shared, path);
  return lackOf('shared', existsSync(full), `what reads ${path}`) === null ? full : null;
};

/** Where Debian has it. Its own wrapper does not start with the Java of today, so the jar is run. */
const epubcheckJar = '/usr/share/java/epubcheck.jar';

/** The jar of EPUBCheck, or null with the reason said. */
export const epubcheck = (what: string): string | null =>
  lackOf('epubcheck', existsSync(epubcheckJar) && existsSync('/usr/bin/java'), what) === null
    ? epubcheckJar
    : null;
