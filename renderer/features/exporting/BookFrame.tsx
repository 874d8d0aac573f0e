import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fixedPage } from '#core/layouts/page/style.ts';
import { client } from '../../api.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { FailureNotice, failureOf } from '../../workspace/FailureNotice.tsx';
import { answerOf, liveKey } from '../../workspace/queries.ts';
import { styleNonce } from '../../workspace/style-nonce.ts';
import type { BookChoice } from './book-choice.ts';
import { bookWish } from './use-book.ts';
import styles from './Book.module.css';

export const frameWidths = ['phone', 'tablet', 'computer'] as const;
export type FrameWidth = (typeof frameWidths)[number];

/** CSS pixels of usual screens held upright, and of a small window. */
const pixels: Readonly<Record<FrameWidth, number>> = { phone: 390, tablet: 820, computer: 1280 };

/** The font faces of this page, which the frame has not: machines without Chinese fonts show the preview with them. */
const ownFaces = (): string =>
  [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules].map((rule) => ({ rule, href: sheet.href ?? location.href })))
    .filter(({ rule }) => rule instanceof CSSFontFaceRule)
    .map(({ rule, href }) =>
      rule.cssText.replaceAll(
        /url\("([^"]+)"\)/gu,
        (_, address: string) => `url("${new URL(address, href).href}")`,
      ),
    )
    .join('\n');

/** Sheets of paper one below the other, where there is nothing that prints; the text comes first, since that is what the choices are about. */
const sheets =
  'html { background: #8a8780; } body { background: none; display: flex; flex-direction: column; } main { order: -1; width: 100%; padding: 0 12px; } .title-page, nav, .chapter, .back-part { background: var(--paper); color: var(--ink); margin: 12px auto; padding: 2.4rem 2rem; max-width: 34rem; } .page { min-height: 20rem; border-bottom: 1px dashed var(--rule); padding: 1rem 0; }';

const { width: pageWidth, height: pageHeight, margin, fontSize } = fixedPage;
/** Pages of an e-book whose pages are fixed, one below the other. */
const fixedSheets = `html { background: #8a8780; } body { background: none; font-size: ${fontSize}px; } main { max-width: none; padding: 0; } .chapter { margin: 0; } .page { width: ${pageWidth}px; height: ${pageHeight}px; padding: ${margin}px; margin: 24px auto; background: #fff; color: #1f1c18; overflow: hidden; } .dense-2 .sheet { font-size: ${fontSize * 0.7}px; } .dense-3 .sheet { font-size: ${fontSize * 0.5}px; } .title-page, nav { background: #fff; width: ${pageWidth}px; margin: 24px auto; padding: ${margin}px; }`;

const framed = (html: string, { output, settings }: BookChoice): string => {
  const isFixed = output === 'epub' && settings.layout === 'facing';
  const more = output === 'pdf' || output === 'docx' ? sheets : isFixed ? fixedSheets : '';
  // On paper that is white at night too: readers who prefer the dark have it in their own programs.
  return html
    .replaceAll('@media screen and (prefers-color-scheme: dark)', '@media not all')
    .replace('</style>', () => `${ownFaces()}\n${more}\n:root { color-scheme: light; }</style>`);
};

/** The width of an element in CSS pixels, as it changes. */
const useWidth = () => {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const { current } = box;
    if (current === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return { box, width };
};

/** What a reader's screen shows, drawn by the engine as it will write it, in a frame that runs nothing; smaller where there is less room. */
export const BookFrame = ({
  choice,
  row,
  width,
}: {
  readonly choice: BookChoice;
  readonly row: number | null;
  readonly width: FrameWidth;
}) => {
  const { t } = useTranslation('exporting');
  const { box, width: room } = useWidth();
  const isFixed = choice.output === 'epub' && choice.settings.layout === 'facing';
  const wide = isFixed ? pageWidth + 2 * margin : pixels[width];
  const scale = room === 0 ? 1 : Math.min(1, room / wide);
  const wish = useDebounced(JSON.stringify({ ...bookWish(choice), ...(row === null ? {} : { row }) }), 150);
  const { data, error, isFetching } = useQuery({
    queryKey: [liveKey, 'book-preview', wish],
    queryFn: () =>
      answerOf(
        client.books.preview({
          ...(JSON.parse(wish) as ReturnType<typeof bookWish> & { readonly row?: number }),
          nonce: styleNonce(),
        }),
      ),
    placeholderData: (before) => before,
  });
  const html = data?.html ?? null;
  const page = useMemo(() => (html === null || html === '' ? html : framed(html, choice)), [html, choice]);
  if (error !== null) return <FailureNotice failure={failureOf(error)} title={t('books.preview')} />;
  return (
    <div ref={box} className={styles.preview} aria-busy={isFetching}>
      {page === null ? (
        <p className={styles.waiting}>{t('books.previewing')}</p>
      ) : page === '' ? (
        <p className={styles.waiting}>{t('books.previewEmpty')}</p>
      ) : (
        // Without scripts. It counts as of this origin, so that it may use the app's fonts.
        <iframe
          className={styles.frame}
          style={{ width: wide, height: `${100 / scale}%`, transform: `scale(${scale})` }}
          sandbox="allow-same-origin"
          srcDoc={page}
          title={t('books.previewTitle')}
        />
      )}
    </div>
  );
};
