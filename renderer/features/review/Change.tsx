import { isUnspaced } from '#core/model/index.ts';
import { columnLanguage } from '#renderer/workspace/columns.ts';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemPart, ReviewItemInfo } from '#api/review.ts';
import { DiffLine } from '../../ui/DiffLine.tsx';
import { Mark } from '../../ui/InlineDiff.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { aroundOf } from './host/items/items-words.ts';
import styles from './Change.module.css';

/** Code points of the text shown on either side of a change: about as wide in both scripts. */
const aroundEnglish = 30;
const aroundChinese = 16;

/** The change in the words around it. */
export const Change = ({
  item,
}: {
  readonly item: Pick<ReviewItemInfo, 'kind' | 'removed' | 'inserted' | 'side' | 'frozen' | 'before'>;
}) => {
  const { t } = useTranslation('review-host');
  const { kind, removed, inserted, side } = item;
  const { lead, trail } = aroundOf(item);
  const words = { removed: t('goes'), inserted: t('comes') };
  return (
    <>
      <DiffLine
        lead={lead}
        removed={kind === 'tags' ? '' : removed}
        inserted={inserted}
        trail={trail}
        lang={columnLanguage(side)}
        words={words}
        around={isUnspaced(columnLanguage(side) ?? 'und') ? aroundChinese : aroundEnglish}
      />
      {kind === 'tags' ? <span className={styles.note}>{t('formatting')}</span> : null}
    </>
  );
};

/** A suggestion of several changes, each of them marked in the text between. */
export const Parts = ({
  item,
  parts,
}: {
  readonly item: Pick<ReviewItemInfo, 'frozen' | 'side'>;
  readonly parts: readonly ItemPart[];
}) => {
  const { t } = useTranslation('review-host');
  const points = Array.from(item.frozen);
  return (
    <span lang={columnLanguage(item.side)} className={styles.parts}>
      {parts.map(({ before, removed, inserted }, n) => (
        <Fragment key={before.start}>
          <span>{points.slice(parts[n - 1]?.before.end ?? 0, before.start).join('')}</span>
          {removed === '' ? null : (
            <>
              <VisuallyHidden>{t('goes')}</VisuallyHidden>
              <Mark part={{ at: 0, kind: 'removed', text: removed }} />
            </>
          )}
          {inserted === '' ? null : (
            <>
              <VisuallyHidden>{t('comes')}</VisuallyHidden>
              <Mark part={{ at: 1, kind: 'added', text: inserted }} />
            </>
          )}
        </Fragment>
      ))}
      <span>{points.slice(parts.at(-1)?.before.end ?? 0).join('')}</span>
    </span>
  );
};
