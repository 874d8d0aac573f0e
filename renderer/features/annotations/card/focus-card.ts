import type { AnnotationId } from '#core/model/index.ts';

/** Puts the focus on the card of an annotation, once what had it is gone. */
export const focusCard = (annotation: AnnotationId): void => {
  requestAnimationFrame(() =>
    document
      .querySelector<HTMLElement>(`[data-annotation="${annotation}"] [data-list-focus]`)
      ?.focus({ preventScroll: true }),
  );
};
