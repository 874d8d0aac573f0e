import { readFileSync } from 'node:fs';

/** What a small JSON file holds, or undefined when it is missing or damaged: its owner then starts from defaults. */
export const readJsonFile = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
};
