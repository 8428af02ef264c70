/** The page at a door or a desk: installed once, it works with or without the network. */
import { startPage } from './check-in/page.ts';

const root = document.querySelector<HTMLElement>('[data-check-in]');
if (root !== null) {
  void startPage(root);
}
