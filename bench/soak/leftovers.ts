interface Used {
  readonly name: string;
  readonly thing: WeakRef<object>;
  /** How often it was still there when asked. */
  asked: number;
}

/** Knows what was used and is done with, and tells what of it somebody still holds. */
export class Leftovers {
  private left: Used[] = [];

  /** The thing is used now, and is to be gone when the garbage is next collected. */
  expectGone<T extends object>(name: string, thing: T): T {
    this.left.push({ name, thing: new WeakRef(thing), asked: 0 });
    return thing;
  }

  /**
   * What is still there the second time that is asked for it, by name; ask after the garbage was collected.
   * NOTE The engine itself may keep the last thing of a kind until it runs that code again; who holds it holds it on.
   */
  stillThere(): readonly string[] {
    this.left = this.left.filter(({ thing }) => thing.deref() !== undefined);
    for (const one of this.left) one.asked += 1;
    return this.left.filter(({ asked }) => asked > 1).map(({ name }) => name);
  }
}
