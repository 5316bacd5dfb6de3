// What makes the controls of a question, by its kind.

import { answering } from "./answering.js";
import { arranging } from "./arranging.js";

export const makers = { ...answering, ...arranging };
