import { appleStrings } from './apple-strings/index.ts';
import { csv } from './csv/index.ts';
import { docx } from './docx/index.ts';
import { epub } from './epub/index.ts';
import { html } from './html/index.ts';
import { json } from './json/index.ts';
import { android } from './android/index.ts';
import { resx } from './resx/index.ts';
import { stringsdict } from './stringsdict/index.ts';
import { md } from './md/index.ts';
import { php } from './php/index.ts';
import { po } from './po/index.ts';
import { formatRegistry } from './registry.ts';
import { properties } from './properties/index.ts';
import { tbx } from './tbx/index.ts';
import { tmx } from './tmx/index.ts';
import { sdlxliff } from './sdlxliff/index.ts';
import { txt } from './txt/index.ts';
import { yaml } from './yaml/index.ts';
import { xliff } from './xliff/index.ts';
import { ass } from './ass/index.ts';
import { lrc } from './lrc/index.ts';
import { srt } from './srt/index.ts';
import { vtt } from './vtt/index.ts';

/** Every format of documents there is. A new one is a folder beside these, a line here, and its words in `formats.json`. */
export const formats = formatRegistry([
  docx, //
  epub,
  html,
  json,
  md,
  php,
  android,
  resx,
  stringsdict,
  po,
  properties,
  tbx,
  tmx,
  appleStrings,
  csv,
  txt,
  yaml,
  xliff,
  sdlxliff,
  ass,
  lrc,
  srt,
  vtt,
]);
