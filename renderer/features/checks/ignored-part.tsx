import { Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { IgnoredEntry } from '#api/checks.ts';
import { Button } from '../../ui/Button.tsx';
import { useRange, type LineState, type ListPart } from '../../ui/list-part.ts';
import { PlaceItem, WaitingItem } from '../../ui/PlaceItem.tsx';
import { VisibleText } from '../../ui/VisibleText.tsx';
import { hidesSpaces } from '../../ui/visible-text.ts';
import { goTo } from '../../workspace/store.ts';
import { showAgain } from './act.ts';
import { useIgnored, type Filter } from './use-findings.ts';

const go = ({ row, side }: IgnoredEntry): void => {
  if (row !== null && side !== null) goTo({ row, side, mode: 'grid' });
};

const IgnoredItem = ({ entry, state }: { readonly entry: IgnoredEntry; readonly state: LineState }) => {
  const { t } = useTranslation(['checks', 'editor']);
  const { check, code, words, row, side } = entry;
  return (
    <PlaceItem
      state={state}
      where={
        row === null || side === null ? (
          t('panel.inAll')
        ) : (
          <>
            <span>{t('panel.row', { row })}</span>
            <span>{t(`editor:columns.${side}`)}</span>
          </>
        )
      }
      words={<VisibleText text={words} spaces={hidesSpaces(words)} />}
      reason={t(`titles.${check}.${code}`)}
      onGo={() => go(entry)}
    >
      <Button small tabIndex={state.tabIndex} onClick={() => void showAgain(entry)}>
        <Eye aria-hidden />
        {t('panel.showAgain')}
      </Button>
    </PlaceItem>
  );
};

/** What is ignored: everywhere first, then by rows. S shows one again. */
export const useIgnoredPart = (total: number, filter: Filter): ListPart => {
  const [range, onRange] = useRange();
  const entryAt = useIgnored(total, filter, range);
  return {
    count: total,
    estimate: () => 70,
    itemKey: (index) => {
      const entry = entryAt(index);
      if (entry === undefined) return `line:${index}`;
      return `${entry.segment ?? ''}:${entry.side ?? ''}:${entry.check}:${entry.code}:${entry.words}`;
    },
    onRange,
    onKey: (event, index) => {
      const entry = entryAt(index);
      const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
      if (entry === undefined || !isPlain || event.key.toLowerCase() !== 's') return false;
      void showAgain(entry);
      return true;
    },
    render: (index, state) => {
      const entry = entryAt(index);
      return entry === undefined ? <WaitingItem /> : <IgnoredItem entry={entry} state={state} />;
    },
  };
};
