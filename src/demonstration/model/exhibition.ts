import type { Bilingual, IsoDate, Key, LocalTime, Provenance } from './text.ts';

/** A point on the plan, `[x, y]` in metres from the corner at the top left of the drawing. */
export type PlanPoint = readonly [x: number, y: number];

/** Sort of stand. */
export interface DemoStandClass {
  readonly key: Key;
  readonly name: Bilingual;
}

/** What a stand can be supplied with. */
export type StandService = 'power' | 'internet' | 'screen' | 'furniture' | 'storage' | 'water';

/** A stand on the plan. */
export interface DemoStand {
  readonly key: Key;
  /** Code on the plan and on the sign, `A1`. */
  readonly code: string;
  readonly class: Key;
  /** Outline, clockwise, closed implicitly. */
  readonly polygon: readonly PlanPoint[];
  readonly services: readonly StandService[];
  /** Who has it; `null` for a stand that was left free. */
  readonly allocation: DemoAllocation | null;
}

/** The holder of a stand. */
export interface DemoAllocation extends Provenance {
  readonly body: Key;
  readonly status: 'accepted' | 'allocated' | 'confirmed';
  readonly title: Bilingual;
  readonly description: Bilingual;
  /** Exhibitor passes. */
  readonly staffQuota: number;
  readonly staff: readonly Key[];
}

/** An application that did not lead to a stand. */
export interface DemoStandApplication extends Provenance {
  readonly key: Key;
  readonly body: Key;
  readonly status: 'submitted' | 'rejected' | 'waitlisted';
  readonly title: Bilingual;
  readonly note: Bilingual | null;
}

/** The accompanying exhibition of an edition. */
export interface DemoExhibition extends Provenance {
  readonly key: Key;
  readonly title: Bilingual;
  readonly description: Bilingual;
  /** Room key of the hall. */
  readonly room: Key;
  /** Size of the hall, metres. */
  readonly plan: { readonly width: number; readonly height: number; readonly version: number };
  readonly hours: readonly { readonly day: IsoDate; readonly opens: LocalTime; readonly closes: LocalTime }[];
  readonly classes: readonly DemoStandClass[];
  readonly stands: readonly DemoStand[];
  readonly applications: readonly DemoStandApplication[];
}
