import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { escapeMarkup } from '#core/formats/symbols.ts';

const run = (profile: string, order: string): void => {
  const place = `-env:UserInstallation=${pathToFileURL(profile).href}`;
  const done = spawnSync('soffice', [place, '--headless', order], {
    encoding: 'utf8',
    timeout: 300_000,
    killSignal: 'SIGKILL',
  });
  if (done.status !== 0) throw new Error(`LibreOffice: ${done.stderr}`);
};

/** Puts a macro where LibreOffice runs those of the user without asking: the standard library of a profile. */
const install = (profile: string, macro: string): void => {
  const library = join(profile, 'user/basic/Standard');
  mkdirSync(library, { recursive: true });
  const head = (root: string, dtd: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ${root} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "${dtd}">\n`;
  const space = 'xmlns:library="http://openoffice.org/2000/library"';
  writeFileSync(
    join(profile, 'user/basic/script.xlc'),
    `${head('library:libraries', 'libraries.dtd')}<library:libraries ${space}><library:library library:name="Standard" library:link="false"/></library:libraries>`,
  );
  writeFileSync(
    join(library, 'script.xlb'),
    `${head('library:library', 'library.dtd')}<library:library ${space} library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>`,
  );
  writeFileSync(
    join(library, 'Module1.xba'),
    `${head('script:module', 'module.dtd')}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${escapeMarkup(macro)}</script:module>`,
  );
};

/** Words as an expression of Basic: what is no ASCII by its number. */
export const basicText = (text: string): string =>
  `"${text
    .replaceAll('"', '""')
    .replaceAll(/[^ -~]/gu, (one) =>
      Array.from({ length: one.length }, (_, n) => `" & Chr(${one.charCodeAt(n)}) & "`).join(''),
    )}"`;

/** A document that a macro opens and has as `doc`, `view` its cursor; `order` gives one of the commands of the menus. */
const opened = (path: string): string => `
  doc = StarDesktop.loadComponentFromURL(${basicText(pathToFileURL(path).href)}, "_blank", 0, hidden())
  view = doc.CurrentController.ViewCursor`;

const filters = { docx: 'MS Word 2007 XML', fodt: 'OpenDocument Text Flat XML' } as const;

const stored = (path: string, as: keyof typeof filters): string => `
  flat(0).Name = "FilterName"
  flat(0).Value = "${filters[as]}"
  doc.storeToURL(${basicText(pathToFileURL(path).href)}, flat())
  doc.close(True)`;

/** A document, what is done in it, in Basic, and where it is kept then. */
export type WorkInWriter = {
  readonly path: string;
  readonly work: readonly string[];
  readonly to: string;
  readonly as: keyof typeof filters;
};

/**
 * Does work in documents as somebody would in the window of LibreOffice, which has a profile of its own below `folder`; all of it in one
 * process, for its start takes longest. In the Basic of the work, `doc` is the document, `view` its cursor, `Order(name)` a command without
 * arguments on what is selected; those below are made of these. Throws what LibreOffice says where it fails.
 */
export const workInWriter = (folder: string, works: readonly WorkInWriter[]): void => {
  const told = join(folder, 'told.txt');
  const profile = join(folder, 'profile');
  // A profile that LibreOffice makes gets an empty library in the place of this one.
  if (!existsSync(profile)) run(profile, '--terminate_after_init');
  rmSync(told, { force: true });
  install(
    profile,
    `Dim doc, view

Sub Main
  On Error Goto Failed
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim flat(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
${works.map(({ path, work, to, as }) => [opened(path), ...work, stored(to, as)].join('\n')).join('\n')}
  Tell "done"
  Exit Sub
Failed:
  Tell "error " & Err & ": " & Error$ & ", line " & Erl
End Sub

Sub Order(name)
  Dim none()
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(doc.CurrentController.Frame, ".uno:" & name, "", 0, none())
End Sub

Sub Find(words)
  search = doc.createSearchDescriptor()
  search.SearchString = words
  search.SearchCaseSensitive = True
  found = doc.findFirst(search)
  If IsNull(found) Then Error 1001
  view.gotoRange(found, False)
End Sub

Sub Insert(words)
  Dim texts(0) As New com.sun.star.beans.PropertyValue
  texts(0).Name = "Text"
  texts(0).Value = words
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(doc.CurrentController.Frame, ".uno:InsertText", "", 0, texts())
End Sub

Sub Tell(what)
  file = FreeFile
  Open "${told}" For Output As #file
  Print #file, what
  Close #file
End Sub
`,
  );
  run(profile, 'macro:///Standard.Module1.Main');
  // Nothing is told of a macro that cannot be read.
  const said = existsSync(told) ? readFileSync(told, 'utf8').trim() : 'no macro';
  if (said !== 'done') throw new Error(`LibreOffice: ${said}`);
};

/** Selects words and types others over them; the first place of `words` counts. */
export const typedOver = (words: string, others: string): string =>
  `  Find(${basicText(words)})\n  Insert(${basicText(others)})`;

/** Selects words and deletes them. */
export const takenOut = (words: string): string => `  Find(${basicText(words)})\n  Order("Delete")`;

/** Types more words behind some. */
export const typedBehind = (words: string, more: string): string =>
  `  Find(${basicText(words)})\n  view.collapseToEnd()\n  Insert(${basicText(more)})`;

/** Deletes the end of the paragraph that words end. */
export const joinedWithNext = (words: string): string =>
  `  Find(${basicText(words)})\n  view.collapseToEnd()\n  Order("Delete")`;

/** Begins a new paragraph behind words. */
export const splitBehind = (words: string): string =>
  `  Find(${basicText(words)})\n  view.collapseToEnd()\n  Order("InsertPara")`;

/** Types words where the cursor is. */
export const typed = (words: string): string => `  Insert(${basicText(words)})`;
