import type { RegistrationContext } from '../context.ts';
import { createCheckingService } from './service/checking.ts';
import { createDevicesService } from './service/devices.ts';
import { createKitService } from './service/kit.ts';
import { createResolvingService } from './service/resolving.ts';

export type CheckInServices = ReturnType<typeof createCheckInServices>;

/** The services of this part, each on those before it. */
export function createCheckInServices(context: RegistrationContext) {
  const devices = createDevicesService(context);
  return {
    ...context,
    devices,
    kit: createKitService(context),
    checking: createCheckingService(context, devices),
    resolving: createResolvingService(context),
  };
}
