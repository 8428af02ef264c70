/**
 * Stands in pages of other sites as one line: puts a frame with the agenda where the line is, and gives it the height
 * that it asks for. Only messages of that frame, from where this script came, are listened to.
 */
(() => {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const { origin } = new URL(script.src);
  const frame = document.createElement('iframe');
  const address = new URL(script.dataset.agenda ?? '/', origin);
  if (address.origin !== origin) return;
  frame.src = address.href;
  frame.title = script.dataset.title ?? '';
  frame.loading = 'lazy';
  frame.style.cssText = 'inline-size:100%;min-block-size:20rem;border:0;display:block';
  addEventListener('message', ({ source, origin: from, data }: MessageEvent<unknown>) => {
    if (source !== frame.contentWindow || from !== origin) return;
    const { kind, height } = (data ?? {}) as { kind?: unknown; height?: unknown };
    if (kind !== 'multaqa-height' || typeof height !== 'number' || !Number.isFinite(height)) return;
    frame.style.blockSize = `${Math.min(20_000, Math.max(120, Math.ceil(height)))}px`;
  });
  script.after(frame);
})();
