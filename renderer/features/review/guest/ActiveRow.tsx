import { CircleCheck, MessageSquarePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FrozenRow, ReviewCopy } from '#api/review.ts';
import type { Row } from '#core/model/index.ts';
import { isAcceptedState } from '#core/review/accepted.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { PanelSection } from '#renderer/ui/Panel.tsx';
import { CommandKeys } from '#renderer/workspace/CommandKeys.tsx';
import { runCommand } from '#renderer/workspace/commands.ts';
import { useReviewing } from '#renderer/workspace/reviewing.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { Earlier } from './Earlier.tsx';
import { OwnItem } from './OwnItem.tsx';
import { ownTexts, type OwnText } from './own-texts.ts';
import styles from './Guest.module.css';

type Props = { readonly copy: ReviewCopy; readonly row: Row; readonly frozen: FrozenRow };

/** What the reviewer can do with the row, besides typing. */
const Deeds = ({ asked }: Pick<ReviewCopy, 'asked'>) => {
  const { t } = useTranslation('review-guest');
  return (
    <div className={styles.deeds}>
      <Button small icon={<CircleCheck aria-hidden />} onClick={() => runCommand('confirmNext')}>
        {t('accept')}
        <CommandKeys id="confirmNext" />
      </Button>
      <Button
        small
        look={asked === 'comment' ? 'primary' : 'outline'}
        icon={<MessageSquarePlus aria-hidden />}
        onClick={() => runCommand('annotate')}
      >
        {t('comment')}
        <CommandKeys id="annotate" />
      </Button>
    </div>
  );
};

/** What stands where items would: why there are none. */
const NoItems = ({
  copy,
  own,
  frozen,
}: Pick<Props, 'copy' | 'frozen'> & { readonly own: OwnText | undefined }) => {
  const { t } = useTranslation('review-guest');
  if (frozen.isContext) return <p className={styles.soft}>{t('context')}</p>;
  const isAccepted = own !== undefined && isAcceptedState(own.frozen.state, own.cell.state);
  if (isAccepted) return <p className={styles.soft}>{t('acceptedAlready')}</p>;
  return <p className={styles.soft}>{t(copy.asked === 'comment' ? 'onlyComments' : 'unchanged')}</p>;
};

/** The active row: the reviewer's changes, each with what is said of it, and below what was said earlier or by others. */
export const ActiveRow = ({ copy, row, frozen }: Props) => {
  const { t } = useTranslation('review-guest');
  const side = useWorkspace(({ active }) => active.side);
  const closed = useReviewing((state) => state.closed);
  const own = ownTexts(copy.reviewer, row, frozen);
  const { earlier } = frozen;
  const count = own.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <>
      <PanelSection title={t('row', { row: row.row })}>
        {count === 0 ? (
          <NoItems
            copy={copy}
            frozen={frozen}
            own={own.find((text) => text.frozen.side === side) ?? own[0]}
          />
        ) : (
          <ol className={styles.items}>
            {own.flatMap((text) =>
              text.items.map((item) => (
                <OwnItem
                  key={item.id}
                  copy={copy}
                  row={row.row}
                  own={text}
                  item={item}
                  several={own.length > 1}
                  assessment={frozen.assessments.find((each) => each.item === item.id) ?? null}
                  answers={frozen.answers.filter((each) => each.item === item.id)}
                  closed={closed}
                />
              )),
            )}
          </ol>
        )}
        {closed || frozen.isContext ? null : <Deeds asked={copy.asked} />}
      </PanelSection>
      {earlier.length === 0 ? null : (
        <Earlier title={t('earlier')} items={earlier} reviewer={copy.reviewer} />
      )}
    </>
  );
};
