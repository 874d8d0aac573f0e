/**
 * The names of formats in a sentence, `ids` in the order given; `nameOf` gives the words of `formats.json`. Where Chinese meets Latin
 * letters a space is put, as in the other sentences.
 */
export const formatNames = (
  ids: readonly string[],
  language: string,
  nameOf: (id: string) => string,
): string =>
  new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'conjunction' })
    .format(ids.map(nameOf))
    .replace(/(?<=[a-z])(?=\p{Script=Han})|(?<=\p{Script=Han})(?=[a-z])/giu, ' ');
