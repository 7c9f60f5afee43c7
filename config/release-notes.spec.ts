import { notesOf } from './scripts/release-notes.mjs';

const CHANGELOG =
  '# Changes\n\n## 1.1.0\n\n- New.\n\n## 1.0.0 (2026-01-02)\n\n- First.\n- Second.\n';

describe('release notes', () => {
  it('are the section of the version', () => {
    expect(notesOf(CHANGELOG, '1.1.0')).toBe('- New.');
  });

  it('reach to the end of the file, and their heading may bear a date', () => {
    expect(notesOf(CHANGELOG, '1.0.0')).toBe('- First.\n- Second.');
  });

  it('are empty for a version that the changelog does not have', () => {
    expect(notesOf(CHANGELOG, '1.0')).toBe('');
    expect(notesOf('## 2.0.0\n', '2.0.0')).toBe('');
  });
});
