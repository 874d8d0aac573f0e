/** Every failure a user can meet. Each has a sentence in `locales/<lang>/failures.json`; a test holds the two together. */
export const failureCodes = [
  // The file system
  'file.not-found', // { path }
  'file.is-directory', // { path }
  'file.not-regular', // { path } a device, a pipe, a socket
  'file.no-permission', // { path }
  'file.not-chosen', // { path } a browser tab may name only files the user chose
  'file.other-machine', // { path } a project names it; on this machine it was not chosen
  'file.name-too-long', // { path, name, letters, characters } so many letters, or Chinese characters, fit
  'file.path-too-long', // { path, letters, characters }
  'file.bad-name', // { path, name } Windows does not take it
  'file.empty', // { name }
  'file.too-large', // { name, size, limit } sizes in bytes
  'file.too-many', // { name, what, limit } `what` is a key `limits.*` in failures.json
  'file.needs-memory', // { name, limit } in megabytes: reading it needs more
  'file.takes-too-long', // { name, limit } in seconds: so long nothing came of reading it
  'file.changed-while-reading', // { name }
  'file.other-kind', // { name, kind } not what its name says; `kind` is a key `kinds.*` in failures.json
  'disk.full', // { path }
  'disk.failed', // { path, detail }
  // Reading documents
  'document.binary', // { name, kind } kind: `binaryKinds` in core/text/decode/binary.ts
  'document.unknown-format', // { name }
  'document.undecodable', // { name } no encoding fits
  'document.no-text', // { name }
  'document.encrypted', // { name } an Office file that is encrypted as a whole
  'document.password', // { name } parts of it can only be read with a password
  'document.drm', // { name } a book with copy protection
  'document.damaged-package', // { name, detail } a zip that cannot be read; `detail` is a key `packages.*` in failures.json
  'document.missing-part', // { name, part } a package without a part that every file of its kind has
  'document.large-part', // { name, limit } a package with a part of more bytes than are held at once
  'document.large-package', // { name, limit } a package whose parts are more bytes, or packed more tightly than those of documents
  'document.bad-xml', // { name, line, column, fault, detail } `fault` is a key `xml.*` in failures.json, `detail` in English, as the parser says it
  'document.bad-part', // { name, part, line, column, fault, detail } the same of a part of a package
  'document.bad-syntax', // { name, line, column, fault } JSON, YAML and the like: `fault` is a key `syntax.*`
  'document.invalid', // { name, line, fault, detail } well-formed, but not as its format wants it; `fault` is a key `<id>.faults.*` in formats.json
  'document.refused', // { name, reason } what the user chose not to accept; `reason` is a key `<id>.refusals.*` in formats.json
  'document.bad-option', // { format, option, value, values }
  'document.is-project', // { name } where documents are asked for
  'document.is-package', // { name }
  'document.unknown', // { id }
  'document.too-many-changes', // { name, limit } a newer file changes more rows than one update may
  'document.not-compared',
  'document.updating', // { name } what was asked would change rows that an update has in hand
  // Projects of OmegaT
  'omegat.not-a-project', // { path }
  'omegat.outside', // { path } a folder or file of a project that does not lie in it
  'omegat.no-document', // { path } no document here is a source file of it
  'omegat.other-source', // { name } the source file there is not the one that was imported
  // Projects
  'project.none-open',
  'project.other', // { path } what was asked was meant for this one, and another is open
  'project.not-a-project', // { path }
  'project.damaged', // { path, detail }
  'project.foreign-parts', // { path, detail } `detail` names a trigger, view or table that no version of this program makes
  'project.newer', // { path, version, supported }
  'project.in-use', // { path } by a program that is not known
  'project.in-use-window', // { path } by Duizhao in a window
  'project.in-use-browser', // { path } by Duizhao in a browser tab
  'project.in-use-cli', // { path } by a command of the command line
  'project.read-only', // { path }
  'project.gone', // { path, rescued? } `rescued` is where a copy of its content was put
  'project.overwritten', // { path, rescued? } another program wrote into the file while it was open
  'project.exists', // { path }
  // Translation memories
  'memory.not-a-memory', // { path }
  'memory.damaged', // { path, detail }
  'memory.foreign-parts', // { path, detail }
  'memory.newer', // { path, version, supported }
  'memory.in-use', // { path }
  'memory.exists', // { path }
  'memory.read-only', // { path }
  'unit.unknown', // { unit }
  'unit.no-translation',
  'memory.attached', // { path } the project has it already
  // Termbases in files of their own
  // Dictionaries that the user brought
  'dictionary.not-stardict', // { name } an .ifo that is none
  'dictionary.missing-part', // { name, part } a file of StarDict that lies not beside the others
  'dictionary.no-entries', // { name, skipped }
  'dictionary.unknown', // { id }
  'dictionary.not-a-dictionary', // { path }
  'dictionary.damaged', // { path, detail }
  'dictionary.foreign-parts', // { path, detail }
  'dictionary.newer', // { path, version, supported }
  'dictionary.in-use', // { path }
  'termbase.not-a-termbase', // { path }
  'termbase.damaged', // { path, detail }
  'termbase.foreign-parts', // { path, detail }
  'termbase.newer', // { path, version, supported }
  'termbase.in-use', // { path }
  'termbase.exists', // { path }
  'termbase.read-only', // { path } or the project has it only to read
  'termbase.attached', // { path } the project has it already
  'termbase.unknown', // { path } the project does not have it
  // Memories of teams on servers
  'team.bad-address', // { detail } a key `teamFaults.*` in failures.json
  'team.password-in-address',
  'team.tls-needed', // { host, mode } less than a checked certificate was asked for beyond this machine
  'team.no-tls', // { host } the server has none
  'team.bad-certificate', // { host, detail } `detail` in English
  'team.unreachable', // { host, detail } `detail` in English
  'team.slow', // { host } it took too long
  'team.not-reached', // { host, detail } the same of a server that is not set up on this machine
  'team.full', // { host } too many are connected
  'team.no-password', // { host, user } the server asks for one, and none is known
  'team.wrong-password', // { host, user }
  'team.no-database', // { host, database }
  'team.no-right', // { host, user } whoever is logged in may not do that
  'team.not-set-up', // { host, memory } there are no tables of such a memory
  'team.newer', // { host, version, supported } of the tables
  'team.older', // { host, version, needed } of the tables
  'team.other-schema', // { host, detail } what is there is not as this program makes it
  'team.encoding', // { host, encoding } of a database that is not in UTF-8
  'team.unknown', // { address } nothing of that address was set up on this machine
  'team.not-connected', // { host, address } the project names one that was not set up on this machine
  // Editing
  'row.unknown', // { row }
  'segment.unknown', // { segment }
  'cell.unknown-side', // { side }
  'cell.locked',
  'column.too-many', // { limit }
  'column.not-convertible', // { side } texts of the column cannot be converted from that one
  'column.has-texts', // { side }
  'cell.stale-edit', // the cell changed under the editor: { } nothing was written
  'cell.bad-text', // { detail } lone surrogate, tag outside the text
  'split.at-edge', // there is no place where both halves would be something, and no word is parted
  'split.bad-place', // { side } at an end of that text, or inside something that is one
  'align.not-here', // the original column, or one that follows another by conversion
  'align.nothing-to-move', // the cell is empty
  'align.no-neighbour', // no row before or behind in this document
  'align.nothing-open', // fixed pairs stand close together
  'merge.no-next', // nothing follows in this document
  'history.unknown',
  'nothing-to-undo',
  'nothing-to-redo',
  'damage.none', // { item } it is sound, or is not there
  'damage.no-such-way', // { item } neither history nor a backup has it, or too little of it can be read
  'history.damaged', // { sequence } what this event changed cannot be read, so it can be neither undone nor redone
  'cell.damaged', // { row, side } its text is not as it was written; what holds is to be decided first
  'annotation.damaged', // { annotation } likewise
  // Clean-up
  'repair.unknown', // { repair }
  'repair.text-edited', // the words were edited since; undo that edit or mend by hand
  // Checks
  'finding.unknown', // { words } it is no longer in that text
  'finding.no-fix', // { words } somebody has to decide what should stand there
  // Grammar
  'grammar.off', // it is switched off on this machine
  'grammar.missing', // { path } the checker was not built
  'grammar.stopped', // { detail } the checker broke down or took too long; texts are as they were
  // Annotations
  'dictionary.missing', // { path } it was not built
  'concept.unknown', // { concept }
  'concept.damaged', // { concept } decided on with `mend`
  'concept.no-terms',
  'terms.cut-off', // { name, line } a table in which a quotation mark of the row that begins in this line is never closed
  'terms.no-columns', // { name, heads } a table whose first row names neither languages nor terms
  'memory.no-columns', // { name, heads } a table of units that names fewer than two languages
  'annotation.unknown', // { annotation }
  'annotation.no-words', // the range holds no words
  'annotation.bad-range', // { detail } outside the text, or ends inside a character
  'annotation.quote-not-found', // { quote }
  'annotation.words-changed', // { quote } the text has changed since they were chosen, and they do not stand in one place of it
  'annotation.quote-many', // { quote, count }
  'reply.unknown', // { reply }
  'annotations.not-json-ld', // { name, detail }
  'annotations.too-large', // { name, size, limit } in bytes
  // Reviews
  'review.not-a-package', // { name }
  'review.newer', // { name, version, supported }
  'review.damaged', // { name, detail } where in it
  'review.other-project', // { name, title } of the project it belongs to
  'review.unknown-session', // { name, title } of the review
  'review.of-book', // what came of a book is no review that others are sent
  'review.older-base', // { name } made from frozen texts that are not kept here
  'review.locked', // { name } a passphrase is needed
  'review.wrong-passphrase', // { name } or the file was changed
  'review.too-large', // { name, size, limit } in bytes
  'review.not-word', // { name }
  'review.word-damaged', // { name, detail } where in it
  'review.word-too-large', // { name, limit } in bytes
  'review.word-no-rows', // { name } not one row of any round that is kept
  'review.word-columns', // { name, heads } the column of the translation, or those rows are known by, cannot be told
  'review.word-unnamed', // { name, savedBy } something in it bears no name: whose it is must be said
  'review.unknown', // no review of this id in the project
  'review.is-copy', // a reviewer's copy has no reviews of its own
  'review.no-copy', // the project is no reviewer's copy
  'review.nothing-in-scope',
  'review.not-for-reviewers', // { name } it was handed back: its project takes it in
  'review.not-handed-back', // { name } it is for reviewers
  'review.not-in-copy', // what may not be done in a reviewer's copy
  'review.finished', // the copy is finished and takes no edits
  'review.closed', // the review is closed
  'review.unknown-item', // { item }
  'review.nothing-to-decide', // nobody suggested anything for this text, or its row or column is gone
  'review.other-choice', // what was chosen reads otherwise by now
  'review.unknown-version', // of a conflict that is settled by now
  'review.not-asked', // { asked } what was not asked for: scores
  // Search
  'find.bad-pattern', // { reason } a key `pattern.*` in failures.json
  'find.unsafe-pattern', // { reason } likewise: a feature that cannot be run in linear time
  // Export, backups, jobs
  'export.unknown-format', // { format }
  'export.no-columns',
  'export.no-own-file', // { name } its words cannot be put into its own file
  'export.untranslated', // { name, count, rows } rows without a translation, where these are to be refused
  'export.refused', // { name, reason, detail } the format cannot hold something; `reason` is a key `<id>.refusals.*` in formats.json
  'export.bad-pattern', // { pattern, names } a pattern of file names with a placeholder that does not exist
  'export.unencodable', // { encoding, count, characters } of what goes back into a file, the first of them
  'book.not-a-book', // { name } neither an EPUB nor a Word document
  'book.other-project', // { name, title } of the project it is a book of
  'book.no-marks', // { name } a book, but not one of ours, or one that lost all that told whose it is
  'export.unknown-layout', // { layout }
  'export.no-output', // { layout, output } the layout cannot be written as that
  'export.few-columns', // { count } the layout needs more columns than were chosen
  'export.sheet-cell', // { row, column, limit } a text is longer than a cell of a workbook holds
  'export.sheet-rows', // { limit } there are more rows than a sheet of a workbook holds
  'export.no-printer', // no Chromium on this machine to make a PDF with
  'export.print-failed', // { detail }
  'export.bad-profile', // { path } a file that is no profile of settings
  'export.newer-profile', // { path, version, supported }
  'export.same-file', // { path } would overwrite the project or an original
  'backup.unknown', // { id }
  'backup.no-project', // { name } no project of this name, path or id has backups here
  'backup.damaged', // { id }
  'job.cancelled',
  'job.unknown', // { id }
  // Contract
  'engine.unreachable', // the wire to the engine is cut; nothing is known of the call
  'input.invalid', // { detail }
  'usage', // { detail } the command line
  'internal', // { detail } a bug; nothing was written
] as const;

export type FailureCode = (typeof failureCodes)[number];
