/** A tone for each answer, made on the spot: who looks at people hears it. */
let context: AudioContext | undefined;

const tones = { ok: [880, 1_175], warn: [660, 660], bad: [220, 165] } as const;

export type Tone = keyof typeof tones;

/** Two notes. Where the device makes no sound, or not yet, nothing happens. */
export function play(tone: Tone): void {
  try {
    context ??= new AudioContext();
    void context.resume();
    for (const [index, frequency] of tones[tone].entries()) {
      const from = context.currentTime + index * 0.14;
      const [note, volume] = [context.createOscillator(), context.createGain()];
      note.frequency.value = frequency;
      note.type = tone === 'bad' ? 'square' : 'sine';
      volume.gain.setValueAtTime(0.25, from);
      volume.gain.exponentialRampToValueAtTime(0.001, from + 0.13);
      note.connect(volume).connect(context.destination);
      note.start(from);
      note.stop(from + 0.14);
    }
    navigator.vibrate?.(tone === 'ok' ? 40 : [80, 60, 80]);
  } catch {
    // The answer is seen as well.
  }
}
