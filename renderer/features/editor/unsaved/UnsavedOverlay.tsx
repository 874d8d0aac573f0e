import { columnLanguage } from '#renderer/workspace/columns.ts';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Difference } from '#renderer/workspace/Difference.tsx';
import { VisibleText } from '#renderer/ui/VisibleText.tsx';
import { closeUnsaved, discard, restoreText, useUnsaved, watchUnsaved, type Offer } from './unsaved-store.ts';
import styles from './Unsaved.module.css';

/** What is there now, and what is different about it. */
const Present = ({ now, offer }: { readonly now: string; readonly offer: Offer }) => {
  const { t } = useTranslation('editor');
  const { side, latest } = offer.text;
  const lang = columnLanguage(side);
  if (now === '') {
    return (
      <>
        <dt>{t('unsaved.theirs')}</dt>
        <dd>{t('unsaved.nothing')}</dd>
      </>
    );
  }
  return (
    <>
      <dt>{t('unsaved.theirs')}</dt>
      <dd lang={lang}>
        <VisibleText text={now} />
      </dd>
      <dt>{t('unsaved.difference')}</dt>
      <dd>
        <Difference before={now} after={latest.text} lang={lang} />
      </dd>
    </>
  );
};

const OfferItem = ({ offer }: { readonly offer: Offer }) => {
  const { t } = useTranslation('editor');
  const { text, now, row } = offer;
  const column = t(`columns.${text.side}`);
  const place = row === null ? t('unsaved.gone', { column }) : t('unsaved.place', { row, column });
  return (
    <li className={styles.offer} aria-label={place}>
      <p className={styles.place}>{place}</p>
      <dl className={styles.texts}>
        <dt>{t('unsaved.mine')}</dt>
        <dd lang={columnLanguage(text.side)}>
          <VisibleText text={text.latest.text} />
        </dd>
        {now === null ? null : <Present now={now.text} offer={offer} />}
      </dl>
      <div className={styles.choices}>
        {now === null ? null : (
          <Button small onClick={() => void restoreText(offer)}>
            {t('unsaved.useMine')}
          </Button>
        )}
        <Button small onClick={() => void navigator.clipboard.writeText(text.latest.text)}>
          {t('unsaved.copy')}
        </Button>
        <Button small look="quiet" onClick={() => discard(offer)}>
          {t(now === null ? 'unsaved.discard' : 'unsaved.keepTheirs')}
        </Button>
      </div>
    </li>
  );
};

/** Texts that were typed and not saved, each beside what stands there now, to be chosen from. */
export const UnsavedOverlay = () => {
  const { t } = useTranslation('editor');
  const { offers, open } = useUnsaved();
  useEffect(watchUnsaved, []);
  return (
    <Dialog
      open={open && offers.length > 0}
      onClose={closeUnsaved}
      title={t('unsaved.title')}
      closeLabel={t('unsaved.later')}
      wide
    >
      <p className={styles.lead}>{t('unsaved.lead')}</p>
      <ul className={styles.offers}>
        {offers.map((offer) => (
          <OfferItem key={offer.key} offer={offer} />
        ))}
      </ul>
    </Dialog>
  );
};
