/** Where a row of links is wider than its window, moves it so that the page one is on is seen among them. */
export function showCurrentLink(): void {
  for (const current of document.querySelectorAll<HTMLElement>('nav [aria-current]')) {
    const nav = current.closest('nav');
    let row = current.parentElement;
    while (row !== null && row !== nav && row.scrollWidth <= row.clientWidth) row = row.parentElement;
    if (row === null || row.scrollWidth <= row.clientWidth) continue;
    const [inner, outer] = [current.getBoundingClientRect(), row.getBoundingClientRect()];
    if (inner.left >= outer.left && inner.right <= outer.right) continue;
    row.scrollLeft += (inner.left + inner.right - outer.left - outer.right) / 2;
  }
}
