import type { Language } from '../../model/language.ts';
import type { InlineTag, RichText } from '../../model/text.ts';

/** One sentence with its tags, and the white space that follows it. */
export type Piece = { readonly text: string; readonly tags: InlineTag[]; readonly gap: string };

/** White space before the first sentence, and the sentences. All texts and gaps in order make up the block again. */
export type Segmented = { readonly lead: string; readonly pieces: Piece[] };

export const segmentText = (rich: RichText, _language: Language): Segmented => {
  const lead = /^\s*/u.exec(rich.text)?.[0] ?? '';
  const body = rich.text.slice(lead.length);
  const gap = /\s*$/u.exec(body)?.[0] ?? '';
  const text = body.slice(0, body.length - gap.length);
  if (text === '') return { lead: rich.text, pieces: [] };
  const tags = rich.tags.map((tag) => ({
    ...tag,
    at: Math.min(Math.max(tag.at - lead.length, 0), text.length),
  }));
  return { lead, pieces: [{ text, tags, gap }] };
};
