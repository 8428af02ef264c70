/** Check-in at doors, with and without a connection; attendance. */
import type { ManagementTask, Part } from '../../series/index.ts';
import type { RegistrationContext } from '../context.ts';
import { addCheckInsApi } from './api/check-ins.ts';
import { addDevicesApi } from './api/devices.ts';
import { addLiveApi } from './api/live.ts';
import { type CheckInParts, type CheckInServices, createCheckInServices } from './context.ts';
import { addImportsApi } from './imports/api.ts';
import { addImportPages } from './imports/pages.ts';
import { addOnlineApi } from './online/api.ts';
import { addJoinPage } from './online/join-page.ts';
import { addOnlinePages } from './online/pages.ts';
import { addAttendancePages } from './pages/attendance.ts';
import { addConflictPages } from './pages/conflicts.ts';
import { addDevicePages } from './pages/devices.ts';
import { addDoorPage } from './pages/door.ts';
import { addLivePages } from './pages/live.ts';
import { readAttendance } from './policy.ts';
import { addWalkInsApi } from './walk-ins/api.ts';
import { addWalkInPages } from './walk-ins/pages.ts';

export interface CheckInPart extends Part, CheckInServices {}

/** What the management menu offers of this part. */
export const checkInTasks: readonly ManagementTask[] = [
  {
    group: 'participants',
    label: 'check-in:title',
    path: '/check-in',
    icon: 'check',
    policy: readAttendance,
  },
  {
    group: 'participants',
    label: 'check-in:attendance.title',
    path: '/attendance',
    icon: 'chart',
    policy: readAttendance,
  },
];

export function createCheckIn(context: RegistrationContext, parts: CheckInParts): CheckInPart {
  const services = createCheckInServices(context, parts);
  return {
    ...services,
    addApi(api) {
      addCheckInsApi(api, services);
      addDevicesApi(api, services);
      addLiveApi(api, services);
      addWalkInsApi(api, services);
      addOnlineApi(api, services);
      addImportsApi(api, services);
    },
    addPages(pages) {
      const deps = { ...services, ...pages };
      addDoorPage(deps);
      addLivePages(deps);
      addConflictPages(deps);
      addDevicePages(deps);
      addWalkInPages(deps);
      addAttendancePages(deps);
      addJoinPage(deps);
      addOnlinePages(deps);
      addImportPages(deps);
    },
  };
}
