import type { RegistrationContext } from '../context.ts';
import type { PlacesPart } from '../places/index.ts';
import { createImportsService } from './imports/service.ts';
import { createLiveCounts } from './live.ts';
import type { OnlineService } from './online/service.ts';
import { createCheckingService } from './service/checking.ts';
import { createDevicesService } from './service/devices.ts';
import { createKitService } from './service/kit.ts';
import { createResolvingService } from './service/resolving.ts';
import { createWalkInsService, type WalkInParts } from './walk-ins/service.ts';

/** What check-in asks of other parts. */
export interface CheckInParts extends WalkInParts {
  readonly places: Pick<PlacesPart, 'following'>;
  readonly online: OnlineService;
}

export type CheckInServices = ReturnType<typeof createCheckInServices>;

/** The services of this part, each on those before it. */
export function createCheckInServices(
  context: RegistrationContext,
  { places, online, ...parts }: CheckInParts,
) {
  const devices = createDevicesService(context);
  return {
    ...context,
    devices,
    kit: createKitService(context),
    checking: createCheckingService(context, { devices, places: places.following }),
    resolving: createResolvingService(context),
    online,
    imports: createImportsService(context, { online }),
    walkIns: createWalkInsService(context, parts),
    live: createLiveCounts(context),
  };
}
