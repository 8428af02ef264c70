/** Ticked rows: the box in the head ticks all, the bar counts and appears only when something is ticked. */
export function countPickedRows(): void {
  for (const bench of document.querySelectorAll<HTMLElement>('[data-workbench]')) watch(bench);
}

function watch(bench: HTMLElement): void {
  const bar = bench.querySelector<HTMLElement>('[data-bulk]');
  const all = bench.querySelector<HTMLInputElement>('[data-pick-all]');
  const boxes = [...bench.querySelectorAll<HTMLInputElement>('input[name="pick"]')];
  if (!bar || !all || boxes.length === 0) return;

  const count = bar.querySelector('[data-picked]');
  const unpick = bar.querySelector<HTMLElement>('[data-unpick]');
  const figures = new Intl.NumberFormat(document.documentElement.lang, {
    numberingSystem: document.documentElement.dataset.digits ?? 'latn',
  });
  const show = () => {
    const picked = boxes.filter((box) => box.checked).length;
    all.checked = picked === boxes.length;
    all.indeterminate = picked > 0 && picked < boxes.length;
    bar.hidden = picked === 0;
    if (count) count.textContent = figures.format(picked);
    for (const box of boxes) box.closest('tr')?.classList.toggle('is-picked', box.checked);
  };
  const setAll = (checked: boolean) => {
    for (const box of boxes) box.checked = checked;
    show();
  };

  all.hidden = false;
  all.addEventListener('change', () => setAll(all.checked));
  for (const box of boxes) box.addEventListener('change', show);
  if (unpick) {
    unpick.hidden = false;
    unpick.addEventListener('click', () => {
      setAll(false);
      all.focus();
    });
  }
  show();
}
