import { fileLanguage } from '../formats/file-language.ts';
import type { LanguageTag } from '../formats/raw-block.ts';
import { fail, ok, type Result } from '../model/index.ts';
import { decodeXml } from '../xml/decode.ts';
import { xmlFailure } from '../xml/failures.ts';
import { readWholeXml } from '../xml/read.ts';
import { omegatCuts } from './cuts.ts';

/** What `omegat.project` says of a project. Folders are as written there: within the project's, with `/`, or absolute. */
export type OmegatProject = {
  readonly sourceFolder: string;
  readonly targetFolder: string;
  readonly memoryFolder: string;
  readonly glossaryFolder: string;
  /** Languages as OmegaT writes them (`ZH-TW`), and in BCP 47. */
  readonly source: OmegatLanguage;
  readonly target: OmegatLanguage;
  /** Whether texts are cut into sentences; else each paragraph is a segment. */
  readonly cutsSentences: boolean;
  /** Where a paragraph is cut into sentences, in UTF-16 units, ascending. */
  readonly cuts: (text: string) => readonly number[];
  /** Whether a path in the source folder is one of those that the project leaves out. */
  readonly leavesOut: (path: string) => boolean;
};

type OmegatLanguage = { readonly written: string; readonly tag: LanguageTag };

const usual = '__DEFAULT__';

/** What OmegaT leaves out of every project: files of version control and of systems. */
const neverSources = /(?:^|\/)(?:\.[^/]*|CVS|desktop\.ini|Thumbs\.db)(?:\/|$)/i;

/** A pattern of paths as Ant has them: `?`, `*` within a name, `**` over folders. */
const maskPattern = (mask: string): RegExp => {
  const source = mask
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('**/', '\0')
    .replaceAll('**', '\u0001')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]')
    .replaceAll('\0', '(?:.*/)?')
    .replaceAll('\u0001', '.*');
  return new RegExp(`^${source}$`);
};

/**
 * Reads `omegat.project`. Failures: document.bad-xml, and omegat.not-a-project for XML that is none, or says no languages.
 * `path` is what is told of it then.
 */
export const readProjectFile = (bytes: Uint8Array, path: string): Result<OmegatProject> => {
  const decoded = decodeXml(bytes);
  if ('kind' in decoded) return xmlFailure(decoded);
  const said = new Map<string, string>();
  const masks: string[] = [];
  const open: string[] = [];
  let words = '';
  const fault = readWholeXml(decoded.text, {
    open: ({ name }) => {
      open.push(name);
      words = '';
    },
    text: (text) => void (words += text),
    close: (name) => {
      open.pop();
      if (name === 'mask') masks.push(words.trim());
      else if (!said.has(name)) said.set(name, words.trim());
    },
  });
  if (fault !== null) return xmlFailure(fault);
  const [source, target] = [said.get('source_lang') ?? '', said.get('target_lang') ?? ''];
  if (!said.has('omegat') || source === '' || target === '') return fail('omegat.not-a-project', { path });
  const folder = (name: string, otherwise: string): string => {
    const written = said.get(name) ?? usual;
    return (written === usual || written === '' ? otherwise : written)
      .replaceAll('\\', '/')
      .replace(/\/$/, '');
  };
  const left = masks.map(maskPattern);
  const own = fileLanguage(source);
  return ok({
    sourceFolder: folder('source_dir', 'source'),
    targetFolder: folder('target_dir', 'target'),
    memoryFolder: folder('tm_dir', 'tm'),
    glossaryFolder: folder('glossary_dir', 'glossary'),
    source: { written: source, tag: own },
    target: { written: target, tag: fileLanguage(target) },
    cutsSentences: said.get('sentence_seg') !== 'false',
    cuts: (text) => omegatCuts(text, own),
    leavesOut: (file) => neverSources.test(file) || left.some((mask) => mask.test(file)),
  });
};
