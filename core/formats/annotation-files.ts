import type { FileKind } from './file-names.ts';

/** A format of files of annotations alone: what there is to know of it without reading or writing it. */
type AnnotationFile = {
  /** What its name says the file is (`locales/<language>/file-names.json`). */
  readonly named: FileKind;
  /** In lower case and without the dot; the first, which is its id, is the one that is written. */
  readonly extensions: readonly [string, ...string[]];
  readonly mediaTypes: readonly string[];
  readonly imports: boolean;
};

/** Every format of files of annotations, in the order in which they are offered. What lists them asks here. */
export const annotationFiles = {
  jsonld: {
    named: 'annotations',
    extensions: ['jsonld', 'json'],
    mediaTypes: ['application/ld+json', 'application/json'],
    imports: true,
  },
  csv: { named: 'annotationTable', extensions: ['csv'], mediaTypes: ['text/csv'], imports: false },
  html: { named: 'annotationReport', extensions: ['html'], mediaTypes: ['text/html'], imports: false },
} as const satisfies Readonly<Record<string, AnnotationFile>>;

export type AnnotationFormat = keyof typeof annotationFiles;

export const annotationFormats = Object.keys(annotationFiles) as readonly AnnotationFormat[];

/** What a picker of files is told to show: those that can be read. */
export const readableAnnotationFiles = Object.values(annotationFiles)
  .filter(({ imports }) => imports)
  .flatMap(({ extensions, mediaTypes }) => [...extensions.map((extension) => `.${extension}`), ...mediaTypes])
  .join(',');
