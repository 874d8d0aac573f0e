/** A value of type T that only the code which made it can name as B: ids of different tables never mix. */
export type Brand<T, B extends string> = T & { readonly __brand: B };

export type DocumentId = Brand<number, 'DocumentId'>;
export type BlockId = Brand<number, 'BlockId'>;
export type SegmentId = Brand<number, 'SegmentId'>;
export type RepairId = Brand<number, 'RepairId'>;
export type AnnotationId = Brand<number, 'AnnotationId'>;
export type ReplyId = Brand<number, 'ReplyId'>;
export type ConceptId = Brand<number, 'ConceptId'>;
/** Position of an event in a project's history. Orders events; the clock never does. */
export type Sequence = Brand<number, 'Sequence'>;
/** 1-based number of a row in the whole project, as shown in the margin and taken by the command line. */
export type RowNumber = number;
