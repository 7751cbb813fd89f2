// As many numbers as a matrix of 10000 x 10000 has, 400 MB of float32; tests/large.spec.ts has a tenth of them.

import { test } from "../lib/hosts";
import { heldOnce, replaced } from "../lib/large";

const bytes = 4e8;

test("400 MB are copied in slices, and are held once", ({ page }) => heldOnce(page, bytes));
test("other 400 MB take the place of the first", ({ page }) => replaced(page, bytes));
