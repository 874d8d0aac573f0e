import { columnLanguage } from '#renderer/workspace/columns.ts';
import { Popover } from 'radix-ui';
import { useMemo, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseForm, closeDoubt, useDoubted } from './alternatives-state.ts';
import { drawnCell } from './grid-view.ts';
import { openCell } from './open-cell.ts';
import styles from './Alternatives.module.css';

const moveFocus = (event: KeyboardEvent<HTMLElement>): void => {
  const buttons = Array.from(event.currentTarget.querySelectorAll('button'));
  const at = buttons.findIndex((button) => button === document.activeElement);
  const forward = event.key === 'ArrowRight' || event.key === 'ArrowDown';
  const backward = event.key === 'ArrowLeft' || event.key === 'ArrowUp';
  const numbered = /^[1-9]$/.test(event.key) ? buttons[Number(event.key) - 1] : undefined;
  if (numbered !== undefined) numbered.click();
  else if (forward || backward) buttons[(at + (forward ? 1 : -1) + buttons.length) % buttons.length]?.focus();
  else return;
  event.preventDefault();
};

/** The forms a doubtful character may take, beside it: arrows and Enter, or its number, or a click. */
export const Alternatives = () => {
  const { t } = useTranslation('editor');
  const open = useDoubted((state) => state.open);
  const anchor = useMemo(
    () => ({ current: { getBoundingClientRect: () => open?.rect ?? new DOMRect() } }),
    [open],
  );
  if (open === null) return null;
  const { doubt, side, row } = open;
  const giveFocusBack = (event: Event): void => {
    event.preventDefault();
    const editor = openCell();
    if (editor === null) drawnCell(row, side)?.focus({ preventScroll: true });
    else editor.view.focus();
  };
  return (
    <Popover.Root
      open
      onOpenChange={(now) => {
        if (!now) closeDoubt();
      }}
    >
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          data-takes-focus
          className={styles.popover}
          sideOffset={6}
          collisionPadding={8}
          aria-label={t('alternatives.title', { original: doubt.original })}
          onCloseAutoFocus={giveFocusBack}
          onKeyDown={moveFocus}
        >
          <p className={styles.title}>{t('alternatives.title', { original: doubt.original })}</p>
          <div className={styles.choices} lang={columnLanguage(side)}>
            {doubt.alternatives.map((form, at) => (
              <button
                key={form}
                type="button"
                className={styles.choice}
                aria-pressed={form === doubt.current}
                onClick={() => {
                  closeDoubt();
                  void chooseForm(open, form);
                }}
              >
                <span className={styles.form}>{form}</span>
                <span className={styles.key} aria-hidden>
                  {at + 1}
                </span>
              </button>
            ))}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
};
