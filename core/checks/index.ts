import { alignment } from './alignment.ts';
import { grammar } from './grammar.ts';
import { leftovers } from './leftovers.ts';
import { length } from './length.ts';
import { names } from './names.ts';
import { numbers } from './numbers.ts';
import { checkRegistry } from './registry.ts';
import { spelling } from './spelling.ts';
import { subtitles } from './subtitles.ts';
import { tags } from './tags.ts';
import { terms } from './terms.ts';

/** Every check there is. A new one is a file beside these, a line here, and its words in `checks.json`. */
export const checks = checkRegistry([
  tags, //
  terms,
  names,
  numbers,
  spelling,
  grammar,
  leftovers,
  subtitles,
  length,
  alignment,
]);
