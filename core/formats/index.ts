import { android } from './android/index.ts';
import { appleStrings } from './apple-strings/index.ts';
import { ass } from './ass/index.ts';
import { bilingualDocx } from './bilingual-docx/index.ts';
import { bilingualRtf } from './bilingual-rtf/index.ts';
import { csv } from './csv/index.ts';
import { docx } from './docx/index.ts';
import { epub } from './epub/index.ts';
import { html } from './html/index.ts';
import { json } from './json/index.ts';
import { lrc } from './lrc/index.ts';
import { md } from './md/index.ts';
import { mqxliff } from './mqxliff/index.ts';
import { mqxlz } from './mqxlz/index.ts';
import { mxliff } from './mxliff/index.ts';
import { odp } from './odp/index.ts';
import { ods } from './ods/index.ts';
import { odt } from './odt/index.ts';
import { php } from './php/index.ts';
import { po } from './po/index.ts';
import { pptx } from './pptx/index.ts';
import { properties } from './properties/index.ts';
import { resx } from './resx/index.ts';
import { sdlppx } from './sdlppx/index.ts';
import { sdlxliff } from './sdlxliff/index.ts';
import { srt } from './srt/index.ts';
import { stringsdict } from './stringsdict/index.ts';
import { tbx } from './tbx/index.ts';
import { tmx } from './tmx/index.ts';
import { txlf } from './txlf/index.ts';
import { txt } from './txt/index.ts';
import { vtt } from './vtt/index.ts';
import { xliff } from './xliff/index.ts';
import { xliff12 } from './xliff-12/index.ts';
import { xlsx } from './xlsx/index.ts';
import { yaml } from './yaml/index.ts';
import { formatRegistry } from './registry.ts';

/** Every format of documents there is. A new one is a folder beside these, a line here, and its words in `formats.json`. */
export const formats = formatRegistry([
  bilingualDocx, // before the documents it is told from
  docx,
  bilingualRtf,
  odt,
  pptx,
  odp,
  xlsx,
  ods,
  epub,
  html,
  md,
  txt,
  xliff,
  xliff12,
  sdlxliff,
  sdlppx,
  mqxliff,
  mqxlz,
  mxliff,
  txlf,
  tmx,
  tbx,
  po,
  json,
  yaml,
  properties,
  android,
  appleStrings,
  stringsdict,
  resx,
  php,
  csv,
  srt,
  vtt,
  ass,
  lrc,
]);
