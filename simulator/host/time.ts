/** `12/09/2025 14:30:04 UTC`, as Alma writes times; a dash for none. */
export function timeText(iso: string | null): string {
  if (iso === null || iso === '') return '–';
  const [date = '', time = ''] = iso.split('T');
  const [year = '', month = '', day = ''] = date.replace(/Z$/, '').split('-');
  const clock = time.slice(0, 8);
  return clock === '' ? `${month}/${day}/${year}` : `${month}/${day}/${year} ${clock} UTC`;
}

/** How long a run took, `1m 7s`. */
export function durationText(from: string | null, to: string | null): string {
  if (from === null || to === null) return '–';
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return [hours > 0 ? `${hours}h` : '', minutes > 0 ? `${minutes}m` : '', `${seconds % 60}s`]
    .filter(Boolean)
    .join(' ');
}
