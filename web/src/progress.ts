// How far the work behind an element has come. The page is told at most ten times a second, and of the end always.

const between = 100; // ms

export class Progress {
  value = 1; // 0 to 1; 1 is no work
  #told = 1;
  #at = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly busy: (busy: boolean) => void,
    private readonly tell: (progress: number) => void,
  ) {}

  set(value: number): void {
    if (value === this.value) return;
    const wasBusy = this.value < 1;
    this.value = value;
    if (wasBusy !== value < 1) this.busy(value < 1);
    if (this.#timer !== undefined) return;
    const wait = this.#at + between - performance.now();
    if (wait <= 0) this.#tell();
    else this.#timer = setTimeout(this.#tell, wait);
  }

  #tell = (): void => {
    this.#timer = undefined;
    if (this.value === this.#told) return;
    this.#at = performance.now();
    this.#told = this.value;
    this.tell(this.value);
  };
}
