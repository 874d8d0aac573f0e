import { useTranslation } from 'react-i18next';
import { interfaceLanguages } from '#api/preference-values.ts';
import { Segmented } from '../../ui/Choice.tsx';
import { setPreferences } from '../../workspace/preferences.ts';

/** Languages call themselves by their own names, in every interface language. */
const ownNames = { en: 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' } as const;

/** The language of the interface, where somebody who cannot read the present one finds it. */
export const LanguageChoice = () => {
  const { t, i18n } = useTranslation('library');
  const now = interfaceLanguages.find((language) => language === i18n.language) ?? 'en';
  return (
    <Segmented
      label={t('language')}
      value={now}
      onChange={(language) => void setPreferences({ language })}
      options={interfaceLanguages.map((language) => ({
        value: language,
        label: ownNames[language],
        lang: language,
      }))}
    />
  );
};
