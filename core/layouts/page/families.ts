/** Names of the app's own faces for print, by what they are for. They are made for each book, of the characters it has. */
export const bookFamilies = {
  'zh-Hans': 'Duizhao Serif SC',
  'zh-Hant': 'Duizhao Serif TC',
  latin: 'Duizhao Serif',
} as const;
