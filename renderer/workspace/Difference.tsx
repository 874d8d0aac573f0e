import { useTranslation } from 'react-i18next';
import { InlineDiff } from '../ui/InlineDiff.tsx';
import type { DiffBy } from '../ui/inline-diff.ts';
import { useWorkspace } from './store.ts';

/** What differences are shown by: as the user wishes, or, unless they said, by character of Chinese and by word of other languages. */
export const useDifferencesBy = (): DiffBy => useWorkspace(({ preferences }) => preferences.differences);

/** Two texts as one, with what went and what came marked, and named for who hears them read out. */
export const Difference = ({
  before,
  after,
  lang,
}: {
  readonly before: string;
  readonly after: string;
  readonly lang?: string | undefined;
}) => {
  const { t } = useTranslation('common');
  const by = useDifferencesBy();
  return (
    <InlineDiff
      before={before}
      after={after}
      lang={lang}
      by={by}
      words={{ removed: t('difference.removed'), added: t('difference.added') }}
    />
  );
};
