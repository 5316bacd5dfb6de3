// The script of every page of the book: sheets and cards for links, folds, headings alone, where one stopped reading,
// words that were searched for.
// It is a classic script, loaded after the page has been read: such a one also works in a page opened from a folder.

import { otherwiseClassic } from "../lib/modules.js";
import { startCards } from "./card.js";
import { startFolds } from "./folds.js";
import { startFound } from "./found.js";
import { startHeadings } from "./headings.js";
import { linksOf } from "./look-up.js";
import { startPlace } from "./place.js";
import { startSheet } from "./sheet.js";

const own = /** @type {HTMLScriptElement} */ (document.currentScript);
const links = linksOf(JSON.parse(own.dataset.lookUp ?? "{}"), own.src);

otherwiseClassic();
startHeadings(own.dataset.page ?? "");
startFolds();
startCards(links);
startSheet(links);
startPlace(own.dataset.page ?? "");
startFound(own.src);
