import type { Format } from '../format.ts';

/** Markdown: CommonMark with the tables, footnotes and strikethrough of GFM. */
export const md: Format = {
  id: 'md',
  extensions: ['md', 'markdown', 'mdx'],
  mediaTypes: ['text/markdown', 'text/mdx'],
  encoding: 'chosen',
  imports: true,
  exports: { layouts: ['interleaved'], notes: false, common: true, headingLead: '#' },
  fills: 'project',
  options: [{ id: 'keys', kind: 'text', default: '' }],
  cleansUp: true,
  inlineTags: true,
  look: 'marks',
  sniff: () => false, // any text is Markdown too, so only its name tells
  load: async () => (await import('./code.ts')).code,
};
