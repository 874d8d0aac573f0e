import { ArrowDownToLine, ArrowUpFromLine, ChevronDown, FileType, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReviewInfo } from '#api/review.ts';
import { reportFormats } from '#core/review/report-files.ts';
import type { Language } from '#core/model/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Menu, MenuItem, MenuLine } from '#renderer/ui/Menu.tsx';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { nextRound, setClosed } from '../deeds.ts';
import { openDialog } from '../host-store.ts';
import { chooseBook, chooseReturn, chooseWord } from '../exchange/take-in-store.ts';
import { useWriting, writeDocx, writeReport } from '../exchange/writing-store.ts';
import styles from './ReviewView.module.css';

type Props = { readonly review: ReviewInfo };

const WordMenu = ({ review }: Props) => {
  const { t } = useTranslation(['review-host', 'editor']);
  const targets = review.sides.filter((side): side is Language => side !== 'source');
  return (
    <Menu
      trigger={
        <Button icon={<FileType aria-hidden />}>
          {t('word.title')}
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      {targets.map((side) => (
        <MenuItem
          key={side}
          icon={<ArrowUpFromLine aria-hidden />}
          onSelect={() => void writeDocx(review, side)}
        >
          {t('word.write', { text: t(`editor:columnNames.${side}`) })}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem icon={<ArrowDownToLine aria-hidden />} onSelect={() => void chooseWord(review.id)}>
        {t('word.read')}
      </MenuItem>
    </Menu>
  );
};

const ReportMenu = ({ review }: Props) => {
  const { t } = useTranslation('review-host');
  return (
    <Menu
      trigger={
        <Button>
          {t('report.title')}
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      {reportFormats.map((format) => (
        <MenuItem key={format} onSelect={() => void writeReport(review, format)}>
          {t(`report.${format}`)}
        </MenuItem>
      ))}
    </Menu>
  );
};

/** Everything that can be done with a review as a whole. A finished one can be told of and opened again. */
export const ReviewDeeds = ({ review }: Props) => {
  const { t } = useTranslation('review-host');
  const readOnly = useWorkspace(({ project }) => project?.readOnly ?? true);
  const writing = useWriting(({ stage }) => stage.at === 'writing');
  if (readOnly || review.closed) {
    return (
      <div className={styles.deeds}>
        <ReportMenu review={review} />
        {readOnly ? null : (
          <Button icon={<RotateCcw aria-hidden />} onClick={() => void setClosed(review.id, false)}>
            {t('reopen')}
          </Button>
        )}
      </div>
    );
  }
  if (review.scope.is === 'book') {
    return (
      <div className={styles.deeds}>
        <Button icon={<ArrowDownToLine aria-hidden />} onClick={() => void chooseBook()}>
          {t('book.choose')}
        </Button>
        <ReportMenu review={review} />
        <Button onClick={() => void setClosed(review.id, true)}>{t('closeReview')}</Button>
      </div>
    );
  }
  return (
    <div className={styles.deeds}>
      <Button
        look="primary"
        icon={<ArrowUpFromLine aria-hidden />}
        busy={writing}
        onClick={() => openDialog('hand-over')}
      >
        {t('handOver.button')}
      </Button>
      <Button icon={<ArrowDownToLine aria-hidden />} onClick={() => void chooseReturn()}>
        {t('takeIn.choose')}
      </Button>
      <WordMenu review={review} />
      <Button onClick={() => void nextRound(review.id)}>{t('newRound')}</Button>
      <ReportMenu review={review} />
      <Button onClick={() => void setClosed(review.id, true)}>{t('closeReview')}</Button>
    </div>
  );
};
