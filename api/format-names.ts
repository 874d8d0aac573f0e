/**
 * The names of formats in a sentence. `ids` are set off by spaces, as a failure carries them; `every`: all of them, else any one;
 * `nameOf` gives the words of `formats.json`. Where Chinese meets Latin letters a space is put, as in the other sentences.
 */
export const formatNames = (
  ids: string,
  language: string,
  every: boolean,
  nameOf: (id: string) => string,
): string =>
  new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: every ? 'conjunction' : 'disjunction' })
    .format(ids.split(' ').filter(Boolean).map(nameOf))
    .replace(/(?<=[a-z])(?=\p{Script=Han})|(?<=\p{Script=Han})(?=[a-z])/giu, ' ');
