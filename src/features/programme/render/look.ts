import { type Colour, ceremonyColours, palette, themeColours } from '../../../platform/pdf/index.ts';
import type { PlannedSession } from './plan.ts';

/** Colours of a session: by its theme, of ceremonies where it has none, grey once it is cancelled. */
export interface SessionLook {
  /** Bar at the start edge. */
  readonly bar: Colour;
  /** The word for its kind. */
  readonly kind: Colour;
  /** Ground of its block; `null`: white with a dashed outline. */
  readonly ground: Colour | null;
  readonly title: Colour;
  readonly time: Colour;
}

/** How a session looks. Colour never says anything alone: theme, break and cancellation are words or numbers too. */
export const lookOf = ({ session, theme, strip }: PlannedSession): SessionLook => {
  if (session.cancelled) {
    const { mute } = palette;
    return { bar: mute, kind: mute, ground: null, title: mute, time: mute };
  }
  if (strip) {
    const { mute, soft, mist } = palette;
    return { bar: mute, kind: soft, ground: mist, title: soft, time: soft };
  }
  const colours = theme ? themeColours(theme.number) : ceremonyColours;
  return {
    bar: colours.strong,
    kind: colours.text,
    ground: colours.tint,
    title: palette.ink,
    time: palette.petrol,
  };
};
