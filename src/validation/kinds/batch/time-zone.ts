import { TIME_ZONES } from '../../../model/generated/time-zones';

/** Whether the server finds a time zone of that name: it looks it up among those of Go, where upper and lower case differ. */
export function isTimeZone(name: string): boolean {
  if (name === 'UTC' || name === 'Local') return true;
  const slash = name.lastIndexOf('/');
  const folder = name.slice(0, slash + 1);
  return Object.hasOwn(TIME_ZONES, folder) && TIME_ZONES[folder].split(' ').includes(name.slice(slash + 1));
}
