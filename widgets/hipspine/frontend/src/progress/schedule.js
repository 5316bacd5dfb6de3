/*! ts-fsrs: MIT License, Copyright (c) Open Spaced Repetition */
export { createEmptyCard, fsrs, Rating } from "ts-fsrs";
