import { useEffect, useState } from 'react';
import { i18n } from '../../i18n.ts';
import { titleKey } from '../../workspace/commands.ts';

type Initials = (title: string) => string;

const isHan = /\p{Script=Han}/u;

/** The first letters of the readings of a Chinese title, as people type them: 全部替换 is `qbth`. Loaded when first needed. */
const loadInitials = async (): Promise<Initials> => {
  const { pinyin } = await import('pinyin-pro');
  return (title) => pinyin(title, { pattern: 'first', toneType: 'none', type: 'array' }).join('');
};

/** How to make pinyin initials; null while they are not there or the interface is not Chinese. */
export const useInitials = (language: string): Initials | null => {
  const [initials, setInitials] = useState<Initials | null>(null);
  useEffect(() => {
    if (!language.startsWith('zh')) return undefined;
    let gone = false;
    void loadInitials().then((loaded) => (gone ? undefined : setInitials(() => loaded)));
    return () => {
      gone = true;
    };
  }, [language]);
  return initials;
};

/** The other words a command is found by: its title in the interface language and in English, and the pinyin initials. */
export const keywordsOf = (id: string, title: string, initials: Initials | null): string[] => {
  const english = i18n.getFixedT('en')(titleKey(id));
  return [title, english, ...(initials !== null && isHan.test(title) ? [initials(title)] : [])];
};

/** The row number somebody typed, as `12` or `１２` or `#12`; null for anything else. */
export const rowTyped = (typed: string): number | null => {
  const digits = typed.trim().normalize('NFKC').replace(/^#/, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
};
