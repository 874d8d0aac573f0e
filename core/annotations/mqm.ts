/**
 * Error types of MQM Core: the two upper levels of the typology of Multidimensional Quality Metrics, version 2, as
 * published on themqm.org ("error types", "typology"), which ISO 5060 builds on. The seven dimensions and `custom` have
 * no parent. Names and explanations are in `locales/`, under `annotations:mqm`.
 */
export const mqmCategories = [
  { id: 'terminology', parent: null },
  { id: 'terminology/inconsistent-with-resource', parent: 'terminology' },
  { id: 'terminology/inconsistent-use', parent: 'terminology' },
  { id: 'terminology/wrong-term', parent: 'terminology' },
  { id: 'accuracy', parent: null },
  { id: 'accuracy/mistranslation', parent: 'accuracy' },
  { id: 'accuracy/overtranslation', parent: 'accuracy' },
  { id: 'accuracy/undertranslation', parent: 'accuracy' },
  { id: 'accuracy/addition', parent: 'accuracy' },
  { id: 'accuracy/omission', parent: 'accuracy' },
  { id: 'accuracy/do-not-translate', parent: 'accuracy' },
  { id: 'accuracy/untranslated', parent: 'accuracy' },
  { id: 'linguistic-conventions', parent: null },
  { id: 'linguistic-conventions/grammar', parent: 'linguistic-conventions' },
  { id: 'linguistic-conventions/punctuation', parent: 'linguistic-conventions' },
  { id: 'linguistic-conventions/spelling', parent: 'linguistic-conventions' },
  { id: 'linguistic-conventions/unintelligible', parent: 'linguistic-conventions' },
  { id: 'linguistic-conventions/character-encoding', parent: 'linguistic-conventions' },
  { id: 'linguistic-conventions/textual-conventions', parent: 'linguistic-conventions' },
  { id: 'style', parent: null },
  { id: 'style/organizational-style', parent: 'style' },
  { id: 'style/third-party-style', parent: 'style' },
  { id: 'style/inconsistent-with-reference', parent: 'style' },
  { id: 'style/language-register', parent: 'style' },
  { id: 'style/awkward', parent: 'style' },
  { id: 'style/unidiomatic', parent: 'style' },
  { id: 'style/inconsistent', parent: 'style' },
  { id: 'locale-conventions', parent: null },
  { id: 'locale-conventions/number-format', parent: 'locale-conventions' },
  { id: 'locale-conventions/currency-format', parent: 'locale-conventions' },
  { id: 'locale-conventions/measurement-format', parent: 'locale-conventions' },
  { id: 'locale-conventions/time-format', parent: 'locale-conventions' },
  { id: 'locale-conventions/date-format', parent: 'locale-conventions' },
  { id: 'locale-conventions/address-format', parent: 'locale-conventions' },
  { id: 'locale-conventions/telephone-format', parent: 'locale-conventions' },
  { id: 'locale-conventions/shortcut-key', parent: 'locale-conventions' },
  { id: 'audience-appropriateness', parent: null },
  { id: 'audience-appropriateness/culture-specific-reference', parent: 'audience-appropriateness' },
  { id: 'audience-appropriateness/offensive', parent: 'audience-appropriateness' },
  { id: 'design-and-markup', parent: null },
  { id: 'design-and-markup/character-formatting', parent: 'design-and-markup' },
  { id: 'design-and-markup/layout', parent: 'design-and-markup' },
  { id: 'design-and-markup/markup-tag', parent: 'design-and-markup' },
  { id: 'design-and-markup/truncation', parent: 'design-and-markup' },
  { id: 'design-and-markup/missing-text', parent: 'design-and-markup' },
  { id: 'design-and-markup/link', parent: 'design-and-markup' },
  { id: 'custom', parent: null },
] as const;

export type MqmCategory = (typeof mqmCategories)[number]['id'];

/** The key of a category's name below `annotations:`. Slashes become hyphens, so that a parent and its children can stand side by side. */
export const mqmKey = (category: MqmCategory): string => `mqm.${category.replace('/', '-')}`;

const ids: ReadonlySet<string> = new Set(mqmCategories.map(({ id }) => id));

/** Whether a stored category is one of these; an imported annotation may bring another. */
export const isMqmCategory = (category: string): category is MqmCategory => ids.has(category);
