/** Tells the page around the widget how high it is. A height is no secret: whoever frames the page may know it. */
const tell = (): void => {
  if (parent === window) return;
  parent.postMessage({ kind: 'multaqa-height', height: document.documentElement.scrollHeight }, '*');
};
new ResizeObserver(tell).observe(document.documentElement);
tell();

export {};
