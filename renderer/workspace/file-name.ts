import { defaultFileName, type NamedFile } from '#core/formats/file-names.ts';
import { i18n } from '../i18n.ts';

/** The name that is proposed for a file, with its ending: what the engine calls it where nobody is asked. */
export const proposedName = (file: NamedFile, ending: string): string =>
  `${defaultFileName(file, (key, params) => i18n.t(`file-names:${key}`, { ...params }))}.${ending}`;
