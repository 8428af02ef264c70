/** The screen in the hall: goes on by itself, with or without the network. */
import { keepScreen } from './screen/keep.ts';

const screen = document.querySelector<HTMLElement>('[data-screen]');
if (screen) keepScreen(screen);
