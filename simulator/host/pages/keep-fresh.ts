const EVERY_MS = 2000;

/**
 * Shows parts of a page anew every two seconds, for as long as something runs and the person is
 * on the page; a part in which the person is stays as it is.
 * @param show tells whether something still runs
 */
export function keepFresh(
  signal: AbortSignal,
  parts: readonly HTMLElement[],
  isRunning: boolean,
  show: () => Promise<boolean>,
): void {
  if (!isRunning) return;
  const timer = setTimeout(() => {
    if (signal.aborted) return;
    if (parts.some((part) => part.contains(document.activeElement))) {
      keepFresh(signal, parts, true, show);
      return;
    }
    show().then(
      (stillRuns) => keepFresh(signal, parts, stillRuns, show),
      // The page is being left or the server has stopped: the page says the latter elsewhere.
      () => undefined,
    );
  }, EVERY_MS);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
