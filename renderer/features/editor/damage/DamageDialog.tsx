import { columnLanguage } from '#renderer/workspace/columns.ts';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DamageChoices, MendWay } from '#api/damage.ts';
import { client } from '#renderer/api.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Cards } from '#renderer/ui/Choice.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { Difference } from '#renderer/workspace/Difference.tsx';
import { moment } from '#renderer/ui/time.ts';
import { failureOf, FailureNotice } from '#renderer/workspace/FailureNotice.tsx';
import { answerOf, liveKey } from '#renderer/workspace/queries.ts';
import { notifyFailure } from '#renderer/workspace/store.ts';
import { notifyUndoable } from '#renderer/workspace/undoable.ts';
import { refreshRow } from '../rows-cache.ts';
import { closeDamage, useDamagedText, type DamagedText } from './damage-store.ts';
import styles from './Damage.module.css';

type Choice = DamageChoices['choices'][number];

const useTitle = (): ((choice: Choice) => string) => {
  const { t, i18n } = useTranslation('editor');
  return ({ way, at }) =>
    at === null ? t(`damage.ways.${way}`) : t('damage.ways.backupOf', { at: moment(at, i18n.language) });
};

const Choosing = ({ asked, damage }: { readonly asked: DamagedText; readonly damage: DamageChoices }) => {
  const { t } = useTranslation('editor');
  const titleOf = useTitle();
  const { choices, item } = damage;
  const [way, setWay] = useState<MendWay>(choices[0]?.way ?? 'accept');
  const [busy, setBusy] = useState(false);
  const present = choices.find((choice) => choice.way === 'accept')?.text ?? '';
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const done = await client.damage.mend({ item, way });
    setBusy(false);
    if (!done.ok) {
      notifyFailure(done.error);
      return;
    }
    closeDamage();
    await refreshRow(asked.row);
    notifyUndoable({ tone: 'good', key: 'editor:damage.done', params: { row: asked.row } });
  };
  return (
    <form className={styles.body} onSubmit={(event) => void submit(event)}>
      <p className={styles.lead}>{t('damage.lead')}</p>
      <Cards
        label={t('damage.choose')}
        value={way}
        onChange={setWay}
        options={choices.map((choice) => ({
          value: choice.way,
          title: (
            <>
              {titleOf(choice)}
              {choice.exact && choice.way !== 'accept' ? (
                <span className={styles.exact}> {t('damage.exact')}</span>
              ) : null}
            </>
          ),
          text: (
            <span lang={columnLanguage(asked.side)} className={styles.text}>
              {choice.way === 'accept' ? (
                choice.text
              ) : (
                <Difference before={present} after={choice.text} lang={columnLanguage(asked.side)} />
              )}
            </span>
          ),
        }))}
      />
      {choices.some((choice) => choice.way !== 'accept') ? null : (
        <p className={styles.lead}>{t('damage.nowhere')}</p>
      )}
      <div className={styles.buttons}>
        <Button submit look="primary" busy={busy} disabled={choices.length === 0} ref={focusOnMount}>
          {t('damage.go')}
        </Button>
        <Button onClick={closeDamage}>{t('damage.later')}</Button>
      </div>
    </form>
  );
};

const Content = ({ asked }: { readonly asked: DamagedText }) => {
  const { t } = useTranslation('editor');
  const { segment, side } = asked;
  const { data, error } = useQuery({
    queryKey: [liveKey, 'damage', segment, side],
    queryFn: () => answerOf(client.damage.cell({ segment, side })),
    gcTime: 0,
  });
  if (error !== null)
    return (
      <div className={styles.body}>
        <FailureNotice failure={failureOf(error)} />
        <div className={styles.buttons}>
          <Button look="primary" ref={focusOnMount} onClick={closeDamage}>
            {t('damage.later')}
          </Button>
        </div>
      </div>
    );
  if (data === undefined) return <p className={styles.body}>{t('damage.looking')}</p>;
  return <Choosing asked={asked} damage={data} />;
};

/** Decides on a text that is not as it was written: from history, from a backup, or as it is. */
export const DamageDialog = () => {
  const { t } = useTranslation('editor');
  const asked = useDamagedText();
  return (
    <Dialog
      open={asked !== null}
      onClose={closeDamage}
      title={t('damage.title', { row: asked?.row ?? 0 })}
      closeLabel={t('damage.later')}
    >
      {asked === null ? null : <Content asked={asked} />}
    </Dialog>
  );
};
