// A form's defaults and a sheet in, the defaults for that sheet out: rows about a channel that the sheet does not list are left out.
// A form speaks of all its channels; a sheet that lists its own says by that which of them there are. Rows of the sheet's own stay, to be checked.
import { isGroup, valueAt } from './walk.js';

export function offeredOnly(defaults: unknown, sheet: unknown): unknown {
  const channels = valueAt(sheet, 'channels');
  if (!isGroup(defaults) || !Array.isArray(channels) || channels.length === 0) return defaults;
  const offered = new Set(['any', ...channels.map((channel) => isGroup(channel) && channel.kind)]);
  const { hours, standards } = defaults;
  const fitting = (group: unknown, list: string): unknown => {
    const rows = isGroup(group) ? group[list] : undefined;
    if (!isGroup(group) || !Array.isArray(rows)) return group;
    const kept = rows.filter((row) => !isGroup(row) || offered.has((row.channel ?? 'any') as string));
    return { ...group, [list]: kept.length > 0 ? kept : undefined };
  };
  return { ...defaults, hours: fitting(hours, 'byChannel'), standards: fitting(standards, 'response') };
}
