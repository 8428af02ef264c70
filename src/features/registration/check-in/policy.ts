import { anyone, type Policy, rolePolicy } from '../../../platform/http/policy.ts';

/** Checks people in at a door or the desk. A guarded role: it counts where a second factor was shown. */
export const checkPeopleIn = rolePolicy('check-in.work', ['organiser', 'protocol', 'desk']);

/** Says what holds of a check-in that was taken without knowing, and of whoever was checked in twice. */
export const resolveCheckIns = rolePolicy('check-in.resolve', ['organiser', 'protocol']);

/** Reads who was there. */
export const readAttendance = rolePolicy('attendance.read', ['organiser', 'protocol', 'desk', 'secretariat']);

/** Writes presence down that no door saw, gives out links into online sessions, and closes a session's attendance. */
export const manageAttendance = rolePolicy('attendance.manage', ['organiser', 'protocol']);

/** Opens an online session: the secret of the link says whose it is. */
export const ownJoinLink: Policy = { ...anyone, name: 'attendance.join-link' };
