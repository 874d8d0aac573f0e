import { BookPlus, EyeOff } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { columnLanguage } from '#renderer/workspace/columns.ts';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { drawnCell } from '../grid-view.ts';
import { openCell } from '../open-cell.ts';
import {
  addWord,
  closeSpelling,
  ignoreGrammar,
  replaceWord,
  useMisspelt,
  type Misspelt,
} from './spelling-store.ts';
import styles from './SpellingMenu.module.css';

/** Arrows move, numbers choose, `+` adds the word. */
const onKey = (event: KeyboardEvent<HTMLElement>): void => {
  const buttons = Array.from(event.currentTarget.querySelectorAll('button'));
  const at = buttons.findIndex((button) => button === document.activeElement);
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const chosen = buttons.find((button) => button.dataset['key'] === event.key);
  if (chosen !== undefined) chosen.click();
  else if (step !== 0) buttons[(at + step + buttons.length) % buttons.length]?.focus();
  else return;
  event.preventDefault();
};

const giveFocusBack = ({ row, side }: Misspelt, event: Event): void => {
  event.preventDefault();
  const editor = openCell();
  if (editor === null) drawnCell(row, side)?.focus({ preventScroll: true });
  else editor.view.focus();
};

/** Puts an issue of grammar aside, by the keys that it has in the list of issues. */
const Ignoring = ({ open }: { readonly open: Misspelt }) => {
  const { t } = useTranslation('editor');
  return (['here', 'everywhere'] as const).map((where) => {
    const [key, shown] = where === 'here' ? ['i', 'I'] : ['I', 'Shift+I'];
    return (
      <button
        key={where}
        type="button"
        className={styles.choice}
        data-key={key}
        onClick={() => void ignoreGrammar(open, where)}
      >
        <span className={styles.add}>
          <EyeOff aria-hidden />
          {t(where === 'here' ? 'spelling.ignoreHere' : 'spelling.ignoreEverywhere')}
        </span>
        <Kbd keys={shown} />
      </button>
    );
  });
};

const Adding = ({ open }: { readonly open: Misspelt }) => {
  const { t } = useTranslation('editor');
  const { word } = open;
  return (
    <button type="button" className={styles.choice} data-key="+" onClick={() => void addWord(open)}>
      <span className={styles.add}>
        <BookPlus aria-hidden />
        {t('spelling.add', { word })}
      </span>
      <Kbd keys="+" />
    </button>
  );
};

const Choices = ({ open }: { readonly open: Misspelt }) => {
  const { t } = useTranslation('editor');
  const { suggestions, side } = open;
  return (
    <>
      {suggestions === null || suggestions.length === 0 ? (
        <output className={styles.none}>
          {t(suggestions === null ? 'spelling.looking' : 'spelling.noSuggestions')}
        </output>
      ) : (
        <div className={styles.choices} lang={columnLanguage(side)}>
          {suggestions.map((one, at) => (
            <button
              key={one}
              type="button"
              className={styles.choice}
              data-key={at + 1}
              onClick={() => void replaceWord(open, one)}
            >
              <span>{one === '' ? t('spelling.remove') : one}</span>
              <Kbd keys={String(at + 1)} />
            </button>
          ))}
        </div>
      )}
      {open.grammar === null ? <Adding open={open} /> : <Ignoring open={open} />}
    </>
  );
};

/** Words that may stand in the place of an underlined one, beside it: arrows and Enter, or a number, or a click. */
export const SpellingMenu = () => {
  const { t } = useTranslation('editor');
  const open = useMisspelt((state) => state.open);
  const anchor = useMemo(
    () => ({ current: { getBoundingClientRect: () => open?.rect ?? new DOMRect() } }),
    [open],
  );
  const content = useRef<HTMLDivElement>(null);
  const suggestions = open?.suggestions ?? null;
  // Nothing has the focus until it is known what there is to choose: Enter would add a word that nobody wanted to keep.
  useEffect(() => {
    if (suggestions !== null && suggestions.length > 0) content.current?.querySelector('button')?.focus();
  }, [suggestions]);
  if (open === null) return null;
  return (
    <Popover.Root
      open
      onOpenChange={(now) => {
        if (!now) closeSpelling();
      }}
    >
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          ref={content}
          data-takes-focus
          tabIndex={-1}
          className={styles.popover}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label={t('spelling.title', { word: open.word })}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            content.current?.focus();
          }}
          onCloseAutoFocus={(event) => giveFocusBack(open, event)}
          onKeyDown={onKey}
        >
          <p className={styles.title}>{t('spelling.title', { word: open.word })}</p>
          {open.grammar === null ? null : (
            <p className={styles.said} lang="en">
              {open.grammar.said}
            </p>
          )}
          <Choices open={open} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
};
