/** What the process says of itself. Alive: it answers. Ready: it takes deliveries. */
export class Health {
  #isReady = false;
  #isStopping = false;

  ready(): void {
    this.#isReady = true;
  }

  stopping(): void {
    this.#isStopping = true;
  }

  get takesDeliveries(): boolean {
    return this.#isReady && !this.#isStopping;
  }
}
