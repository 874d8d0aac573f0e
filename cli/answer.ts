import type { Result } from '../core/model/index.ts';
import type { Words } from './words.ts';

/** What a command found: the documented JSON shape, and the same for a person to read, line by line. */
export type Answer = { readonly json: unknown; readonly lines: Iterable<string> };

/** What every command is given besides its own arguments. */
export type Setting = { readonly words: Words };

export type Outcome = Promise<Result<Answer>>;

/** A field of a tab-separated line: tabs and line breaks inside would read as more fields. */
export const field = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');
