import type { FormatCode } from '../format.ts';
import { stringsFiller } from '../strings/fill-strings.ts';
import { stringsReader } from '../strings/read-strings.ts';
import { readJson } from './read-json.ts';

const fill = stringsFiller(readJson);

export const code: FormatCode = { read: stringsReader(readJson), write: fill, fill, place: null };
