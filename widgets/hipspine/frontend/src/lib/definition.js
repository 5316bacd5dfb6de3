// The one door from what Python made of a model to functions: a figure's {spec, compute}, and what numbers lead to.

import { isAddress } from "./source.js";

async function module(source) {
  if (isAddress(source)) return import(source);
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  try {
    return await import(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** A figure's declaration and its computation: {spec, compute}. */
export const figureDefinition = (source) => module(source);

/** By a parametric question's id, the function of its numbers. */
export const questionFunctions = async (source) => (await module(source)).compute;
