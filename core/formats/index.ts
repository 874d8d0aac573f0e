import { docx } from './docx/index.ts';
import { html } from './html/index.ts';
import { md } from './md/index.ts';
import { po } from './po/index.ts';
import { formatRegistry } from './registry.ts';
import { txt } from './txt/index.ts';

/** Every format of documents there is. A new one is a folder beside these, a line here, and its words in `formats.json`. */
export const formats = formatRegistry([
  docx, //
  html,
  md,
  po,
  txt,
]);
