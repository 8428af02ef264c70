import { anyone, type Policy, rolePolicy } from '../../../platform/http/policy.ts';

/** Checks people in at a door or the desk. A guarded role: it counts where a second factor was shown. */
export const checkPeopleIn = rolePolicy('check-in.work', ['organiser', 'protocol', 'desk']);

/** Says what holds of a check-in that was taken without knowing, and of whoever was checked in twice. */
export const resolveCheckIns = rolePolicy('check-in.resolve', ['organiser', 'protocol']);

/** Takes somebody in at the desk who has not registered. A guarded role, as at the doors. */
export const registerWalkIns = rolePolicy('check-in.walk-in', ['organiser', 'protocol', 'desk']);

/** Reads who was there. */
export const readAttendance = rolePolicy('attendance.read', ['organiser', 'protocol', 'desk', 'secretariat']);

/** Says where sessions meet online, mails people their links, and takes in who was there. */
export const manageAttendance = rolePolicy('attendance.manage', [
  'organiser',
  'programme-manager',
  'protocol',
  'secretariat',
]);

/** What people do with their own link into a session: its secret says that it is theirs. */
export const ownJoinLink: Policy = { ...anyone, name: 'attendance.join-link' };
