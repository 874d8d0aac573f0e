import { interfaceLanguages, type InterfaceLanguage } from '#api/index.ts';

/**
 * A picture asserts nothing: it is for people to look at. So by default each look is pictured once, in one language and one
 * theme; `DUIZHAO_PICTURES=all` takes it in every language, light and dark, which takes three times as long. `none`, as
 * `npm test` has it, takes no picture, and runs the same tests.
 */
export const wantsAllPictures = process.env['DUIZHAO_PICTURES'] === 'all';

export const wantsNoPictures = process.env['DUIZHAO_PICTURES'] === 'none';

/** The languages in which a test is run that differs by its words alone: the one given, or all where all pictures are wanted. */
export const picturedIn = (usual: InterfaceLanguage): readonly InterfaceLanguage[] =>
  wantsAllPictures ? interfaceLanguages : [usual];
