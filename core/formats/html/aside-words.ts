import { decodeHTML } from 'entities';
import type { Slice } from '../source-place.ts';
import { attributeSlices } from './attribute-slices.ts';
import type { Attributes } from './page-sink.ts';

/** Words of an attribute: what they are, and where its value stands. */
export type AttributeWords = Slice & { readonly text: string };

/** Attributes whose values are words wherever they stand (HTML, section 4.2.5.1 of translatable attributes). */
const everywhere: readonly string[] = ['title', 'aria-label', 'aria-description', 'placeholder'];

const further: ReadonlyMap<string, readonly string[]> = new Map([
  ['img', ['alt']],
  ['area', ['alt']],
  ['optgroup', ['label']],
  ['option', ['label']],
  ['track', ['label']],
  ['table', ['summary']],
]);

/** Buttons whose value is what they say (HTML, section 4.10.5.1). */
const buttons: ReadonlySet<string> = new Set(['submit', 'reset', 'button']);

/** What metadata is words, by `name` (HTML, section 4.2.5.1) or `property` (Open Graph). */
const metaWords =
  /^(?:description|keywords|subject|abstract|(?:og|twitter):(?:title|description|site_name|image:alt))$/i;

const namesOf = (name: string, attributes: Attributes): readonly string[] => {
  if (name === 'meta')
    return metaWords.test((attributes.get('name') ?? attributes.get('property') ?? '').trim())
      ? ['content']
      : [];
  if (name !== 'input') return [...everywhere, ...(further.get(name) ?? [])];
  const type = (attributes.get('type') ?? '').toLowerCase();
  if (buttons.has(type)) return [...everywhere, 'value'];
  return type === 'image' ? [...everywhere, 'alt'] : everywhere;
};

const letter = /\p{L}/u;

/** Whether a tag has any attribute that `namesOf` may name: most have none, and are not looked through. */
const mayHaveWords =
  /\s(?:title|aria-label|aria-description|placeholder|alt|label|summary|value|content)\s*=/i;

/**
 * The attributes of an element that hold words, with at least one letter, in the order of its start tag, which stands in `text`
 * at `start`. Of two attributes of one name the first counts (HTML, section 13.2.5.33).
 */
export const attributeWords = (
  text: string,
  start: Slice,
  name: string,
  attributes: Attributes,
): readonly AttributeWords[] => {
  const tag = text.slice(start.from, start.to);
  if (!mayHaveWords.test(tag)) return [];
  const wanted = new Set(namesOf(name, attributes));
  if (wanted.size === 0) return [];
  const seen = new Set<string>();
  const found = attributeSlices(tag, start.from, wanted);
  return found.flatMap(({ name: own, value, from, to }) => {
    if (seen.has(own)) return [];
    seen.add(own);
    const words = decodeHTML(value).replaceAll(/\s+/g, ' ').trim();
    return letter.test(words) ? [{ text: words, from, to }] : [];
  });
};
