/** Check-in at doors, with and without a connection; attendance. */
import type { Part } from '../../series/index.ts';
import type { RegistrationContext } from '../context.ts';
import { addCheckInsApi } from './api/check-ins.ts';
import { addDevicesApi } from './api/devices.ts';
import { type CheckInServices, createCheckInServices } from './context.ts';
import { addDoorPage } from './pages/door.ts';

export interface CheckInPart extends Part, CheckInServices {}

export function createCheckIn(context: RegistrationContext): CheckInPart {
  const services = createCheckInServices(context);
  return {
    ...services,
    addApi(api) {
      addCheckInsApi(api, services);
      addDevicesApi(api, services);
    },
    addPages(pages) {
      const deps = { ...services, ...pages };
      addDoorPage(deps);
    },
  };
}
