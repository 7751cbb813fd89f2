// Runs before anything else: what is global before the elements come.
window.before = Object.getOwnPropertyNames(window);
