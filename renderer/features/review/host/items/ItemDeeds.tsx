import { columnLanguage } from '#renderer/workspace/columns.ts';
import { Check, PenLine, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewItemInfo } from '#api/review.ts';
import type { Decision } from '#core/model/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Field, TextInput } from '#renderer/ui/Field.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { useEscape } from '#renderer/ui/use-escape.ts';
import { focusItem } from './focus-item.ts';
import { keepBegun, setFilter, unfold, useHost } from '../host-store.ts';
import { isOpen, wordingToBegin } from './items-words.ts';
import styles from './ItemCard.module.css';

/** Answers the item of the card; answers whether it is written. */
export type Answering = (
  decision: Decision,
  said?: { readonly reason?: string; readonly wording?: string },
) => Promise<boolean>;

/** What can be done with the segment of the card as a whole. */
export type SegmentDeeds = { readonly accept: () => void; readonly decide: () => void };

type Props = { readonly item: ReviewItemInfo; readonly onAnswer: Answering };

/** Puts the focus into the field when it appears, and takes Escape: back to the card, what was typed is kept. */
const useField = (item: string) => {
  const box = useRef<HTMLFieldSetElement>(null);
  const away = (): void => {
    unfold(item);
    focusItem(item);
  };
  useEscape(box, () => {
    away();
    return true;
  });
  useEffect(() => {
    const field = box.current?.querySelector<HTMLElement>('input, textarea');
    field?.focus();
  }, []);
  return { box, away };
};

const Rejecting = ({ item: { id }, onAnswer }: Props) => {
  const { t } = useTranslation('review-host');
  const { box, away } = useField(id);
  const begun = useHost((state) => state.begun.get(id));
  const reason = begun?.task === 'reject' ? begun.text : '';
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await onAnswer('rejected', { reason: reason.trim() });
    setBusy(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void send();
  };
  return (
    <fieldset ref={box} className={styles.form} aria-label={t('reject')}>
      <Field label={t('items.reason')}>
        {(ids) => (
          <TextInput
            {...ids}
            value={reason}
            maxLength={10_000}
            onChange={(event) => keepBegun(id, { task: 'reject', text: event.target.value })}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <div className={styles.deeds}>
        <Button small look="primary" busy={busy} onClick={() => void send()}>
          {t('reject')}
        </Button>
        <Button small onClick={away}>
          {t('cancel')}
        </Button>
      </div>
    </fieldset>
  );
};

const Editing = ({ item, onAnswer }: Props) => {
  const { t } = useTranslation('review-host');
  const { id, side } = item;
  const { box, away } = useField(id);
  const begun = useHost((state) => state.begun.get(id));
  const wording = begun?.task === 'edit' ? begun.text : wordingToBegin(item);
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await onAnswer('edited', { wording });
    setBusy(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void send();
  };
  return (
    <fieldset ref={box} className={styles.form} aria-label={t('edit')}>
      <Field label={t('items.wording')} hint={t('items.wordingHint')}>
        {(ids) => (
          <TextArea
            {...ids}
            lang={columnLanguage(side)}
            value={wording}
            onChange={(event) => keepBegun(id, { task: 'edit', text: event.target.value })}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <div className={styles.deeds}>
        <Button small look="primary" busy={busy} onClick={() => void send()}>
          {t('useWording')}
        </Button>
        <Button small onClick={away}>
          {t('cancel')}
        </Button>
      </div>
    </fieldset>
  );
};

/** What can be done with an item: to accept, to reject, to write other words in its place. */
export const ItemDeeds = (props: Props & { readonly onSegment: SegmentDeeds }) => {
  const { t } = useTranslation('review-host');
  const task = useHost((state) => state.task);
  const { item, onAnswer, onSegment } = props;
  if (task === 'reject') return <Rejecting item={item} onAnswer={onAnswer} />;
  if (task === 'edit') return <Editing item={item} onAnswer={onAnswer} />;
  return (
    <>
      {isOpen(item) ? null : <p className={styles.soft}>{t('items.anew')}</p>}
      <div className={styles.deeds}>
        <Button small icon={<Check aria-hidden />} onClick={() => void onAnswer('accepted')}>
          {t(item.clash === null ? 'accept' : 'takeTheirs')}
        </Button>
        <Button small icon={<X aria-hidden />} onClick={() => unfold(item.id, 'reject')}>
          {t(item.clash === null ? 'reject' : 'keepMine')}
        </Button>
        <Button small icon={<PenLine aria-hidden />} onClick={() => unfold(item.id, 'edit')}>
          {t('edit')}
        </Button>
        {item.row === null ? null : (
          <>
            <Button small onClick={onSegment.accept}>
              {t('decide.acceptSegment')}
            </Button>
            <Button small onClick={onSegment.decide}>
              {t('decide.open')}
            </Button>
          </>
        )}
        {item.twins.length + item.rivals.length === 0 ? null : (
          <Button small look="quiet" onClick={() => setFilter({ segments: [item.segment] })}>
            {t('items.allOfRow')}
          </Button>
        )}
      </div>
    </>
  );
};
