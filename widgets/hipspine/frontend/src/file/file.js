// The script of a page that holds all its data itself: shows each widget when a reader comes near it.

import { whenNear } from "../lib/near.js";
import { standAlone, islands, mount } from "./mounting.js";

standAlone();
for (const element of islands()) whenNear(element, () => mount(element), { rootMargin: "400px" });
