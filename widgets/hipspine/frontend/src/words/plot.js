// What a plot of a page says.

export const plot = {
  label: "Plot; its numbers are in the table below",
};
