import type { ProjectSettings } from '#core/model/index.ts';
import { soundSettings } from './sound-settings.ts';
import { first, run, type ReadHandle, type WriteHandle } from './handles.ts';

/** Values of which a project has one each: settings, the place to return to, its own id. */
export const readMeta = (handle: ReadHandle, key: string): string | null =>
  first<{ value: string }>(handle, 'SELECT value FROM meta WHERE key = ?', key)?.value ?? null;

export const writeMeta = (handle: WriteHandle, key: string, value: string): void => {
  run(
    handle,
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    value,
  );
};

export const removeMeta = (handle: WriteHandle, key: string): void => {
  run(handle, 'DELETE FROM meta WHERE key = ?', key);
};

/** JSON of a meta value, or undefined when it is absent or unreadable. */
export const readJsonMeta = (handle: ReadHandle, key: string): unknown => {
  const text = readMeta(handle, key);
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const readSettings = (handle: ReadHandle): ProjectSettings =>
  soundSettings(readJsonMeta(handle, 'settings'));

export const writeSettings = (handle: WriteHandle, settings: ProjectSettings): void =>
  writeMeta(handle, 'settings', JSON.stringify(settings));
