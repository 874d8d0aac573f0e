import { z } from 'zod';
import { call } from './define.ts';
import { documentId, side } from './shapes.ts';

export const exportFormats = ['docx', 'html', 'md', 'txt'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export type ExportReport = {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly rows: number;
};

export const exports = {
  /**
   * Writes a document out, as a job. Without `path` it goes to the exports folder of the library under the
   * project's name, never over another file. Written to a temporary file first, then renamed.
   * `interleaved` and one-column texts are for md and txt; `stacked` and `side-by-side` for html.
   */
  run: call(
    z.object({
      job: z.string(),
      format: z.enum(exportFormats),
      columns: z.array(side).min(1),
      layout: z.enum(['side-by-side', 'stacked', 'interleaved']).default('side-by-side'),
      document: documentId.optional(),
      path: z.string().optional(),
      /** Language of the words the document itself needs: column heads, page numbers. */
      interfaceLanguage: z.enum(['en', 'zh-Hans', 'zh-Hant']).default('en'),
    }),
  ).gives<ExportReport>(),
};
