import { join } from 'node:path';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createEngine, type Engine } from '#engine/engine.ts';
import { places } from '#engine/places.ts';
import type { Result } from '#core/model/index.ts';
import { paragraphs } from './prose.ts';

/** An engine that keeps everything below `folder`. */
export const engineIn = (folder: string): Engine => createEngine(places({ DUIZHAO_DATA: folder }));

/** The value of a result; a benchmark whose work fails has nothing to report. */
export const must = <T>(result: Result<T>): T => {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code} ${JSON.stringify(result.error.params ?? {})}`);
};

/** Writes generated prose to a file and answers its path. */
export const writeProse = async (folder: string, characters: number, dirty: boolean): Promise<string> => {
  const path = join(folder, `prose-${characters}-${dirty ? 'dirty' : 'clean'}.txt`);
  await pipeline(Readable.from(paragraphs(characters, dirty)), createWriteStream(path));
  return path;
};

/** A project of about `characters` characters, made by importing; answers its path. The engine is closed again. */
export const makeProject = async (folder: string, characters: number): Promise<string> => {
  const engine = engineIn(folder);
  const path = await writeProse(folder, characters, false);
  const report = must(await engine.client.documents.import({ from: { path }, into: 'new', job: 'bench' }));
  await engine.close();
  return report.project.path;
};
