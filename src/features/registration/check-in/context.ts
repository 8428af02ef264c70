import type { RegistrationContext } from '../context.ts';
import type { PlacesPart } from '../places/index.ts';
import { createLiveCounts } from './live.ts';
import { createCheckingService } from './service/checking.ts';
import { createDevicesService } from './service/devices.ts';
import { createKitService } from './service/kit.ts';
import { createResolvingService } from './service/resolving.ts';

export type CheckInServices = ReturnType<typeof createCheckInServices>;

/** The services of this part, each on those before it. */
export function createCheckInServices(
  context: RegistrationContext,
  { places }: { readonly places: Pick<PlacesPart, 'following'> },
) {
  const devices = createDevicesService(context);
  return {
    ...context,
    devices,
    kit: createKitService(context),
    checking: createCheckingService(context, { devices, places: places.following }),
    resolving: createResolvingService(context),
    live: createLiveCounts(context),
  };
}
