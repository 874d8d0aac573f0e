import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { OmegatContents } from '#api/documents.ts';
import { decodeXml } from '#core/xml/decode.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readProjectFile, type OmegatProject } from '#core/omegat/project-file.ts';
import { ownCuts, readSegmentation, type OwnRules } from '#core/omegat/segmentation.ts';
import { readSavedUnits, savedFinder } from '#core/omegat/saved-units.ts';
import type { SavedReading } from '#core/omegat/translated-blocks.ts';
import type { Format, ReadFinding } from '#core/formats/format.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { guarded } from '../store/failures.ts';

/** A project of OmegaT on the disk. */
export type OmegatFolder = {
  readonly root: string;
  readonly project: OmegatProject;
  /** Rules of its own for cutting that are not understood here, each as it is written. */
  readonly unreadRules: readonly string[];
};

const projectFile = 'omegat.project';
/** More than any settings need. */
const longestProjectFile = 1_000_000;
/** OmegaT's own come to 300 kB. */
const longestRules = 4_000_000;
/** Where a project has rules for cutting of its own: in the form of version 6, and in that of earlier ones. */
const ruleFiles = ['segmentation.srx', 'segmentation.conf'] as const;

/** The rules for cutting that a project has of its own; null where it has none. Failures: document.bad-xml, file.too-large. */
const ownRules = (root: string, language: string): Result<OwnRules | null> => {
  for (const name of ruleFiles) {
    const path = join(root, 'omegat', name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isFile() !== true) continue;
    if (stats.size > longestRules)
      return fail('file.too-large', { name, size: stats.size, limit: longestRules });
    const read = readSegmentation(readFileSync(path), language);
    return read.ok ? read : fail(read.error.code, { name, ...read.error.params });
  }
  return ok(null);
};
/** Bytes of a memory that is held whole. */
const largestMemory = 128 * 1024 * 1024;

/**
 * Opens a project by its folder or its file `omegat.project`; nothing is written. Failures: omegat.not-a-project, file.not-found,
 * document.bad-xml.
 */
export const openOmegat = (given: string): Result<OmegatFolder> => {
  const path = resolve(given);
  const found = guarded(path, (): Result<OmegatFolder> => {
    const file = statSync(path).isDirectory() ? join(path, projectFile) : path;
    const stats = statSync(file, { throwIfNoEntry: false });
    if (basename(file) !== projectFile || stats?.isFile() !== true || stats.size > longestProjectFile)
      return fail('omegat.not-a-project', { path });
    const project = readProjectFile(readFileSync(file), path);
    // A parser does not know what its file is called.
    if (!project.ok) return fail(project.error.code, { name: projectFile, ...project.error.params });
    const root = realpathSync(dirname(file));
    const own = ownRules(root, project.value.source.written);
    if (!own.ok) return own;
    const rules = own.value;
    if (rules === null) return ok({ root, project: project.value, unreadRules: [] });
    const cuts = (text: string): readonly number[] => ownCuts(rules, text);
    return ok({ root, project: { ...project.value, cuts }, unreadRules: rules.unread });
  });
  return found.ok ? found.value : found;
};

/** A folder or file of a project; failure: omegat.outside, where it or a link in it leads out of the project. */
export const inOmegat = ({ root }: OmegatFolder, ...names: readonly string[]): Result<string> => {
  const path = resolve(root, ...names);
  const outside = fail('omegat.outside', { path });
  if (path !== root && !path.startsWith(root + sep)) return outside;
  for (let at = path; at.length > root.length; at = dirname(at)) {
    const real = guarded(at, () => realpathSync(at));
    if (real.ok) return real.value === at ? ok(path) : outside;
  }
  return ok(path);
};

/** Files below a folder, in the order of their names; none where there is no such folder. Links are not followed. */
const filesBelow = (folder: string): readonly string[] => {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
};

/** What is in the folders of a project. Failures: omegat.outside, and those of the file system. */
export const omegatContents = (folder: OmegatFolder): Result<OmegatContents> => {
  const { sourceFolder, memoryFolder, glossaryFolder, leavesOut } = folder.project;
  const below = (name: string): Result<readonly string[]> => {
    const path = inOmegat(folder, name);
    return path.ok ? guarded(path.value, () => filesBelow(path.value)) : path;
  };
  const [files, memories, glossaries] = [below(sourceFolder), below(memoryFolder), below(glossaryFolder)];
  if (!files.ok) return files;
  if (!memories.ok) return memories;
  if (!glossaries.ok) return glossaries;
  return ok({
    name: basename(folder.root),
    files: files.value.filter((file) => !leavesOut(file)),
    memories: memories.value
      .filter((file) => file.toLowerCase().endsWith('.tmx'))
      .map((file) => `${memoryFolder}/${file}`),
    glossaries: glossaries.value
      .filter((file) => /\.(?:txt|utf8|tab|csv|tsv|tbx)$/i.test(file))
      .map((file) => `${glossaryFolder}/${file}`),
  });
};

/** The memory of the project's own translations, and its text; null where there is none yet. Failures: document.bad-xml, file.too-large. */
export const savedMemory = (
  folder: OmegatFolder,
): Result<{ readonly path: string; readonly bytes: Uint8Array; readonly text: string } | null> => {
  const path = inOmegat(folder, 'omegat', 'project_save.tmx');
  if (!path.ok) return path;
  const stats = statSync(path.value, { throwIfNoEntry: false });
  if (stats === undefined) return ok(null);
  const name = basename(path.value);
  if (stats.size > largestMemory)
    return fail('file.too-large', { name, size: stats.size, limit: largestMemory });
  const bytes = guarded(path.value, () => readFileSync(path.value));
  if (!bytes.ok) return bytes;
  const decoded = decodeXml(bytes.value);
  if ('kind' in decoded) {
    const failed = xmlFailure(decoded);
    return failed.ok ? failed : fail(failed.error.code, { name, ...failed.error.params });
  }
  return ok({ path: path.value, bytes: bytes.value, text: decoded.text });
};

/** How a source file of a project is read: with the translations that the project has; and what is told of the project with it. */
export type OmegatReading = SavedReading & { readonly findings: readonly ReadFinding[] };

/** A rule of a project that is not understood here. */
const unreadRule = (rule: string): ReadFinding => ({
  code: 'left-rules',
  line: 0,
  detail: rule,
  count: 1,
});

export const omegatReading = (
  { root, file }: { readonly root: string; readonly file: string },
  { id, nameOf }: Pick<Format, 'id' | 'nameOf'>,
): Result<OmegatReading> => {
  const folder = openOmegat(root);
  if (!folder.ok) return folder;
  const contents = omegatContents(folder.value);
  if (!contents.ok) return contents;
  const saved = savedMemory(folder.value);
  if (!saved.ok) return saved;
  const { project, unreadRules } = folder.value;
  const units = saved.value === null ? ok([]) : readSavedUnits(saved.value.text, project);
  if (!units.ok) return fail(units.error.code, { name: 'project_save.tmx', ...units.error.params });
  const { files } = contents.value;
  return ok({
    project,
    find: savedFinder(units.value),
    file,
    format: id,
    ...(nameOf === undefined ? {} : { nameOf }),
    // Told once of a project: with its first file.
    findings: files[0] === file ? unreadRules.map(unreadRule) : [],
  });
};
