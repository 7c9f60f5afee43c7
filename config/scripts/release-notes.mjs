/** The section of a version in a changelog, without its heading; empty when there is none. */
export function notesOf(changelog, version) {
  const lines = changelog.split('\n');
  const start = lines.findIndex(
    (line) => line.trim().split(' ').slice(0, 2).join(' ') === `## ${version}`,
  );
  if (start < 0) return '';
  const end = lines.findIndex((line, i) => i > start && line.startsWith('## '));
  return lines
    .slice(start + 1, end < 0 ? undefined : end)
    .join('\n')
    .trim();
}
