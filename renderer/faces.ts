import faces from './styles/faces.css?url';

/**
 * Brings the app's own faces once something is drawn. They are two hundred parts of two Chinese fonts, half of all styles: a first
 * screen that waited for them would come later, and be drawn with the machine's faces all the same until their files are there.
 */
export const bringFaces = (): void => {
  requestAnimationFrame(() => {
    setTimeout(() => {
      const sheet = document.createElement('link');
      sheet.rel = 'stylesheet';
      sheet.href = faces;
      document.head.append(sheet);
    });
  });
};
