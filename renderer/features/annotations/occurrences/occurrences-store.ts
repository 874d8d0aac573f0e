import { create } from 'zustand';
import type { AnnotationInfo } from '#api/annotations.ts';

/** The annotation that is being offered at every place its words stand at; null while none is. */
export const useOccurrencesOf = create<{ readonly info: AnnotationInfo | null }>()(() => ({ info: null }));

export const openOccurrences = (info: AnnotationInfo): void => useOccurrencesOf.setState({ info });

export const closeOccurrences = (): void => useOccurrencesOf.setState({ info: null });
