/** The thread in which PDF is read. It is a file of the app itself: its content policy admits no other. */
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
