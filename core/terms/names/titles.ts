import type { Gender, NameTitle } from '../../model/index.ts';

type UsualTitle = NameTitle & {
  /** Of whom it can be said behind the family name: 孫夫人 is the wife of a Mr Sun, or a woman who is called so herself. */
  readonly of: Gender | 'anyone';
};

/** What is usual behind a family name, whether a termbase says so or not. In both scripts where their keys differ only by words. */
export const usualTitles: readonly UsualTitle[] = [
  { original: '先生', translation: 'Mr', of: 'male' },
  { original: '女士', translation: 'Ms', of: 'female' },
  { original: '小姐', translation: 'Miss', of: 'female' },
  { original: '夫人', translation: 'Madam', of: 'female' },
  { original: '太太', translation: 'Mrs', of: 'female' },
  { original: '博士', translation: 'Dr', of: 'anyone' },
  { original: '醫生', translation: 'Dr', of: 'anyone' },
  { original: '醫師', translation: 'Dr', of: 'anyone' },
  { original: '教授', translation: 'Professor', of: 'anyone' },
  { original: '老師', translation: '', of: 'anyone' },
  { original: '校長', translation: 'Principal', of: 'anyone' },
  { original: '總統', translation: 'President', of: 'anyone' },
  { original: '主席', translation: 'Chairman', of: 'anyone' },
  { original: '總理', translation: 'Premier', of: 'anyone' },
  { original: '院長', translation: '', of: 'anyone' },
  { original: '部長', translation: 'Minister', of: 'anyone' },
  { original: '市長', translation: 'Mayor', of: 'anyone' },
  { original: '省長', translation: 'Governor', of: 'anyone' },
  { original: '縣長', translation: 'Magistrate', of: 'anyone' },
  { original: '議員', translation: '', of: 'anyone' },
  { original: '委員', translation: '', of: 'anyone' },
  { original: '書記', translation: 'Secretary', of: 'anyone' },
  { original: '將軍', translation: 'General', of: 'anyone' },
  { original: '上校', translation: 'Colonel', of: 'anyone' },
  { original: '上尉', translation: 'Captain', of: 'anyone' },
  { original: '隊長', translation: 'Captain', of: 'anyone' },
  { original: '董事長', translation: 'Chairman', of: 'anyone' },
  { original: '總經理', translation: '', of: 'anyone' },
  { original: '經理', translation: 'Manager', of: 'anyone' },
  { original: '主任', translation: 'Director', of: 'anyone' },
  { original: '處長', translation: 'Director', of: 'anyone' },
  { original: '局長', translation: 'Director', of: 'anyone' },
  { original: '律師', translation: '', of: 'anyone' },
  { original: '法官', translation: 'Judge', of: 'anyone' },
  { original: '師傅', translation: 'Master', of: 'anyone' },
  { original: '同志', translation: 'Comrade', of: 'anyone' },
  { original: '公子', translation: 'Master', of: 'male' },
  { original: '姑娘', translation: 'Miss', of: 'female' },
];
