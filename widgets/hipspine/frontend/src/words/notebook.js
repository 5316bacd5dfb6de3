// What figures and quizzes say in a notebook, where Python is beside them.

export const notebook = {
  gone: "Python no longer hears this. It still works here; to connect it again, run its cell.",
  silent: "Python does not answer: it is busy, or gone. It hears this when it answers; this line goes by itself then.",
  waiting: "The drawing in three dimensions comes from Python, which is busy. It appears here by itself.",
  missing: "The drawing in three dimensions comes from Python, which is gone. To see it, run its cell again.",
};
