import { closeSync, openSync, writeSync } from 'node:fs';

/** Writes sentences of Chinese as a TMX file, each with the same translation. */
export const writeTmx = (
  path: string,
  texts: Iterable<string>,
  translation: { readonly language: string; readonly text: string } = {
    language: 'fr',
    text: 'Une phrase de la même longueur, à peu près.',
  },
): void => {
  const file = openSync(path, 'w');
  writeSync(
    file,
    '<?xml version="1.0" encoding="utf-8"?><tmx version="1.4"><header srclang="zh-TW" adminlang="en" creationtool="bench" creationtoolversion="1" datatype="plaintext" o-tmf="none" segtype="sentence"/><body>\n',
  );
  for (const text of texts)
    writeSync(
      file,
      `<tu changeid="a" changedate="20240101T000000Z"><tuv xml:lang="zh-TW"><seg>${text}</seg></tuv><tuv xml:lang="${translation.language}"><seg>${translation.text}</seg></tuv></tu>\n`,
    );
  writeSync(file, '</body></tmx>\n');
  closeSync(file);
};
