/** A page that may hold what is not saved: it is asked before it is left. */
export interface AsksBeforeLeaving {
  /** @returns whether it may be left; waits for the person where there is a question */
  mayLeave(): boolean | Promise<boolean>;
}

/** The guard of such a page's route. */
export function askBeforeLeaving(page: AsksBeforeLeaving): boolean | Promise<boolean> {
  return page.mayLeave();
}
