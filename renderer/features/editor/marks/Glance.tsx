import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '#renderer/api.ts';
import { answerOf, liveKey } from '#renderer/workspace/queries.ts';
import { beginningOf } from './note-words.ts';
import { useRested, type Rested } from './hover.ts';
import styles from './Glance.module.css';

/** Room for the glance below the words; without it, it stands above them. */
const room = 120;
const width = 320;

const Card = ({ annotation, rect }: Rested) => {
  const { t } = useTranslation(['annotations', 'editor']);
  const { data: info } = useQuery({
    queryKey: [liveKey, 'annotations', 'one', annotation],
    queryFn: () => answerOf(client.annotations.get({ annotation })),
  });
  if (info === undefined) return null;
  const { kind, author, resolution } = info.annotation;
  const below = rect.bottom + room < window.innerHeight;
  const left = Math.max(8, Math.min(rect.left, window.innerWidth - width - 8));
  const said = beginningOf(info);
  return (
    <div
      role="tooltip"
      className={styles.card}
      style={{ left, ...(below ? { top: rect.bottom + 6 } : { bottom: window.innerHeight - rect.top + 6 }) }}
    >
      <p className={styles.head}>
        {t(`annotations:kinds.${kind}`)} · {author === '' ? t('annotations:noName') : author}
        {resolution === null ? null : ` · ${t('editor:notes.closed')}`}
      </p>
      {said === '' ? null : <p className={styles.body}>{said}</p>}
    </div>
  );
};

/** A glance at the annotation the pointer rests on. The row's list and the panel say the same to everyone. */
export const Glance = () => {
  const rested = useRested((state) => state.rested);
  return rested === null ? null : <Card key={rested.annotation} {...rested} />;
};
