import { readProjectFile, type OmegatProject } from '#core/omegat/project-file.ts';

/** `omegat.project` as OmegaT writes it. */
export const projectFile = (more = ''): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat>
    <project version="1.0">
        <source_dir>__DEFAULT__</source_dir>
        <target_dir>__DEFAULT__</target_dir>
        <tm_dir>__DEFAULT__</tm_dir>
        <glossary_dir>__DEFAULT__</glossary_dir>
        <source_lang>ZH-TW</source_lang>
        <target_lang>EN-US</target_lang>
        <sentence_seg>true</sentence_seg>
        ${more}
    </project>
</omegat>
`;

export const project = (more = ''): OmegatProject => {
  const read = readProjectFile(new TextEncoder().encode(projectFile(more)), 'p');
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
};

export type Entry = {
  readonly original: string;
  readonly translation: string;
  readonly props?: Readonly<Record<string, string>>;
  readonly note?: string;
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** `project_save.tmx` as OmegaT writes it. */
export const memory = (entries: readonly Entry[]): string => {
  const units = entries.map(({ original, translation, props = {}, note }) =>
    [
      '    <tu>',
      ...(note === undefined ? [] : [`      <note>${escaped(note)}</note>`]),
      ...Object.entries(props).map(([type, text]) => `      <prop type="${type}">${escaped(text)}</prop>`),
      `      <tuv lang="ZH-TW">\n        <seg>${escaped(original)}</seg>\n      </tuv>`,
      `      <tuv lang="EN-US" changeid="lin" changedate="20250301T101500Z" creationid="lin" creationdate="20250301T101500Z">\n        <seg>${escaped(translation)}</seg>\n      </tuv>`,
      '    </tu>\n',
    ].join('\n'),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx11.dtd">\n<tmx version="1.1">\n  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="3.6.0_10" segtype="sentence" srclang="ZH-TW"/>\n  <body>\n${units.join('')}  </body>\n</tmx>\n`;
};
