// What the list for an appointment says.

export const appointment = {
  kept: "Kept in this browser only. Nobody else sees it.",
  notKept: "This browser does not let pages keep anything: print the list before you leave the page.",
  damaged:
    "What was kept of your list is damaged and was left alone: " +
    "what you write now is not kept until you empty the list.",
  emptied: "The list is empty, and nothing of it is kept.",
  emptiedUnkept: "The list is empty.",
};
