// A program that never ends.
setInterval(() => {}, 1_000);
